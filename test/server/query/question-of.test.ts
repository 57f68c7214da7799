import { describe, expect, test } from 'vitest';
import type { Plain } from '../../../server/plan/plan.ts';
import { questionOf } from '../../../server/query/question-of.ts';
import { event, plan } from './plans.ts';

const started = { event: 'checkout_started', name: 'checkout_started' };
const completed = { event: 'checkout_completed', name: 'paid', where: 'order_value > 0' };
const shop = plan([event('checkout_started'), event('checkout_completed')], {
  metrics: [
    { name: 'orders', type: 'simple', agg: 'count', event: 'checkout_completed', dimensions: [] },
    { name: 'dau', type: 'active', entity: 'user', grain: 'day', dimensions: [] },
    { name: 'checkout', type: 'simple', agg: 'count', event: 'checkout_started', dimensions: [] },
  ],
  funnels: [
    {
      name: 'checkout',
      entity: 'user',
      window: '7d',
      order: 'ordered',
      steps: [started, completed],
      exclusions: [
        { event: 'left', after: 'paid' },
        { event: 'left', after: 'checkout_started', where: "reason = 'price'" },
        { event: 'gone' },
      ],
    },
    {
      name: 'plain',
      entity: 'user',
      window: '7d',
      order: 'ordered',
      steps: [started, completed],
      exclusions: [],
      per: 'session',
    },
  ],
  retention: [
    { name: 'weekly', entity: 'user', start: started, return: { event: '*', name: '*' }, period: 'week', brackets: [] },
    {
      name: 'early',
      entity: 'user',
      start: started,
      return: { event: '*', name: '*' },
      period: 'day',
      brackets: [1, 7, 30],
    },
  ],
});

describe('questionOf', () => {
  test('a funnel by period is told not to be there', () =>
    expect(questionOf(shop, 'plain', { grain: 'week' })).toEqual({
      fault: 'unsupported',
      message:
        'The funnel plain by week is not computed in this version. Ask it of one week at a time, with since and until.',
    }));
  test('a metric takes the grain that is asked, else its own, else none', () => {
    expect(questionOf(shop, 'orders')).toEqual({ kind: 'metric', name: 'orders', metric: 'orders' });
    expect(questionOf(shop, 'dau')).toEqual({ kind: 'metric', name: 'dau', metric: 'dau', grain: 'day' });
    expect(questionOf(shop, 'dau', { grain: 'week', since: '2026-01-01', by: ['platform'] })).toEqual({
      kind: 'metric',
      name: 'dau',
      metric: 'dau',
      grain: 'week',
      since: '2026-01-01',
      by: ['platform'],
    });
  });

  test('a funnel keeps its steps; exclusions say the number of their step', () => {
    expect(questionOf(shop, 'funnel:checkout', { until: '2026-01-31' })).toEqual({
      kind: 'funnel',
      name: 'checkout',
      entity: 'user',
      window: '7d',
      order: 'ordered',
      steps: [started, completed],
      until: '2026-01-31',
      exclusions: [
        { event: 'left', after: 2 },
        { event: 'left', after: 1, where: "reason = 'price'" },
        { event: 'gone' },
      ],
    });
    expect(questionOf(shop, 'plain')).toMatchObject({ per: 'session' });
  });

  test('a retention looks ahead as far as its brackets or its period say', () => {
    expect(questionOf(shop, 'weekly')).toMatchObject({ kind: 'retention', period: 'week', periods: 8 });
    expect(questionOf(shop, 'weekly', { grain: 'month' })).toMatchObject({ period: 'month', periods: 6 });
    expect(questionOf(shop, 'early')).toMatchObject({ periods: 30, brackets: [1, 7, 30] });
  });

  test('a name that two kinds share lists the forms that tell them apart', () => {
    expect(questionOf(shop, 'checkout')).toEqual({
      fault: 'ambiguous-name',
      message: 'checkout is the name of more than one thing. Say which: metric:checkout or funnel:checkout.',
      names: ['metric:checkout', 'funnel:checkout'],
    });
    expect(questionOf(shop, 'metric:checkout')).toMatchObject({ kind: 'metric' });
  });

  test.each([
    ['orderz', 'No metric, funnel or retention is called orderz. Did you mean orders?'],
    [
      'zzz',
      'No metric, funnel or retention is called zzz. There are orders, dau, checkout, checkout, plain, weekly, early.',
    ],
    [
      'funnel:orders',
      'No metric, funnel or retention is called funnel:orders. There are orders, dau, checkout, checkout, plain, weekly, early.',
    ],
  ])('%s', (name, message) => {
    expect(questionOf(shop, name)).toMatchObject({ fault: 'unknown-name', message });
  });

  test('a plan without any', () => {
    expect(questionOf(plan([]), 'a')).toMatchObject({
      message: 'No metric, funnel or retention is called a. The plan defines none.',
    });
  });
});

describe('semantics of an item', () => {
  const asked = (semantics: Plain) => {
    const [orders] = shop.metrics;
    const [checkout] = shop.funnels;
    const own = { ...shop, metrics: [{ ...orders!, semantics }], funnels: [{ ...checkout!, semantics }] };
    return ['orders', 'checkout'].map((name) => questionOf(own, name));
  };

  test.each<[Plain]>([
    [{}],
    [null],
    [{ timezone: 'UTC', week_start: 1, entry: 'best', tie: 'step_order' }],
    [{ retention: { mode: 'on', zero: 'cohort' }, uniques: 'exact' }],
  ])('%j says what is computed anyway', (semantics) => {
    for (const question of asked(semantics)) expect(question).not.toHaveProperty('fault');
  });

  test.each<[Plain, string]>([
    [{ timezone: 'Europe/Berlin' }, 'timezone: Europe/Berlin'],
    [{ week_start: 7, entry: 'first', uniques: 'exact' }, 'week_start: 7, entry: first'],
    [{ tie: { grace: '2s' } }, 'tie: {"grace":"2s"}'],
    [{ retention: { mode: 'on_or_after', clock: 'calendar' } }, 'retention.mode: on_or_after'],
    [{ no_such: true }, 'no_such: true'],
    ['mixpanel', '"mixpanel"'],
  ])('%j is not passed over', (semantics, set) => {
    expect(asked(semantics)).toEqual(
      ['metric orders', 'funnel checkout'].map((which) => ({
        fault: 'unsupported',
        message: `The ${which} sets semantics that this version does not compute: ${set}. Time zone and week are set for all questions, under semantics of trackwright.yml; take the rest out.`,
      })),
    );
  });
});
