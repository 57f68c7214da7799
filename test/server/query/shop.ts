// A small shop for proofs: its plan, random events on few instants, the same events as tables and as rows of the plan's names.
import fc from 'fast-check';
import { wideColumnsOf } from '../../../server/dataset/columns.ts';
import type { Storage } from '../../../server/dataset/storage.ts';
import type { ConditionValue } from '../../../server/expressions/evaluate.ts';
import { evaluate } from '../../../server/expressions/evaluate.ts';
import { parseCondition } from '../../../server/expressions/parse.ts';
import type { Plan, PlanEvent, PlanMetric } from '../../../server/plan/plan.ts';
import type { Database } from './database.ts';
import { makeTable } from './database.ts';
import { event, plan, property } from './plans.ts';

const order = [
  property('order_value', 'number', { as: 'value' }),
  // Wire names that are also names inside our statements.
  property('quantity', 'integer', { as: 'is_2' }),
  property('coupon', 'string', { as: 'entity' }),
  property('period', 'string'),
  property('items', 'array'),
];
const events: readonly PlanEvent[] = [
  event('started', [property('coupon', 'string', { as: 'entity' }), property('period', 'string')], { as: 'a' }),
  event('paid', order, { as: 'b', aliases: [{ name: 'purchase' }] }),
  event('big', order, { as: 'b', where: 'order_value >= 2' }),
  event('left', [property('reason', 'string', { as: 'entity' })], { as: 'x' }),
];
const metric = (name: string, more: Partial<PlanMetric>): PlanMetric => ({
  name,
  type: 'simple',
  dimensions: [],
  ...more,
});
export const metrics: readonly PlanMetric[] = [
  metric('orders', { agg: 'count', event: 'paid' }),
  metric('couponed', { agg: 'count', event: 'paid', property: 'coupon' }),
  metric('all', { agg: 'count', event: '*' }),
  metric('big_orders', { agg: 'count', event: 'big', where: "coupon is null or coupon != 'X'" }),
  metric('revenue', { agg: 'sum', event: 'paid', property: 'order_value' }),
  metric('pieces', { agg: 'sum', event: 'paid', property: 'quantity', where: 'order_value > 0' }),
  metric('mean', { agg: 'average', event: 'paid', property: 'order_value' }),
  metric('least', { agg: 'min', event: 'paid', property: 'order_value' }),
  metric('most', { agg: 'max', event: 'paid', property: 'order_value' }),
  metric('middle', { agg: 'median', event: 'paid', property: 'order_value' }),
  metric('upper', { agg: 'percentile', percentile: 0.9, event: 'paid', property: 'quantity' }),
  metric('values', { agg: 'count_distinct', event: 'paid', property: 'order_value' }),
  metric('buyers', { agg: 'count_distinct', event: 'paid', entity: 'user' }),
  metric('sites', { agg: 'count_distinct', event: '*', entity: 'site' }),
  metric('aov', { type: 'ratio', numerator: 'revenue', denominator: 'orders' }),
  metric('share', { type: 'ratio', numerator: 'buyers', denominator: 'active' }),
  metric('active', { type: 'active', entity: 'user' }),
  metric('active_buyers', { type: 'active', entity: 'user', event: 'paid', where: 'quantity > 0' }),
  metric('trailing', { type: 'active', entity: 'user', window: '3d' }),
];

export interface Row {
  readonly id: string;
  readonly wire: string;
  /** Milliseconds since 1970 in UTC. */
  readonly time: number | null;
  readonly user: string | null;
  readonly platform: string | null;
  readonly order_value: number | null;
  readonly quantity: number | null;
  readonly coupon: string | null;
  readonly period: string | null;
}
export interface Case {
  readonly rows: readonly Row[];
  readonly layout: 'wide' | 'json';
  readonly timezone: string;
  readonly weekStart: 1 | 7;
}

/** Around a week's edge and a month's edge in UTC, around both changes of clock in Berlin. */
const instants = [
  '2026-01-31T23:59:59.999Z',
  '2026-02-01T00:00:00Z',
  '2026-02-01T10:00:00Z',
  '2026-02-01T10:00:01Z',
  '2026-02-01T23:30:00Z',
  '2026-02-02T00:00:00Z',
  '2026-02-02T10:00:00Z',
  '2026-02-03T10:00:00Z',
  '2026-02-04T10:00:00.001Z',
  '2026-03-28T23:00:00Z',
  '2026-03-29T00:59:59Z',
  '2026-03-29T01:00:00Z',
  '2026-03-29T22:00:00Z',
].map((text) => Date.parse(text));
export const days = ['2026-01-31', '2026-02-01', '2026-02-02', '2026-02-04', '2026-03-29', '2026-03-30'];

