// Every rule of metrics by its definition, against the SQL run in DuckDB.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlanMetric } from '../../../../server/plan/plan.ts';
import { compileQuestion } from '../../../../server/query/compile.ts';
import { duckdb } from '../../../../server/query/dialects/duckdb.ts';
import type { MetricQuestion } from '../../../../server/query/questions/metric/question.ts';
import { fuzz } from '../../../fuzz.ts';
import type { Cell, Database } from '../database.ts';
import { openDatabase } from '../database.ts';
import type { Case, Row } from '../shop.ts';
import {
  dayBefore,
  days,
  daysFrom,
  fieldOf,
  fill,
  holds,
  is,
  lastDayOf,
  localDay,
  metrics,
  periodOf,
  planOf,
  someCase,
  storageOf,
  users,
} from '../shop.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const byName = (name: string | undefined): PlanMetric => metrics.find((metric) => metric.name === name) as PlanMetric;

/** Rows of one period and group under all rules but the metric's own. */
function rowsIn(one: Case, question: MetricQuestion, inTime: (row: Row) => boolean): readonly Row[] {
  const pros = users.filter((user) => user.tier === 'pro').map((user) => user.id);
  return one.rows.filter(
    (row) =>
      row.time !== null &&
      inTime(row) &&
      holds(one, row, question.where) &&
      (!question.segment || pros.includes(row.user as string)),
  );
}

function aggregate(one: Case, metric: PlanMetric, rows: readonly Row[]): number | null {
  const own = rows.filter((row) => is(one, row, metric.event ?? '*') && holds(one, row, metric.where));
  const distinct = (values: readonly unknown[]) => new Set(values.filter((value) => value !== null)).size;
  if (metric.type === 'active' || (metric.agg === 'count_distinct' && !metric.property)) {
    return distinct(own.map((row) => (metric.entity === 'site' ? fieldOf(one, row, 'coupon') : row.user)));
  }
  if (!metric.property) return own.length;
  const given = own.map((row) => fieldOf(one, row, metric.property as string)).filter((value) => value !== null);
  if (metric.agg === 'count') return given.length;
  const numbers = (given as number[]).filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const sum = numbers.reduce((a, b) => a + b, 0);
  const at = (share: number): number | null => {
    if (!numbers.length) return null;
    const place = share * (numbers.length - 1);
    const [low, high] = [numbers[Math.floor(place)] as number, numbers[Math.ceil(place)] as number];
    return low + (high - low) * (place - Math.floor(place));
  };
  switch (metric.agg) {
    case 'sum':
      return sum;
    case 'average':
      return numbers.length ? sum / numbers.length : null;
    case 'min':
      return numbers[0] ?? null;
    case 'max':
      return numbers[numbers.length - 1] ?? null;
    case 'median':
      return at(0.5);
    case 'percentile':
      return at(metric.percentile as number);
    default:
      return distinct(numbers);
  }
}

const isAdditive = (metric: PlanMetric) =>
  metric.type === 'active' || ['count', 'sum', 'count_distinct'].includes(metric.agg as string);

function brute(one: Case, question: MetricQuestion): readonly (readonly Cell[])[] {
  const { grain, since, until, through = until } = question;
  const metric = byName(question.metric);
  const parts = metric.type === 'ratio' ? [byName(metric.numerator), byName(metric.denominator)] : [metric];
  const day = (row: Row) => localDay(row.time as number, one.timezone);
  const periodOfDay = (date: string) => periodOf(date, grain as string, one.weekStart);
  const inRange = (row: Row) =>
    (since === undefined || day(row) >= since) && (until === undefined || day(row) <= until);
  const group = (row: Row): Cell => {
    const value = question.by?.[0] === undefined ? '' : (fieldOf(one, row, question.by[0]) as Cell);
    return Number.isNaN(value) ? null : value;
  };
  /** The rows that one part may count in a period. */
  const partRows = (part: PlanMetric, period: string | undefined): readonly Row[] => {
    if (part.window === undefined || period === undefined || grain === undefined) {
      return rowsIn(one, question, (row) => inRange(row) && (period === undefined || periodOfDay(day(row)) === period));
    }
    const last = lastDayOf(period, grain, one.weekStart);
    const upTo = last < (until as string) ? last : (until as string);
    return rowsIn(one, question, (row) => day(row) >= dayBefore(last, 2) && day(row) <= upTo);
  };
  const relevant = (part: PlanMetric, rows: readonly Row[]) =>
    rows.filter((row) => is(one, row, part.event ?? '*') && holds(one, row, part.where));

  const spine = grain && since !== undefined && until !== undefined;
  const found = parts.flatMap((part) => relevant(part, rowsIn(one, question, inRange)));
  const range = spine ? daysFrom(since, 120).filter((date) => date <= until) : found.map(day);
  const periods = grain ? [...new Set(range.map(periodOfDay))].sort() : [undefined];
  const lastEvent = Math.max(...one.rows.flatMap((row) => (row.time === null ? [] : [row.time])));
  const keys = new Map<string, readonly [string | undefined, Cell]>();
  const shown = (part: PlanMetric, period: string | undefined) =>
    relevant(part, partRows(part, period)).filter((row) => part.window === undefined || !grain || row.user !== null);
  if (question.by) {
    const groups = new Set(parts.flatMap((part) => periods.flatMap((period) => shown(part, period).map(group))));
    for (const period of periods) for (const one of groups) keys.set(`${period} ${one}`, [period, one]);
  } else for (const period of periods) keys.set(`${period}`, [period, '']);

  return [...keys.values()].flatMap(([period, key]) => {
    const own = parts.map((part) => partRows(part, period).filter((row) => group(row) === key));
    if (!spine && (grain || question.by) && !parts.some((part, i) => relevant(part, own[i] as Row[]).length)) return [];
    const values = parts.map((part, i) => aggregate(one, part, own[i] as Row[]));
    const shownValues = values.map((value, i) => (value === null && isAdditive(parts[i] as PlanMetric) ? 0 : value));
    const [numerator, denominator] = shownValues;
    const ratio = numerator === null || !denominator ? null : (numerator as number) / denominator;
    const last = grain && lastDayOf(period as string, grain, one.weekStart);
    const over = !grain
      ? true
      : through === undefined
        ? (period as string) < periodOfDay(localDay(lastEvent, one.timezone))
        : (last as string) <= through;
    const complete = (since === undefined || (period as string) >= since) && over;
    return [
      [
        ...(grain ? [period as string] : []),
        ...(question.by ? [key] : []),
        ...(parts.length > 1 ? [ratio] : []),
        ...(shownValues as Cell[]),
        ...(grain ? [complete] : []),
      ],
    ];
  });
}

