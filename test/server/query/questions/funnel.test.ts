// Every rule of funnels by its definition, over all chains of events there are, against the SQL run in DuckDB.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileQuestion } from '../../../../server/query/compile.ts';
import { duckdb } from '../../../../server/query/dialects/duckdb.ts';
import type { QuestionStep } from '../../../../server/query/question.ts';
import type { FunnelQuestion } from '../../../../server/query/questions/funnel/question.ts';
import { fuzz } from '../../../fuzz.ts';
import type { Cell, Database } from '../database.ts';
import { openDatabase } from '../database.ts';
import type { Case, Row } from '../shop.ts';
import { days, fieldOf, fill, holds, is, localDay, planOf, someCase, storageOf, users } from '../shop.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const windows = { '1s': 1, '30m': 1800, '12h': 43_200, '24h': 86_400, '2d': 172_800, '90d': 7_776_000 } as const;

interface Journey {
  readonly entity: string;
  readonly level: number;
  /** Newest start of a chain that reaches the level. */
  readonly lastStart: number;
  /** Per step from 2 on: the shortest time from step 1. */
  readonly seconds: readonly (number | null)[];
  readonly group: Cell;
}

/** Which rows a question may look at at all. */
function visible(question: FunnelQuestion, row: Row): boolean {
  const pros = users.filter((user) => user.tier === 'pro').map((user) => user.id);
  const inSegment = question.segment === undefined || pros.includes(row.user as string);
  const shared = question.per === 'platform' ? row.platform !== null : true;
  return row.time !== null && row.user !== null && shared && inSegment;
}

const fills = (one: Case, question: FunnelQuestion, row: Row, step: QuestionStep): boolean =>
  is(one, row, step.event) && holds(one, row, step.where) && holds(one, row, question.where);

function journeys(one: Case, question: FunnelQuestion): readonly Journey[] {
  const { steps, since = '', until = '9999' } = question;
  const window = windows[question.window as keyof typeof windows] * 1000;
  const rows = one.rows.filter((row) => visible(question, row));
  const day = (row: Row) => localDay(row.time as number, one.timezone);
  const inRange = (row: Row) => day(row) >= since && day(row) <= until;
  const flags = (row: Row) => steps.map((step, i) => fills(one, question, row, step) && (i > 0 || inRange(row)));
  const excludes = (row: Row, after: number) =>
    (question.exclusions ?? []).some((one_) => (one_.after ?? after) === after && fills(one, question, row, one_));
  /** By time, then by the steps that a row can fill, then by event_id. */
  const inOrder = (a: Row, b: Row): number => {
    if (a.time !== b.time) return (a.time as number) - (b.time as number);
    const [x, y] = [flags(a), flags(b)];
    const differs = x.findIndex((can, i) => can !== y[i]);
    if (differs >= 0) return x[differs] ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  };
  const found: Journey[] = [];
  for (const entity of new Set(rows.map((row) => row.user as string))) {
    const own = rows.filter((row) => row.user === entity && (since === '' || day(row) >= since)).sort(inOrder);
    const reached = steps.map(() => ({ start: Number.NEGATIVE_INFINITY, ms: Number.POSITIVE_INFINITY }));
    for (const shared of question.per ? new Set(own.map((row) => row.platform)) : [null]) {
      const path = question.per ? own.filter((row) => row.platform === shared) : own;
      const from = (k: number, at: number, start: number): void => {
        const best = reached[k - 1] as { start: number; ms: number };
        best.start = Math.max(best.start, start);
        best.ms = Math.min(best.ms, (path[at]?.time as number) - start);
        if (k === steps.length) return;
        for (let next = at + 1; next < path.length; next++) {
          const row = path[next] as Row;
          if (excludes(row, k)) return;
          if (flags(row)[k] && (row.time as number) - start <= window) from(k + 1, next, start);
          if (question.order === 'strict') return;
        }
      };
      path.forEach((row, at) => {
        if (flags(row)[0]) from(1, at, row.time as number);
      });
    }
    const level = reached.filter((step) => Number.isFinite(step.start)).length;
    const first = own.find((row) => flags(row)[0]);
    if (!first) continue;
    found.push({
      entity,
      level,
      lastStart: reached[level - 1]?.start as number,
      seconds: reached.slice(1).map(({ ms }) => (Number.isFinite(ms) ? ms / 1000 : null)),
      group: question.by?.[0] === undefined ? '' : (fieldOf(one, first, question.by[0]) as Cell),
    });
  }
  return found;
}

