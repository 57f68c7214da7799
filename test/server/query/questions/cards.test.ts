// Answers in words: what the headline, the facts and the table of a card say of rows.
import { describe, expect, test } from 'vitest';
import type { PlanMetric } from '../../../../server/plan/plan.ts';
import type { Answer } from '../../../../server/query/answer.ts';
import type { ResultColumn } from '../../../../server/query/question.ts';
import { cardOfFunnel } from '../../../../server/query/questions/funnel/card.ts';
import type { FunnelQuestion } from '../../../../server/query/questions/funnel/question.ts';
import { windowWords } from '../../../../server/query/questions/funnel/window.ts';
import { cardOfMetric } from '../../../../server/query/questions/metric/card.ts';
import type { Question } from '../../../../server/query/questions/registry.ts';
import { cardOfRetention } from '../../../../server/query/questions/retention/card.ts';
import type { CardCell } from '../../../../server/results/card.ts';
import { event, plan, property } from '../plans.ts';

const metric = (name: string, more: Partial<PlanMetric> = {}): PlanMetric =>
  ({ name, type: 'simple', agg: 'count', event: 'paid', owner: [], tags: [], ...more }) as PlanMetric;
const shop = plan([event('paid', [property('seconds', 'number', { unit: 's' })])], {
  metrics: [
    metric('orders'),
    metric('visits'),
    metric('rate', { type: 'ratio', agg: undefined, event: undefined, numerator: 'orders', denominator: 'visits' }),
    metric('time', { agg: 'avg' as never, property: 'seconds' }),
  ],
});
const types: Readonly<Record<string, ResultColumn['type']>> = { complete: 'boolean', period: 'date', value: 'number' };
const roles: Readonly<Record<string, ResultColumn['role']>> = {
  period: 'period',
  value: 'value',
  complete: 'complete',
  step: 'step',
  event: 'name',
  entities: 'count',
  rate_of_first: 'rate',
  rate_of_previous: 'rate',
  median_seconds: 'duration',
};
function answer<Q extends Question>(
  question: Q,
  columns: readonly string[],
  rows: readonly (readonly CardCell[])[],
): Answer<Q> {
  return {
    question,
    columns: columns.map((name) => ({ name, type: types[name] ?? 'string', role: roles[name] ?? 'group' })),
    view: 'series',
    semantics: ['Event time: UTC.'],
    rows,
    truncated: false,
    notes: [],
    sql: '-- Metric orders.\nselect 1',
    ms: 3,
    provenance: { asOf: '2026-01-31', data: 'events', planHash: 'abc', engine: 'duckdb', version: '0.1.0' },
  };
}