const sortRows = (rows: readonly (readonly Cell[])[]): readonly string[] =>
  rows
    .map((row) => JSON.stringify(row.map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(9)) + 0 : cell))))
    .sort();

async function prove(one: Case, question: MetricQuestion): Promise<void> {
  await fill(database, one);
  const compiled = compileQuestion(planOf(one), question, storageOf(one), duckdb);
  if (!('sql' in compiled)) throw new Error(compiled.message);
  const rows = await database.rows(compiled.sql);
  expect(await database.columns(compiled.sql)).toEqual(compiled.columns.map((column) => column.name));
  expect(sortRows(rows), compiled.sql).toEqual(sortRows(brute(one, question)));
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const range = optional(fc.tuple(fc.constantFrom(...days), fc.constantFrom(...days))).map(
  (pair) => pair && [...pair].sort(),
);
const someQuestion = fc.record({
  metric: fc.constantFrom(...metrics.map((metric) => metric.name)),
  grain: optional(fc.constantFrom('day', 'week', 'month', 'quarter', 'year')),
  range,
  open: fc.constantFrom('none', 'none', 'none', 'since', 'until'),
  through: optional(fc.constantFrom(...days)),
  by: optional(fc.constantFrom('platform', 'coupon', 'order_value', 'user.tier')),
  segment: optional(fc.constant('pros')),
  where: optional(
    fc.constantFrom("platform = 'ios'", "user_id != 'u2'", "user.tier = 'pro'", "period is null or period = 'p'"),
  ),
});
type Asked = typeof someQuestion extends fc.Arbitrary<infer T> ? T : never;

describe('metrics by their definition', () => {
  test('any metric, grain, range, group, condition, segment, layout, time zone, week start', async () => {
    await fc.assert(
      fc.asyncProperty(someCase, someQuestion, (one, asked) => prove(one, questionOf(asked))),
      { numRuns: fuzz.runs(250) },
    );
  });

  test.each(metrics.map((metric) => metric.name))('%s by day and platform', async (metric) => {
    await fc.assert(
      fc.asyncProperty(someCase, (one) =>
        prove(one, {
          kind: 'metric',
          metric,
          grain: 'day',
          since: '2026-01-31',
          until: '2026-02-04',
          by: ['platform'],
        }),
      ),
      { numRuns: fuzz.runs(6) },
    );
  });
});

/** Random choices as a question that the shop can answer. */
function questionOf(asked: Asked): MetricQuestion {
  const metric = byName(asked.metric);
  const parts = metric.type === 'ratio' ? [byName(metric.numerator), byName(metric.denominator)] : [metric];
  const wide = parts.every((part) => ['paid', 'big'].includes(part.event ?? '*'));
  const needsRange = parts.some((part) => part.window !== undefined) && asked.grain !== undefined;
  const [since = '2026-01-31', until = '2026-03-30'] = asked.range ?? [];
  const ranged = asked.range !== undefined || needsRange;
  const open = needsRange ? 'none' : asked.open;
  const by = asked.by === 'order_value' && !wide ? 'platform' : asked.by;
  return {
    kind: 'metric',
    metric: asked.metric,
    ...(asked.grain && { grain: asked.grain as 'day' }),
    ...(ranged && open !== 'until' && { since }),
    ...(ranged && open !== 'since' && { until }),
    ...(asked.through && { through: asked.through }),
    ...(by && { by: [by] }),
    ...(asked.segment && { segment: asked.segment }),
    ...(asked.where && { where: asked.where.startsWith('period') && !wide ? "platform = 'ios'" : asked.where }),
  };
}