function brute(one: Case, question: FunnelQuestion): readonly (readonly Cell[])[] {
  const all = journeys(one, question);
  const window = windows[question.window as keyof typeof windows] * 1000;
  const last = Math.max(...one.rows.flatMap((row) => (row.time === null ? [] : [row.time])));
  const isOpen = (journey: Journey): boolean => {
    const end = journey.lastStart + window;
    return question.through === undefined ? end > last : localDay(end, one.timezone) > question.through;
  };
  const groups = question.by ? [...new Set(all.map((journey) => journey.group))] : [''];
  return groups.flatMap((group) => {
    const own = all.filter((journey) => journey.group === group);
    const counts = question.steps.map((_, i) => own.filter((journey) => journey.level > i).length);
    return question.steps.map((step, i): readonly Cell[] => {
      const times = own.flatMap((journey) =>
        i > 0 && journey.seconds[i - 1] != null ? [journey.seconds[i - 1] as number] : [],
      );
      const rate = (of: number | undefined) => (of ? (counts[i] as number) / of : null);
      const immature = own.filter((journey) => journey.level === i && isOpen(journey)).length;
      const by = question.by ? [group] : [];
      return [
        i + 1,
        step.name ?? step.event,
        ...by,
        counts[i] as number,
        rate(counts[0]),
        i ? rate(counts[i - 1]) : null,
        medianOf(times),
        immature,
      ];
    });
  });
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (i: number) => sorted[i] as number;
  if (!sorted.length) return null;
  const half = (sorted.length - 1) / 2;
  return (at(Math.floor(half)) + at(Math.ceil(half))) / 2;
}

const sortRows = (rows: readonly (readonly Cell[])[]): readonly string[] =>
  rows
    .map((row) => JSON.stringify(row.map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(6)) + 0 : cell))))
    .sort();

