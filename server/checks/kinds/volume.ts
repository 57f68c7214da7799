// As many rows come as usual: no day has far fewer or far more than the days before it.

import { addDays, type Period, periodsOf } from '../../base/calendar.ts';
import type { PlanEvent } from '../../plan/plan.ts';
import { aggregate, aliased, and, caseWhen, column, compare, filter, literal, or } from '../../query/build.ts';
import type { Relation, SqlExpr, SqlLiteral } from '../../query/tree.ts';
import { type Band, bandsOf, fewestRows, isWithinBand } from '../band.ts';
import type { Data } from '../data.ts';
import type { CheckInstance, CheckKind, CheckQuery, Skip } from '../kind.ts';
import { relationOf, rowsOf } from '../rows.ts';

export const volume: CheckKind = {
  id: 'volume',
  dimension: 'consistency',
  layer: 'b',
  severity: 'warning',
  checks: 'no day has far fewer or far more rows than the days before it',
  remediation:
    'Look for a release, an outage, a campaign or bots on that day; load the day again where rows were lost.',
  derive: ({ live }) => [
    { check: 'volume', expected, plan: (data) => judgement(data, '*') },
    ...live.map(
      (event): CheckInstance => ({ check: 'volume', event, expected, plan: (data) => judgement(data, event) }),
    ),
  ],
};

const expected = 'about as many rows as on the days before';
/** Of longer ranges the last days are judged. */
const mostDays = 180;

function judgement(data: Data, event: PlanEvent | '*'): CheckQuery | Skip {
  const days = daysOf(data);
  if (!days.length) return { skip: 'The data cover no whole day.' };
  const rows = rowsOf(data, event);
  const perDay = rowsPerDay(data, event, days);
  return {
    rows,
    over: perDay,
    counts: days.map((day) =>
      aggregate('sum', caseWhen(compare('=', column('day'), dateOf(day)), column('rows_of_day'))),
    ),
    outcome(counts) {
      const judged = judgedOf(days, counts);
      if (!judged.length)
        return {
          skip: `It takes more than a week of whole days with ${fewestRows} rows or more to tell what is usual.`,
        };
      return { failing: judged.filter(({ count, band }) => !isWithinBand(count, band)).length, total: judged.length };
    },
    failing: (counts = []) => strangeDays(judgedOf(days, counts), perDay),
    personal: new Set(),
    actual: (sample) =>
      `${sample
        .slice(0, 5)
        .map(({ day, rows: n, low, high }) => `${n} rows on ${day}, not ${low} to ${high}`)
        .join('; ')}${sample.length > 5 ? ' …' : ''}`,
  };
}

function daysOf({ days }: Data): readonly Period[] {
  if (!days) return [];
  const earliest = addDays(days.last, 1 - mostDays);
  return periodsOf(days.first < earliest ? earliest : days.first, days.last, 'day', 1, mostDays) ?? [];
}

function rowsPerDay(data: Data, event: PlanEvent | '*', days: readonly Period[]): Relation {
  const rows = rowsOf(data, event);
  const { timezone } = data.plan.semantics;
  const of = rows.envelope('event_time').field.of;
  const start: SqlExpr = { kind: 'call', name: 'dateTrunc', of, grain: 'day', weekStart: 1, timezone };
  const day: SqlExpr = { kind: 'cast', of: start, to: 'date' };
  const [first, last] = [days[0], days.at(-1)].map((one) => one && dateOf(one));
  const inRange = first && last && and(compare('>=', day, first), compare('<=', day, last));
  return {
    kind: 'aggregate',
    from: relationOf(data, [rows], inRange),
    by: [aliased('day', day)],
    columns: [aliased('rows_of_day', aggregate('count'))],
  };
}

interface Judged {
  readonly day: Period;
  readonly count: number;
  readonly band: Band;
}
function judgedOf(days: readonly Period[], counts: readonly number[]): readonly Judged[] {
  const bands = bandsOf(days.map((_, i) => counts[i] ?? 0));
  return days.flatMap((day, i) => {
    const band = bands[i];
    return band ? [{ day, count: counts[i] ?? 0, band }] : [];
  });
}

/** Every day with what is usual beside what came. */
function strangeDays(judged: readonly Judged[], perDay: Relation): Relation {
  const n: SqlExpr = { kind: 'call', name: 'coalesceZero', of: column('rows_of_day', 'per_day') };
  const columns = ['day', 'low', 'high'] as const;
  const usual: Relation = judged.length
    ? {
        kind: 'values',
        columns,
        rows: judged.map(({ day, band }) => [dateOf(day), literal(band.low), literal(band.high)]),
      }
    : filter({ kind: 'values', columns, rows: [[literal(null, 'date'), literal(0), literal(0)]] }, literal(false));
  const on = compare('=', column('day', 'usual'), column('day', 'per_day'));
  const joined: Relation = {
    kind: 'join',
    from: { of: usual, as: 'usual' },
    with: [{ of: perDay, as: 'per_day', type: 'left', on }],
  };
  const outside = or([compare('<', n, column('low', 'usual')), compare('>', n, column('high', 'usual'))]);
  const shown = columns.map((name) => aliased(name, column(name, 'usual')));
  const [day, ...rest] = shown;
  return {
    kind: 'sort',
    from: {
      kind: 'project',
      from: filter(joined, outside),
      columns: [...(day ? [day] : []), aliased('rows', n), ...rest],
    },
    by: [column('day', 'usual')],
  };
}

const dateOf = ({ start }: Period): SqlLiteral => literal(start, 'date');
