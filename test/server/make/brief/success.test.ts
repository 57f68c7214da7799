import { describe, expect, it } from 'vitest';
import { readSuccess } from '../../../../server/make/brief/success.ts';
import { propose, words } from './planned.ts';

const read = (sentence: string) => {
  const { sentence: _, ...rest } = readSuccess(sentence, { english: words });
  const name = (key: 'reading' | 'from') =>
    key in rest
      ? { [key]: (rest as unknown as Record<string, { events: { name: string }[] }>)[key]?.events[0]?.name }
      : {};
  return { ...rest, ...name('reading'), ...name('from') };
};

describe('sentences', () => {
  it.each([
    ['users come back within 7 days', { kind: 'retention', who: 'users', period: 'day', within: 7, window: '7d' }],
    ['students return every week', { kind: 'retention', who: 'students', period: 'week' }],
    ['readers stay for a month', { kind: 'retention', who: 'readers', period: 'week' }],
    ['customers buy again within 30 days', { kind: 'repeat', times: 2, reading: 'purchase_started', window: '30d' }],
    [
      'teams invite a second member within 3 days',
      { kind: 'repeat', times: 2, reading: 'member_invited', window: '3d' },
    ],
    ['sellers list a third item', { kind: 'repeat', times: 3, reading: 'item_listed' }],
    ['sellers list an item within one day', { kind: 'conversion', reading: 'item_listed', window: '1d' }],
    [
      '40% of new users generate a quiz in the first week',
      { kind: 'conversion', reading: 'quiz_generation_started', window: '7d', target: 0.4 },
    ],
    [
      '30 % of users who upload a note generate a quiz within 2 days',
      {
        kind: 'conversion',
        from: 'note_upload_started',
        reading: 'quiz_generation_started',
        window: '2d',
        target: 0.3,
      },
    ],
    ['players complete a level in the first session', { kind: 'conversion', reading: 'level_completed', window: '1h' }],
    [
      'students start a subscription within 2 months',
      { kind: 'conversion', reading: 'subscription_started', window: '60d' },
    ],
    ['20% of users share a post', { kind: 'share', reading: 'post_shared', target: 0.2 }],
    ['tickets are closed on the first reply', { kind: 'first-try', reading: 'ticket_closed', unit: 'reply' }],
    ['error rate below 2%', { kind: 'rate', of: 'error', bound: 'below', target: 0.02 }],
    ['quiz completion rate stays above 95 %', { kind: 'rate', of: 'quiz completion', bound: 'above', target: 0.95 }],
    ['average answer rating above 4.5', { kind: 'average', of: 'answer rating', value: 4.5 }],
    [
      'average time to export a report under 2 minutes',
      { kind: 'duration', reading: 'report_export_started', window: '2m' },
    ],
  ])('%s', (sentence, expected) => expect(read(sentence)).toEqual(expected));

  it.each(['users love it', 'increase retention', 'reduce churn by 5 %', 'support is faster', ''])(
    '"%s" is asked about',
    (sentence) => {
      const success = readSuccess(sentence, { english: words });
      expect(success.kind).toBe('question');
    },
  );
});

describe('what they give', () => {
  const given = (actions: string[], success: string) => propose({ feature: 'Desk', owner: 'a', actions, success });
  it.each([
    [
      'funnel of the same event twice',
      ['list an item'],
      'sellers list an item again within 30 days',
      'funnels',
      'item_again',
    ],
    [
      'funnel from signing up',
      ['sign up', 'list an item'],
      'sellers list an item within one day',
      'funnels',
      'item_within_1d',
    ],
    [
      'funnel between two deeds',
      ['upload a note', 'generate a quiz'],
      '30% of users who upload a note generate a quiz within 1 day',
      'funnels',
      'quiz_within_1d',
    ],
    [
      'share of first tries',
      ['close a ticket'],
      'tickets are closed on the first reply',
      'metrics',
      'first_reply_rate',
    ],
    [
      'adoption with a target',
      ['share a post', 'rate a post'],
      '20% of users share a post',
      'metrics',
      'desk_adoption',
    ],
    [
      'median',
      ['export a report'],
      'average time to export a report under 2 minutes',
      'metrics',
      'median_report_export_time',
    ],
    ['retention', ['upload a note'], 'users come back within 30 days', 'retention', 'users_back'],
  ] as const)('%s', (_, actions, success, section, name) => {
    const proposal = given([...actions], success);
    expect(proposal[section].map((item) => item.name)).toContain(name);
    expect(proposal.questions).toEqual([]);
  });

  it('the event that tries are counted of carries the count', () => {
    const [event] = given(['close a ticket'], 'tickets are closed on the first reply').events;
    expect(JSON.stringify(event?.properties)).toContain('reply_count');
  });

  it.each([
    [['upload a note'], 'users rate a note within 1 day'],
    [['upload a note'], '10% of users upload a note within 1 day'],
    [['upload a note'], 'refund rate below 1 %'],
    [['upload a note'], 'average rating above 4'],
    [['rate a note'], 'average time to rate a note under 1 minute'],
  ])('%j, "%s": the plan lacks what it needs, so it is asked', (actions, success) => {
    expect(given(actions, success).questions.map((question) => question.code)).toEqual(['success']);
  });
});

describe('whose way is counted', () => {
  const actions = ['sign up', 'customers check out', 'couriers accept an order', 'couriers deliver an order'];
  const said = (sentence: string) => propose({ feature: 'Delivery', owner: 'growth', actions, success: [sentence] });

  it('that of the thing a sentence is about, from its first event on', () => {
    const found = said('90 % of orders are delivered within 60 minutes').funnels.find(
      (one) => one.name === 'order_within_60m',
    );
    expect(found).toMatchObject({
      entity: 'order',
      steps: [{ event: 'order_accepted' }, { event: 'order_delivered' }],
      meta: { target: 0.9 },
    });
  });
  it('that of the person who does it, from the sign-up on', () => {
    const found = said('customers check out within 2 days').funnels.find((one) => one.name === 'checkout_within_2d');
    expect(found).toMatchObject({
      entity: 'user',
      steps: [{ event: 'signup_completed' }, { event: 'checkout_completed' }],
    });
  });
  it.each([
    ['checkout conversion above 40 %', 'checkout_completion_rate', 0.4],
    ['checkout conversion rate stays above 40 %', 'checkout_completion_rate', 0.4],
    ['checkout failures below 2 %', 'checkout_error_rate', 0.02],
    ['checkout success of 97 %', 'checkout_completion_rate', 0.97],
  ])('"%s" is the target of a rate', (sentence, metric, target) => {
    const { metrics, questions } = said(sentence);
    expect(metrics.find((one) => one.name === metric)).toMatchObject({ meta: { target } });
    expect(questions.filter((one) => one.code === 'success')).toEqual([]);
  });
  it('a rate of nothing is asked about', () =>
    expect(said('conversion rate above 3 %').questions.map((one) => one.code)).toContain('success'));
});
