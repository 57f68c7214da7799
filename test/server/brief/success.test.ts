import { describe, expect, it } from 'vitest';
import { readSuccess } from '../../../server/brief/success.ts';
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
    ['Average checkout time under 2 minutes', { kind: 'duration', reading: 'checkout_started', window: '2m' }],
    ['Week-4 retention above 35%', { kind: 'retention', who: 'users', period: 'week', within: 4, target: 0.35 }],
    ['D30 retention >= 15%', { kind: 'retention', who: 'users', period: 'day', within: 30, target: 0.15 }],
    ['weekly retention stays above 40 %', { kind: 'retention', who: 'users', period: 'week', target: 0.4 }],
    ['users come back the next day', { kind: 'retention', who: 'users', period: 'day', within: 1, window: '1d' }],
    ['half of the users share a post', { kind: 'share', reading: 'post_shared', target: 0.5 }],
    ['2 out of 5 users share a post', { kind: 'share', reading: 'post_shared', target: 0.4 }],
    ['fewer than 2 % of payments fail', { kind: 'rate', of: 'payments failure', bound: 'below', target: 0.02 }],
    ['the sync succeeds in 99% of cases', { kind: 'rate', of: 'sync success', target: 0.99 }],
    ['drivers accept a ride within 30 seconds', { kind: 'conversion', reading: 'ride_accepted', window: '30s' }],
    [
      'users complete at least 3 lessons per week',
      { kind: 'repeat', times: 3, reading: 'lesson_completed', window: '7d' },
    ],
    ['customers order at least twice a month', { kind: 'repeat', times: 2, reading: 'order_started', window: '30d' }],
    ['\u{1F3AF} 20% of users share a post', { kind: 'share', reading: 'post_shared', target: 0.2 }],
  ])('%s', (sentence, expected) => expect(read(sentence)).toEqual(expected));

  it.each([
    'users love it',
    'increase retention',
    'reduce churn by 5 %',
    'support is faster',
    '',
    'support tickets drop by 20%',
    'increase bookings by 10%',
    'Kunden kommen innerhalb von 7 Tagen zur\u00fcck',
    'NPS above 40',
  ])('"%s" is asked about', (sentence) => {
    const success = readSuccess(sentence, { english: words });
    expect(success.kind).toBe('question');
  });
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

  it('two sentences of one kind tell themselves apart, one said twice stands once', () => {
    const success = ['users come back within 7 days', 'Week-4 retention above 35%', 'users come back within 7 days'];
    const { retention } = propose({ feature: 'Desk', owner: 'a', actions: ['share a post'], success });
    expect(retention.map((item) => item.name)).toEqual(['users_back', 'users_back_week_4']);
  });

  it('"create a list" is what the brief calls a shopping list, when there is one deed of the kind', () => {
    const success = '40% of users create a list';
    const of = (...actions: string[]) => propose({ feature: 'Desk', owner: 'a', actions, success });
    expect(of('create a shopping list').questions).toEqual([]);
    expect(of('create a shopping list', 'create a guest list').questions.map((one) => one.code)).toEqual(['success']);
  });

  it('the first action is reached from nothing: asked', () => {
    const { questions, funnels } = propose({
      feature: 'Desk',
      owner: 'a',
      actions: ['list an item', 'share a post'],
      success: 'sellers list an item within one day',
    });
    expect(questions.map((one) => one.code)).toEqual(['success']);
    expect(funnels).toEqual([]);
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
