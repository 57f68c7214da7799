// Data come every day: no day of the range is without rows.

import { type Period, periodsOf } from '../../base/calendar.ts';
import type { PlanEvent } from '../../plan/plan.ts';
import { aggregate, aliased, and, column, compare, filter, isNullExpr, literal } from '../../query/build.ts';
import type { Relation, SqlExpr, SqlLiteral } from '../../query/tree.ts';
import { countOf } from '../count-rows.ts';
import type { Data } from '../data.ts';
import type { CheckInstance, CheckKind, CheckQuery, Skip } from '../kind.ts';
import { relationOf, rowsOf } from '../rows.ts';

export const missingDay: CheckKind = {
  id: 'missing_day',
  dimension: 'completeness',
  layer: 'b',
  severity: 'error',
  checks: 'no day of the range is without rows',
  remediation: 'Load the day again; where nothing was collected, look for a release or an outage on that day.',
  derive: ({ live }) => [
    { check: 'missing_day', expected, plan: (data) => judgement(data, '*') },
    ...live.map(
      (event): CheckInstance => ({ check: 'missing_day', event, expected, plan: (data) => judgement(data, event) }),
    ),
  ],
};

const expected = 'rows on every day';
/** With fewer rows a day, a day without any is nothing strange. */
const fewest = 50;
const mostDays = 1000;

function judgement(data: Data, event: PlanEvent | '*'): CheckQuery | Skip {
  if (!data.days) return { skip: 'The data cover no whole day.' };
  const days = periodsOf(data.days.first, data.days.last, 'day', 1, mostDays);
  if (!days) return { skip: `The data cover more than ${mostDays} days.` };
  const rows = rowsOf(data, event);
  const { timezone } = data.plan.semantics;
  const of = rows.envelope('event_time').field.of;
  const start: SqlExpr = { kind: 'call', name: 'dateTrunc', of, grain: 'day', weekStart: 1, timezone };
  const day: SqlExpr = { kind: 'cast', of: start, to: 'date' };
  const weekdays = byWeekday(days);
  return {
    rows,
    counts: [
      countOf(isWithin(day, days)),
      ...weekdays.map((some) =>
        aggregate('countDistinct', { kind: 'case', when: [[isOf(day, some), day]], otherwise: literal(null, 'date') }),
      ),
    ],
    outcome([n = 0, ...seen]) {
      const missing = weekdays.reduce(
        (sum, some, k) => sum + (isRest(some, seen[k]) ? 0 : some.length - (seen[k] ?? 0)),
        0,
      );
      if (
        missing > 0 &&
        n <
          fewest *
            Math.max(
              1,
              seen.reduce((sum, one) => sum + one, 0),
            )
      )
        return {
          skip: `With fewer than ${fewest} rows a day, a day without any is nothing strange.`,
        };
      return { failing: missing, total: days.length };
    },
    failing: ([, ...seen] = []) =>
      missingDays(
        weekdays.flatMap((some, k) => (isRest(some, seen[k]) ? [] : some)).sort(inTime),
        relationOf(data, [rows]),
        day,
      ),
    personal: new Set(),
    actual: (sample) =>
      `none on ${sample
        .slice(0, 5)
        .map((row) => String(row.day))
        .join(', ')}${sample.length > 5 ? ' …' : ''}`,
  };
}

/** A weekday that has come several times and never had rows is a day of rest. */
const isRest = (days: readonly Period[], seen: number | undefined): boolean => days.length > 1 && seen === 0;

/** The days of each weekday, seven lists or fewer. */
function byWeekday(days: readonly Period[]): readonly (readonly Period[])[] {
  return days.slice(0, 7).map((_, weekday) => days.filter((_, at) => at % 7 === weekday));
}
const inTime = (a: Period, b: Period): number => (a.start < b.start ? -1 : 1);
const dateOf = ({ start }: Period): SqlLiteral => literal(start, 'date');
const isOf = (day: SqlExpr, days: readonly Period[]): SqlExpr => ({ kind: 'in', of: day, items: days.map(dateOf) });

function isWithin(day: SqlExpr, days: readonly Period[]): SqlExpr {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return literal(false);
  return and(compare('>=', day, dateOf(first)), compare('<=', day, dateOf(last))) ?? literal(true);
}

function missingDays(days: readonly Period[], from: Relation, day: SqlExpr): Relation {
  const seen: Relation = {
    kind: 'project',
    from: filter(from, isWithin(day, days)),
    columns: [aliased('seen_day', day)],
    distinct: true,
  };
  const spine: Relation = { kind: 'values', columns: ['day'], rows: days.map((one) => [dateOf(one)]) };
  const joined: Relation = {
    kind: 'join',
    from: { of: spine, as: 'days' },
    with: [{ of: seen, as: 'seen', type: 'left', on: compare('=', column('day', 'days'), column('seen_day', 'seen')) }],
  };
  const missing = filter(joined, isNullExpr(column('seen_day', 'seen')));
  return {
    kind: 'sort',
    from: { kind: 'project', from: missing, columns: [aliased('day', column('day', 'days'))] },
    by: [column('day', 'days')],
  };
}