describe('a metric', () => {
  const ask = { kind: 'metric', metric: 'orders', name: 'orders' } as const;
  const weeks = [
    ['2026-01-05', 10, true],
    ['2026-01-12', 30, true],
    ['2026-01-19', 20, true],
    ['2026-01-26', 1, false],
  ] as const;

  test('by period leaves the period that is not over out of its words, and in its table', () => {
    const card = cardOfMetric(answer({ ...ask, grain: 'week' }, ['period', 'value', 'complete'], weeks), shop);
    expect(card.headline).toBe('20 orders in the week of 19 Jan; 10 to 30 a week over 3 weeks.');
    expect(card.facts.map(({ name, value }) => [name, value])).toEqual([
      ['latest', 20],
      ['lowest', 10],
      ['median', 20],
      ['highest', 30],
    ]);
    expect(card.table?.rows).toHaveLength(4);
  });
  test('of one period that is not over says it all the same', () => {
    const rows = [['2026-01-26', 1, false]] as const;
    const card = cardOfMetric(answer({ ...ask, grain: 'week' }, ['period', 'value', 'complete'], rows), shop);
    expect(card.headline).toBe('Orders: 1 in the week of 26 Jan. It is not over yet.');
  });
  test('of a day is on that day', () => {
    const card = cardOfMetric(answer({ ...ask, grain: 'day' }, ['period', 'value', 'complete'], weeks), shop);
    expect(card.headline).toBe('20 orders on Mon 19 Jan; 10 to 30 a day over 3 days.');
  });
  test('over everything is one number', () => {
    const card = cardOfMetric(answer(ask, ['value', 'complete'], [[1234, true]]), shop);
    expect([card.headline, card.verdict]).toEqual(['1,234 orders.', 'ok']);
  });
  test('by a property names the highest and the lowest group', () => {
    const rows = [
      ['free', 20, true],
      ['pro', 120, true],
      [null, 3, true],
    ] as const;
    const card = cardOfMetric(answer({ ...ask, by: ['tier'] }, ['tier', 'value', 'complete'], rows), shop);
    expect(card.headline).toBe('Orders by tier is highest for "pro" (120) and lowest for "none" (3), of 3 groups.');
  });
  test('by period and property speaks of the last period that is over', () => {
    const rows = [
      ['2026-01-05', 'free', 20, true],
      ['2026-01-12', 'free', 5, true],
      ['2026-01-12', 'pro', 7, true],
      ['2026-01-19', 'pro', 900, false],
    ] as const;
    const question = { ...ask, by: ['tier'], grain: 'week' } as const;
    const card = cardOfMetric(answer(question, ['period', 'tier', 'value', 'complete'], rows), shop);
    expect(card.headline).toBe(
      'Orders by tier is highest for "pro" (7) and lowest for "free" (5) in the week of 12 Jan, of 2 groups.',
    );
  });
  test('a share of counts is in percent, an average in the unit of its property', () => {
    const share = cardOfMetric(
      answer({ ...ask, name: 'rate', metric: 'rate' }, ['value', 'complete'], [[0.25, true]]),
      shop,
    );
    expect(share.headline).toBe('Rate: 25 %.');
    const time = cardOfMetric(
      answer({ ...ask, name: 'time', metric: 'time' }, ['value', 'complete'], [[90, true]]),
      shop,
    );
    expect(time.facts[0]?.unit).toBe('s');
  });
  test('without an event is unknown, not zero', () => {
    const card = cardOfMetric(answer(ask, ['value', 'complete'], [[null, true]]), shop);
    expect([card.verdict, card.facts.length]).toEqual(['unknown', 0]);
  });
});

describe('a funnel', () => {
  const ask: FunnelQuestion = {
    kind: 'funnel',
    name: 'buying',
    entity: 'user',
    window: '7d',
    order: 'ordered',
    steps: [{ event: 'seen' }, { event: 'paid' }],
  };
  const columns = ['step', 'event', 'entities', 'rate_of_first', 'rate_of_previous', 'median_seconds'];
  const row = (step: number, name: string, entities: number, first: number, previous: number): readonly CardCell[] => [
    step,
    name,
    entities,
    first,
    previous,
    step > 1 ? 60 : null,
  ];

  test('says how many get through, and where most are lost', () => {
    const rows = [row(1, 'seen', 1000, 1, 1), row(2, 'chosen', 800, 0.8, 0.8), row(3, 'paid', 200, 0.2, 0.25)];
    const card = cardOfFunnel(answer(ask, columns, rows), shop);
    expect(card.headline).toBe(
      '200 of 1,000 users (20 %) get from "seen" to "paid" within 7 days. The largest drop is before "paid": 600 users (75 %).',
    );
    expect(Object.fromEntries(card.facts.map(({ name, value }) => [name, value]))).toEqual({
      entered: 1000,
      completed: 200,
      conversion: 0.2,
      'median time': 60,
    });
  });
  test('by a property names the group that gets furthest and the one that does not', () => {
    const split = ['tier', ...columns];
    const rows = [
      ['free', ...row(1, 'seen', 10, 1, 1)],
      ['free', ...row(2, 'paid', 1, 0.1, 0.1)],
      ['pro', ...row(1, 'seen', 4, 1, 1)],
      ['pro', ...row(2, 'paid', 2, 0.5, 0.5)],
      ['team', ...row(1, 'seen', 0, 0, 0)],
      ['team', ...row(2, 'paid', 0, 0, 0)],
    ];
    const card = cardOfFunnel(answer({ ...ask, by: ['tier'] }, split, rows), shop);
    expect(card.headline).toBe(
      'By tier: 50 % of 4 users with "pro" complete it, and 10 % of 10 users with "free"; 2 groups.',
    );
  });
  test('nobody in the first step is unknown', () => {
    const card = cardOfFunnel(answer(ask, columns, [row(1, 'seen', 0, 0, 0), row(2, 'paid', 0, 0, 0)]), shop);
    expect([card.verdict, card.headline]).toEqual(['unknown', 'No user did the first step in this data.']);
  });
});