const row = fc.record({
  wire: fc.constantFrom('a', 'a', 'b', 'b', 'purchase', 'x', 'other'),
  time: fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...instants) }, { weight: 1, arbitrary: fc.constant(null) }),
  user: fc.constantFrom('u1', 'u1', 'u2', 'u3', null),
  platform: fc.constantFrom('ios', 'web', null),
  order_value: fc.constantFrom(null, 0, 1, 2.5, -1, Number.NaN, 7),
  quantity: fc.constantFrom(null, 0, 1, 3),
  coupon: fc.constantFrom(null, 'X', "it's"),
  period: fc.constantFrom(null, 'p', 'q'),
});
export const someCase: fc.Arbitrary<Case> = fc.record({
  rows: fc.array(row, { maxLength: 40, size: 'max' }).chain((rows) =>
    fc
      .shuffledSubarray(
        rows.map((_, i) => i),
        { minLength: rows.length },
      )
      .map((ids) => rows.map((one, i): Row => ({ ...one, id: `e${String(ids[i]).padStart(2, '0')}` }))),
  ),
  layout: fc.constantFrom<Case['layout'][]>('wide', 'json'),
  timezone: fc.constantFrom('UTC', 'UTC', 'Europe/Berlin', 'America/New_York'),
  weekStart: fc.constantFrom<(1 | 7)[]>(1, 7),
});

export const users = [
  { id: 'u1', tier: 'pro', tags: null },
  { id: 'u2', tier: 'free', tags: null },
  { id: 'u4', tier: 'pro', tags: null },
];

export const planOf = ({ timezone, weekStart }: Case): Plan =>
  plan(events, {
    metrics,
    semantics: { timezone, week_start: weekStart },
    entities: [
      { name: 'user', key: 'user_id', traits: [property('tier', 'string')] },
      { name: 'site', key: 'entity', traits: [] },
    ],
    segments: [{ name: 'pros', entity: 'user', where: "tier = 'pro'" }],
  });

export const storageOf = ({ layout }: Case): Storage => ({
  layout,
  table: layout,
  columns: { event_time: 'ts' },
  entities: [{ ref: 'user', table: 'users', key: 'id' }],
});

export async function fill(database: Database, one: Case): Promise<void> {
  const rows = one.rows.map((of) => {
    const payload = { value: of.order_value, is_2: of.quantity, entity: of.coupon, period: of.period };
    const time = of.time === null ? null : new Date(of.time).toISOString().slice(0, -1);
    const fields = { event_id: of.id, event_name: of.wire, ts: time, user_id: of.user, platform: of.platform };
    return { ...fields, ...payload, properties: payload };
  });
  const columns = wideColumnsOf(planOf(one)).map((column) =>
    column.as === 'event_time' ? { ...column, name: 'ts' } : column,
  );
  const kept =
    one.layout === 'wide'
      ? columns
      : [...columns.filter((column) => column.envelope), { name: 'properties', type: 'json' as const }];
  await makeTable(database, one.layout, kept, rows);
  const text = (name: string) => ({ name, type: 'string' as const });
  await makeTable(database, 'users', [text('id'), text('tier')], users);
}

/** A row as conditions see it. JSON has no NaN. */
function seen(one: Case, { user, time, order_value: value, ...rest }: Row): Readonly<Record<string, ConditionValue>> {
  const order_value = one.layout === 'json' && Number.isNaN(value) ? null : value;
  return {
    ...rest,
    order_value,
    user_id: user,
    event_time: time === null ? null : new Date(time),
    reason: rest.coupon,
    'user.tier': users.find((candidate) => candidate.id === user)?.tier ?? null,
  };
}

export function holds(one: Case, row: Row, condition: string | undefined): boolean {
  if (condition === undefined) return true;
  const { tree } = parseCondition(condition);
  return tree !== undefined && evaluate(tree, (path) => seen(one, row)[path.join('.')] ?? null) === true;
}

/** Whether a row is the event that a plan means by a name. */
export function is(one: Case, row: Row, name: string): boolean {
  if (name === '*') return true;
  const found = events.find((candidate) => candidate.name === name) as PlanEvent;
  const wires = [found.as, ...found.aliases.map((alias) => alias.name)];
  return wires.includes(row.wire) && holds(one, row, found.where);
}

export const fieldOf = (one: Case, row: Row, name: string): ConditionValue => seen(one, row)[name] ?? null;

const zones = new Map<string, Intl.DateTimeFormat>();

/** Local day of an instant, `2026-01-31`. */
export function localDay(time: number, timezone: string): string {
  const shape = { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = zones.get(timezone) ?? new Intl.DateTimeFormat('en-CA', shape);
  zones.set(timezone, format);
  return format.format(new Date(time));
}

/** `count` days from the first on. */
export function daysFrom(first: string, count: number): readonly string[] {
  const start = Date.parse(`${first}T00:00:00Z`);
  return Array.from({ length: count }, (_, i) => new Date(start + i * 86_400_000).toISOString().slice(0, 10));
}

export const dayBefore = (day: string, count = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10);

/** First day of a period by its definition: step back to the day on which one begins. */
export function periodOf(day: string, grain: string, weekStart: number): string {
  let found = day;
  while (!begins(found, grain, weekStart)) found = dayBefore(found);
  return found;
}

/** Last day of the period that begins on `start`: the day before the next one begins. */
export function lastDayOf(start: string, grain: string, weekStart: number): string {
  let next = daysFrom(start, 2)[1] as string;
  while (!begins(next, grain, weekStart)) next = daysFrom(next, 2)[1] as string;
  return dayBefore(next);
}

function begins(day: string, grain: string, weekStart: number): boolean {
  const monthDay = day.slice(5);
  switch (grain) {
    case 'week':
      return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1 === weekStart;
    case 'month':
      return monthDay.endsWith('-01');
    case 'quarter':
      return ['01-01', '04-01', '07-01', '10-01'].includes(monthDay);
    case 'year':
      return monthDay === '01-01';
    default:
      return true;
  }
}
