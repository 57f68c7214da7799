// Every rule of retention by its definition against the SQL run in DuckDB.

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileQuestion } from '../../../../server/query/compile.ts';
import { duckdb } from '../../../../server/query/dialects/duckdb.ts';
import type { RetentionQuestion } from '../../../../server/query/questions/retention/question.ts';
import { fuzz } from '../../../fuzz.ts';
import type { Cell, Database } from '../database.ts';
import { openDatabase } from '../database.ts';
import type { Case, Row } from '../shop.ts';
import {
  days,
  daysFrom,
  fill,
  holds,
  is,
  lastDayOf,
  localDay,
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

function brute(one: Case, question: RetentionQuestion): readonly (readonly Cell[])[] {
  const { since = '', until = '', through, period: grain } = question;
  const pros = users.filter((user) => user.tier === 'pro').map((user) => user.id);
  const rows = one.rows.filter(
    (row) =>
      row.time !== null &&
      row.user !== null &&
      holds(one, row, question.where) &&
      (!question.segment || pros.includes(row.user)),
  );
  const day = (row: Row) => localDay(row.time as number, one.timezone);
  const periodOfDay = (date: string) => periodOf(date, grain, one.weekStart);
  const starts = rows.filter(
    (row) => is(one, row, question.start.event ?? '*') && day(row) >= since && day(row) <= until,
  );
  const returns = rows.filter(
    (row) => is(one, row, question.return.event ?? '*') && holds(one, row, question.return.where) && day(row) >= since,
  );
  const cohortOf = (user: string) =>
    periodOfDay(
      starts
        .filter((row) => row.user === user)
        .map(day)
        .sort()[0] as string,
    );
  const entities = [...new Set(starts.map((row) => row.user as string))];
  const last = Math.max(...one.rows.flatMap((row) => (row.time === null ? [] : [row.time])));
  const after = (start: string, n: number): string =>
    n ? after(daysFrom(lastDayOf(start, grain, one.weekStart), 2)[1] as string, n - 1) : start;
  const cohorts = [
    ...new Set(
      daysFrom(since, 100)
        .filter((date) => date <= until)
        .map(periodOfDay),
    ),
  ];
  return cohorts.flatMap((cohort) => {
    const own = entities.filter((user) => cohortOf(user) === cohort);
    const cameIn = (user: string, n: number) =>
      returns.some((row) => row.user === user && periodOfDay(day(row)) === after(cohort, n));
    const offsets = question.brackets ?? Array.from({ length: question.periods + 1 }, (_, n) => n);
    return offsets.map((n): readonly Cell[] => {
      const single = (user: string) => n === 0 || cameIn(user, n);
      const inBracket = (user: string) => Array.from({ length: n }, (_, i) => i + 1).some((i) => cameIn(user, i));
      const count = own.filter(question.brackets ? inBracket : single).length;
      const over =
        through === undefined
          ? Number.isFinite(last) && after(cohort, n) < periodOfDay(localDay(last, one.timezone))
          : lastDayOf(after(cohort, n), grain, one.weekStart) <= through;
      // Without any event nobody knows how far the data reach.
      return [
        cohort,
        own.length,
        n,
        count,
        own.length ? count / own.length : null,
        through === undefined && !Number.isFinite(last) ? null : over,
      ];
    });
  });
}

const sortRows = (rows: readonly (readonly Cell[])[]): readonly string[] =>
  rows
    .map((row) => JSON.stringify(row.map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(9)) : cell))))
    .sort();

async function prove(one: Case, question: RetentionQuestion): Promise<void> {
  await fill(database, one);
  const compiled = compileQuestion(planOf(one), question, storageOf(one), duckdb);
  if (!('sql' in compiled)) throw new Error(compiled.message);
  expect(await database.columns(compiled.sql)).toEqual(compiled.columns.map((column) => column.name));
  expect(sortRows(await database.rows(compiled.sql)), compiled.sql).toEqual(sortRows(brute(one, question)));
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const someQuestion: fc.Arbitrary<RetentionQuestion> = fc
  .record({
    start: fc.constantFrom({ event: 'started' }, { event: 'paid' }, { event: '*' }),
    return: fc.constantFrom({ event: '*' }, { event: 'paid', where: 'order_value > 0' }, { event: 'started' }),
    period: fc.constantFrom<RetentionQuestion['period'][]>('day', 'day', 'week', 'month'),
    periods: fc.integer({ min: 0, max: 5 }),
    brackets: optional(fc.constantFrom([1], [1, 3], [2, 7])),
    range: fc.tuple(fc.constantFrom(...days), fc.constantFrom(...days)),
    through: optional(fc.constantFrom(...days)),
    segment: optional(fc.constant('pros')),
    where: optional(fc.constant("platform = 'ios'")),
  })
  .map(({ range, brackets, through, segment, where, ...rest }) => {
    const [since, until] = [...range].sort() as [string, string];
    return {
      kind: 'retention',
      entity: 'user',
      ...rest,
      since,
      until,
      ...(brackets && { brackets, periods: Math.max(...brackets) }),
      ...(through && { through }),
      ...(segment && { segment }),
      ...(where && { where }),
    };
  });

test('any start, return, period, brackets, range, segment, layout, time zone, week start', async () => {
  await fc.assert(fc.asyncProperty(someCase, someQuestion, prove), { numRuns: fuzz.runs(150) });
});