describe('a retention', () => {
  const ask = {
    kind: 'retention',
    name: 'weekly',
    entity: 'user',
    start: { event: 'signed_up' },
    return: { event: '*' },
    period: 'week',
    periods: 2,
    since: '2026-01-05',
    until: '2026-01-18',
    through: '2026-01-18',
  } as const;
  const columns = ['cohort', 'size', 'period', 'entities', 'rate', 'complete'];
  const rows: readonly (readonly CardCell[])[] = [
    ['2026-01-05', 10, 0, 10, 1, true],
    ['2026-01-05', 10, 1, 4, 0.4, true],
    ['2026-01-05', 10, 2, 0, 0, false],
    ['2026-01-12', 20, 0, 20, 1, true],
    ['2026-01-12', 20, 1, 0, 0, false],
    ['2026-01-12', 20, 2, 0, 0, false],
  ];

  test('shows no period that lies ahead: nobody could come back yet', () => {
    const card = cardOfRetention(answer(ask, columns, rows));
    expect(card.table?.rows.map(([cohort, , period]) => `${cohort} ${period}`)).toEqual([
      '2026-01-05 0',
      '2026-01-05 1',
      '2026-01-12 0',
    ]);
    expect(card.headline).toBe('40 % of users come back in week 1, the last full week.');
  });
  test('shows a period that has begun and is not over', () => {
    const card = cardOfRetention(answer({ ...ask, through: '2026-01-20' }, columns, rows));
    expect(card.table?.rows).toHaveLength(5);
    expect(card.headline).toBe('40 % of users come back in week 1, the last full week.');
  });
  test('of months counts months, not days', () => {
    const monthly = {
      ...ask,
      period: 'month',
      since: '2026-01-01',
      until: '2026-03-01',
      through: '2026-03-01',
    } as const;
    const cells = [0, 1, 2, 3].map((n): readonly CardCell[] => ['2026-01-01', 5, n, n === 3 ? 0 : 5 - n, null, n < 2]);
    expect(cardOfRetention(answer(monthly, columns, cells)).table?.rows).toHaveLength(3);
  });
  test('within a number of periods shows those of which the first has begun', () => {
    const within = { ...ask, brackets: [2] };
    const cells = ['2026-01-05', '2026-01-12', '2026-01-19'].map((day): readonly CardCell[] => [
      day,
      5,
      2,
      1,
      0.2,
      false,
    ]);
    const card = cardOfRetention(answer({ ...within, through: '2026-01-19' }, columns, cells));
    expect(card.table?.rows.map(([cohort]) => cohort)).toEqual(['2026-01-05', '2026-01-12']);
  });
  test('too young for any period says so', () => {
    const card = cardOfRetention(answer(ask, columns, [['2026-01-12', 20, 0, 20, 1, true]]));
    expect(card.headline).toBe('No cohort is old enough yet to say who came back.');
  });
});

test.each([
  ['1d', '1 day'],
  ['30min', '30 minutes'],
  ['2 w', '2 weeks'],
  ['1500ms', '1,500 milliseconds'],
  ['session', 'session'],
])('a window of %s is %s', (window, said) => expect(windowWords(window)).toBe(said));
