// The rows of a result before its numbers: every period of the range with every group, and whether the period is complete.

import { addDays, nextStart, type Period, periodStart, periodsOf } from '../base/calendar.ts';
import { aggregate, aliased, and, column, compare, literal, scan } from './build.ts';
import type { CompileContext } from './context.ts';
import type { NamedRelation, Relation, Side, SqlExpr, SqlGrain, SqlLiteral } from './tree.ts';

export interface ResultGrid {
  readonly relations: readonly NamedRelation[];
  /** Joined with each other row by row; none when there is one number only. */
  readonly sides: readonly Side[];
  /** Which side holds a key. */
  owner(key: string): string;
  readonly complete: SqlExpr | undefined;
}

/** Literal rows are printed up to this many. */
const mostPeriods = 1000;

/** Every period that touches the range; undefined when the range is open or has too many. */
export function spineOf(context: CompileContext, grain: SqlGrain | undefined): readonly Period[] | undefined {
  const { since, until } = context.question;
  const { timezone, week_start: weekStart } = context.semantics;
  if (!grain || since === undefined || until === undefined || (grain === 'hour' && timezone !== 'UTC'))
    return undefined;
  return periodsOf(since, until, grain, weekStart, mostPeriods);
}

/** `measures` are relations with a column per key; `keys` begin with `period` when there is a grain. */
export function frameOf(
  context: CompileContext,
  grain: SqlGrain | undefined,
  periods: readonly Period[] | undefined,
  measures: readonly string[],
  keys: readonly string[],
): ResultGrid {
  const groups = keys.filter((key) => key !== 'period');
  if (grain && periods) return spineFrame(context, grain, periods, measures, groups);
  const [first] = measures as [string];
  const single = measures.length === 1 || !keys.length;
  const name = single ? first : context.freshName('keys');
  const relations: NamedRelation[] = single
    ? []
    : [{ name, of: keysOf(measures, keys), comment: 'Where there is a number on either side' }];
  const sides: Side[] = keys.length ? [{ of: scan(name), as: name }] : [];
  const complete = grain && openComplete(context, grain, column('period', name));
  if (complete?.needsLast) {
    const data = context.freshName('data');
    const last = aggregate('max', context.time);
    relations.push({
      name: data,
      of: { kind: 'aggregate', from: context.events, by: [], columns: [aliased('last_event', last)] },
    });
    sides.push({ of: scan(data), as: data });
  }
  return { relations, sides, owner: () => name, complete: complete?.of };
}

function spineFrame(
  context: CompileContext,
  grain: SqlGrain,
  periods: readonly Period[],
  measures: readonly string[],
  groups: readonly string[],
): ResultGrid {
  const { since = '', until = '', through = until } = context.question;
  const names = { periods: context.freshName('periods'), groups: context.freshName('groups') };
  const type = grain === 'hour' ? 'time' : 'date';
  const spine: Relation = {
    kind: 'values',
    columns: ['period', 'complete'],
    rows: periods.map(({ start, firstDay, endDay }) => [
      literal(start, type),
      literal(firstDay >= since && endDay <= addDays(through, 1)),
    ]),
  };
  const relations: NamedRelation[] = [
    { name: names.periods, of: spine, comment: `Every ${grain} of the range, whether anything happened or not` },
  ];
  const sides: Side[] = [{ of: scan(names.periods), as: names.periods }];
  if (groups.length) {
    relations.push({ name: names.groups, of: keysOf(measures, groups) });
    sides.push({ of: scan(names.groups), as: names.groups });
  }
  return {
    relations,
    sides,
    owner: (key) => (key === 'period' ? names.periods : names.groups),
    complete: column('complete', names.periods),
  };
}

function keysOf(measures: readonly string[], keys: readonly string[]): Relation {
  const of = measures.map(
    (name): Relation => ({
      kind: 'project',
      from: scan(name),
      columns: keys.map((key) => aliased(key)),
      distinct: measures.length === 1,
    }),
  );
  return of.length === 1 ? (of[0] as Relation) : { kind: 'union', of, distinct: true };
}

/** Without a spine: begun in the range and over before the data end. */
function openComplete(
  context: CompileContext,
  grain: SqlGrain,
  period: SqlExpr,
): { readonly of: SqlExpr; readonly needsLast: boolean } {
  const { since, until, through = until } = context.question;
  const { timezone, week_start: weekStart } = context.semantics;
  // Hours are of UTC: the ends of a local day do not tell which of them are whole.
  const known = grain !== 'hour' || timezone === 'UTC';
  const at = (day: string): SqlLiteral =>
    grain === 'hour' ? literal(`${day} 00:00:00`, 'time') : literal(day, 'date');
  const start = since === undefined ? undefined : periodStart(since, grain, weekStart);
  const begun =
    start === undefined || !known
      ? undefined
      : compare('>=', period, at(start === since ? start : nextStart(start, grain)));
  const needsLast = through === undefined || !known;
  const end = needsLast
    ? context.periodOf(grain, column('last_event', context.freshName('data')))
    : at(periodStart(addDays(through, 1), grain, weekStart));
  return { of: and(begun, compare('<', period, end)) as SqlExpr, needsLast };
}
