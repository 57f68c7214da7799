// One card of each kind that is rendered often, and one in which everything is hostile.
import { type Card, cardSchema } from '../../../server/results/card.ts';

const base = {
  schema: cardSchema,
  facts: [],
  checks: [],
  assumptions: [],
  caveats: [],
  sql: [],
  actions: [],
  provenance: { version: '0.1.0' },
} satisfies Partial<Card>;

export const funnel: Card = {
  ...base,
  id: '3c76c46d4d0818c0',
  kind: 'funnel',
  title: 'Funnel "checkout"',
  verdict: 'ok',
  headline: '458 of 1,204 users finished within 7 days (38 %).',
  facts: [
    { name: 'entity', value: 'user' },
    { name: 'window', value: '7d' },
    { name: 'conversion', value: 0.3804, unit: 'share', interval: { low: 0.3534, high: 0.4083, level: 0.95 } },
  ],
  table: {
    view: 'steps',
    columns: [
      { name: 'step', title: '#', role: 'step', type: 'integer' },
      { name: 'event', title: 'Step', role: 'name', type: 'string' },
      { name: 'entities', title: 'Users', role: 'count', type: 'integer' },
      { name: 'rate_of_first', title: 'Of step 1', role: 'rate', type: 'number', unit: 'share' },
      { name: 'rate_of_previous', title: 'Of the step before', role: 'rate', type: 'number', unit: 'share' },
      { name: 'median_seconds', title: 'Median time', role: 'duration', type: 'number', unit: 's' },
      { name: 'immature', title: 'Still open', role: 'open', type: 'integer' },
    ],
    rows: [
      [1, 'cart_opened', 1204, 1, null, null, 12],
      [2, 'checkout_started', 812, 812 / 1204, 812 / 1204, 125, 12],
      [3, 'order_paid', 458, 458 / 1204, 458 / 812, 3_912.5, 12],
    ],
  },
  caveats: ['12 users entered less than 7 days before the data ends; they may still finish.'],
  assumptions: ['A user without an id is not counted.'],
  sql: [{ name: 'checkout', text: 'select 1 as step\nfrom events\n', ms: 12.4, rows: 3 }],
  provenance: {
    asOf: '2026-01-31',
    data: 'shop.duckdb',
    planHash: 'fb7d440936aed30a',
    engine: 'DuckDB 1.5',
    seed: 7,
    version: '0.1.0',
  },
};

const funnelByPlatform: Card = {
  ...base,
  id: '1',
  kind: 'funnel',
  title: 'Funnel "checkout" by platform',
  verdict: 'info',
  headline: 'iOS finishes most often.',
  table: {
    view: 'steps',
    columns: [
      { name: 'step', title: '#', role: 'step', type: 'integer' },
      { name: 'event', title: 'Step', role: 'name', type: 'string' },
      { name: 'platform', role: 'group', type: 'string' },
      { name: 'entities', title: 'Users', role: 'count', type: 'integer' },
      { name: 'rate_of_first', title: 'Of step 1', role: 'rate', type: 'number', unit: 'share' },
    ],
    rows: [
      [1, 'cart_opened', 'ios', 200, 1],
      [2, 'order_paid', 'ios', 120, 0.6],
      [1, 'cart_opened', null, 10_000, 1],
      [2, 'order_paid', null, 3, 0.0003],
    ],
  },
};

export const metric: Card = {
  ...base,
  id: '2',
  kind: 'metric',
  title: 'Metric "revenue" by day',
  verdict: 'info',
  headline: 'Revenue was 4,210.50 in the last complete day.',
  table: {
    view: 'series',
    columns: [
      { name: 'period', role: 'period', type: 'date' },
      { name: 'value', role: 'value', type: 'number', unit: 'EUR' },
      { name: 'complete', role: 'complete', type: 'boolean' },
    ],
    rows: [
      ['2026-01-29', 3_120, true],
      ['2026-01-30', 4_210.5, true],
      ['2026-01-31', 12.25, false],
    ],
  },
};

export const ratio: Card = {
  ...base,
  id: '3',
  kind: 'metric',
  title: 'Metric "quiz_completion_rate"',
  verdict: 'warn',
  headline: 'In one week nobody began.',
  table: {
    view: 'series',
    columns: [
      { name: 'period', role: 'period', type: 'date' },
      { name: 'value', role: 'value', type: 'number', unit: 'share' },
      { name: 'numerator', role: 'part', type: 'integer' },
      { name: 'denominator', role: 'part', type: 'integer' },
      { name: 'complete', role: 'complete', type: 'boolean' },
    ],
    rows: [
      ['2026-01-05', 0.9, 90, 100, true],
      ['2026-01-12', null, 0, 0, true],
      ['2026-01-19', 'NaN', '9007199254740993', 0, false],
    ],
  },
};

const generation: Card = {
  ...base,
  id: '4',
  kind: 'generation',
  title: 'Events of scenario "ai_study"',
  verdict: 'ok',
  headline: '1,000,000 events of 30,000 users over 90 days.',
  facts: [
    { name: 'events', value: 1_000_000 },
    { name: 'sessions', value: 212_345 },
    { name: 'users', value: 30_000 },
    { name: 'size', value: 48_200_000, unit: 'bytes' },
    { name: 'took', value: 4_830, unit: 'ms' },
  ],
  table: {
    columns: [
      { name: 'file', type: 'string' },
      { name: 'rows', type: 'integer' },
      { name: 'bytes', type: 'integer', unit: 'bytes' },
    ],
    rows: [
      ['events.parquet', 1_000_000, 48_000_000],
      ['truth/funnels.json', 2, 200_000],
    ],
  },
};

const checkRun: Card = {
  ...base,
  id: '5',
  kind: 'check',
  title: 'Checks of "shop"',
  verdict: 'fail',
  headline: '1 of 61 checks failed.',
  checks: [
    { name: 'enum checkout_completed.payment_method', status: 'fail', message: '12 of 1,204 rows (1 %)' },
    { name: 'volume', status: 'skip', message: 'needs 7 days of data' },
    { name: 'range order_paid.amount', status: 'pass' },
    { name: 'pattern signup.email', status: 'error', message: 'The query was stopped after 30 s.' },
  ],
};

const payload =
  'x</td><script>alert(1)</script>"\'`|*_[a](javascript:x)![b](http://e.vil)<img src=x onerror=y>&lt;\u001b[2J\u202e\n# h\n- l\t$e$ @me www.e.vil';
const every = { name: payload, status: 'fail', message: payload } as const;

export const hostile: Card = {
  ...base,
  id: payload,
  kind: 'metric',
  title: payload,
  verdict: 'fail',
  headline: payload,
  facts: [{ name: payload, value: payload, unit: payload }],
  table: {
    columns: [
      { name: payload, type: 'string' },
      { name: 'n', type: 'number', unit: payload },
    ],
    rows: [
      [payload, payload],
      ['=1+1', 1],
    ],
  },
  checks: [every],
  assumptions: [payload],
  caveats: [payload],
  sql: [{ name: payload, text: `select '${payload}' -- \`\`\`\n` }],
  provenance: { version: payload, data: payload, asOf: payload, engine: payload, planHash: payload, dataHash: payload },
  actions: [{ title: payload, command: 'runAgain', arguments: [payload] }],
};

export const cards = { funnel, funnelByPlatform, metric, ratio, generation, checkRun };