async function prove(one: Case, question: FunnelQuestion): Promise<void> {
  await fill(database, one);
  const compiled = compileQuestion(planOf(one), question, storageOf(one), duckdb);
  if (!('sql' in compiled)) throw new Error(compiled.message);
  expect(await database.columns(compiled.sql)).toEqual(compiled.columns.map((column) => column.name));
  expect(sortRows(await database.rows(compiled.sql)), compiled.sql).toEqual(sortRows(brute(one, question)));
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const step: fc.Arbitrary<QuestionStep> = fc.constantFrom<QuestionStep[]>(
  { event: 'started' },
  { event: 'paid' },
  { event: 'big' },
  { event: 'left' },
  { event: '*' },
  { event: 'paid', where: 'order_value > 0', name: 'paid something' },
  { event: 'paid', where: "coupon = 'X'" },
  { event: 'started', where: 'period is null' },
);
const someQuestion: fc.Arbitrary<FunnelQuestion> = fc
  .record({
    steps: fc.array(step, { minLength: 1, maxLength: 4 }),
    window: fc.constantFrom(...Object.keys(windows)),
    order: fc.constantFrom<FunnelQuestion['order'][]>('ordered', 'ordered', 'strict'),
    exclusions: fc.array(fc.tuple(step, optional(fc.integer({ min: 1, max: 3 }))), { maxLength: 2 }),
    since: optional(fc.constantFrom(...days.slice(0, 3))),
    until: optional(fc.constantFrom(...days.slice(2))),
    through: optional(fc.constantFrom(...days)),
    by: optional(fc.constantFrom('platform', 'coupon', 'user.tier')),
    per: optional(fc.constant('platform')),
    segment: optional(fc.constant('pros')),
    where: optional(fc.constantFrom("platform = 'ios'", "user.tier = 'pro'")),
  })
  .map(({ exclusions, since, until, through, by, per, segment, where, ...rest }) => ({
    kind: 'funnel',
    entity: 'user',
    ...rest,
    ...(exclusions.length && { exclusions: exclusions.map(([of, after]) => ({ ...of, ...(after && { after }) })) }),
    ...(since && { since }),
    ...(until && { until }),
    ...(through && { through }),
    ...(by && { by: [by === 'coupon' && ['left', '*'].includes(rest.steps[0]?.event ?? '') ? 'platform' : by] }),
    ...(per && { per }),
    ...(segment && { segment }),
    ...(where && { where }),
  }));

describe('funnels by their definition', () => {
  test('any steps, ties, window, order, exclusions, range, group, layout, time zone', async () => {
    await fc.assert(fc.asyncProperty(someCase, someQuestion, prove), { numRuns: fuzz.runs(300) });
  });
});

const at = (time: string, wire: string, user = 'u1', more: Partial<Row> = {}): Row => ({
  id: `${time}-${wire}-${JSON.stringify(more)}`,
  wire,
  user,
  time: Date.parse(`2026-02-0${time}Z`),
  platform: null,
  order_value: null,
  quantity: null,
  coupon: null,
  period: null,
  ...more,
});

describe('rules one by one', () => {
  const checkout: FunnelQuestion = {
    kind: 'funnel',
    entity: 'user',
    window: '12h',
    order: 'ordered',
    steps: [{ event: 'started' }, { event: 'paid' }],
  };
  const columnOf = async (
    rows: readonly Row[],
    question: Partial<FunnelQuestion>,
    name: string,
  ): Promise<readonly Cell[]> => {
    const one: Case = { rows, layout: 'wide', timezone: 'UTC', weekStart: 1 };
    const asked = { ...checkout, ...question };
    await prove(one, asked);
    const compiled = compileQuestion(planOf(one), asked, storageOf(one), duckdb);
    if (!('sql' in compiled)) throw new Error(compiled.message);
    const index = compiled.columns.findIndex((column) => column.name === name);
    return (await database.rows(compiled.sql)).map((row) => row[index] as Cell);
  };

  test.each<[string, readonly Row[], Partial<FunnelQuestion>, readonly number[]]>([
    ['the window includes its end', [at('1T00:00:00', 'a'), at('1T12:00:00', 'b')], {}, [1, 1]],
    ['and no more', [at('1T00:00:00', 'a'), at('1T12:00:00.001', 'b')], {}, [1, 0]],
    [
      'the newest start that chains counts',
      [at('1T00:00:00', 'a'), at('1T06:00:00', 'a'), at('1T15:00:00', 'b')],
      {},
      [1, 1],
    ],
    ['one instant counts in the order of the steps', [at('1T00:00:00', 'b'), at('1T00:00:00', 'a')], {}, [1, 1]],
    ['what came before does not', [at('1T00:00:00', 'b'), at('1T00:00:01', 'a')], {}, [1, 0]],
    [
      'one row fills one step',
      [at('1T00:00:00', 'a')],
      { steps: [{ event: 'started' }, { event: 'started' }] },
      [1, 0],
    ],
    [
      'two rows of one instant fill two',
      [at('1T00:00:00', 'a', 'u1', { coupon: 'X' }), at('1T00:00:00', 'a')],
      { steps: [{ event: 'started' }, { event: 'started' }] },
      [1, 1],
    ],
    [
      'an exclusion ends the way',
      [at('1T00:00:00', 'a'), at('1T01:00:00', 'x'), at('1T02:00:00', 'b')],
      { exclusions: [{ event: 'left' }] },
      [1, 0],
    ],
    [
      'until the next start',
      [at('1T00:00:00', 'a'), at('1T01:00:00', 'x'), at('1T02:00:00', 'a'), at('1T03:00:00', 'b')],
      { exclusions: [{ event: 'left' }] },
      [1, 1],
    ],
    [
      'of one instant, the step comes before the exclusion',
      [at('1T00:00:00', 'a'), at('1T01:00:00', 'x'), at('1T01:00:00', 'b')],
      { exclusions: [{ event: 'left' }] },
      [1, 1],
    ],
    [
      'an exclusion behind another step does not matter',
      [at('1T00:00:00', 'a'), at('1T01:00:00', 'x'), at('1T02:00:00', 'b')],
      { exclusions: [{ event: 'left', after: 2 }] },
      [1, 1],
    ],
    [
      'strict: nothing stands between',
      [at('1T00:00:00', 'a'), at('1T01:00:00', 'x'), at('1T02:00:00', 'b')],
      { order: 'strict' },
      [1, 0],
    ],
    [
      'the range is that of entry',
      [at('1T23:00:00', 'a'), at('2T01:00:00', 'b'), at('2T02:00:00', 'a', 'u2')],
      { until: '2026-02-01' },
      [1, 1],
    ],
    ['null keys do not count', [{ ...at('1T00:00:00', 'a'), user: null }], {}, [0, 0]],
    ['an old name of the event counts', [at('1T00:00:00', 'a'), at('1T01:00:00', 'purchase')], {}, [1, 1]],
    ['nobody', [], {}, [0, 0]],
  ])('%s', async (_, rows, question, counts) => {
    expect(await columnOf(rows, question, 'entities')).toEqual(counts);
  });

  test.each<[string, string, Partial<FunnelQuestion>, readonly number[]]>([
    ['open while the last event lies before its end', '1T11:59:59.999', {}, [0, 1]],
    ['closed at its end', '1T12:00:00', {}, [0, 0]],
    ['open at the end of the last day with data', '1T10:00:00', { window: '24h', through: '2026-02-01' }, [0, 1]],
    ['closed before it', '1T10:00:00', { through: '2026-02-01' }, [0, 0]],
  ])('a window is %s', async (_, last, question, immature) => {
    expect(await columnOf([at('1T00:00:00', 'a'), at(last, 'x')], question, 'immature')).toEqual(immature);
  });

  test('the time to a step is the shortest of an entity, the median of all', async () => {
    const slow = [at('1T00:00:00', 'a'), at('1T02:00:00', 'b'), at('1T03:00:00', 'a'), at('1T04:00:00', 'b')];
    const rows = [...slow, at('1T00:00:00', 'a', 'u2'), at('1T00:00:10.500', 'b', 'u2'), at('1T00:00:00', 'a', 'u3')];
    expect(await columnOf(rows, {}, 'median_seconds')).toEqual([null, (3600 + 10.5) / 2]);
  });
});
