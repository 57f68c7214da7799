// The statements of checks: how far the data reach, the counts of one scan, the failing rows.

import { addDays, type Day } from '../base/calendar.ts';
import type { PlanEvent } from '../plan/plan.ts';
import { aggregate, aliased } from '../query/build.ts';
import type { Dialect } from '../query/dialects/dialect.ts';
import { commentLine, printQuery } from '../query/print.ts';
import type { SqlExpr } from '../query/tree.ts';
import type { Data } from './data.ts';
import type { Derived } from './derive.ts';
import type { CheckQuery } from './kind.ts';
import { dottedPath } from './path.ts';
import { relationOf, rowsOf } from './rows.ts';

/** An instance and how it is judged in these data. */
export interface Judged {
  readonly instance: Derived;
  readonly judgement: CheckQuery;
}

/** Columns: how many rows there are, the first and the last day. */
export function extentSql(data: Data, dialect: Dialect): string {
  const { timezone } = data.plan.semantics;
  const of = rowsOf(data, '*').envelope('event_time').field.of;
  const start: SqlExpr = { kind: 'call', name: 'dateTrunc', of, grain: 'day', weekStart: 1, timezone };
  const day: SqlExpr = { kind: 'cast', of: start, to: 'date' };
  const columns = [aggregate('count'), aggregate('min', day), aggregate('max', day)];
  const named = columns.map((one, i) => aliased(['rows', 'first_day', 'last_day'][i] ?? '', one));
  return printQuery({ kind: 'aggregate', from: data.events, by: [], columns: named }, dialect);
}

/** Whole days only: those that the data are said to cover, else all between the first and the last one, none after now. */
export function extentOf(
  [rows, first, last]: readonly unknown[],
  now: number,
  said: { readonly since?: Day | undefined; readonly until?: Day | undefined },
): Pick<Data, 'rows' | 'days'> {
  const count = Number(rows ?? 0);
  if (said.since !== undefined && said.until !== undefined)
    return { rows: count, days: { first: said.since, last: said.until } };
  if (typeof first !== 'string' || typeof last !== 'string') return { rows: count };
  const today = new Date(now).toISOString().slice(0, 10);
  const days = { first: addDays(first, 1), last: addDays(last < today ? last : today, -1) };
  return days.first <= days.last ? { rows: count, days } : { rows: count };
}

/** The most aggregates in one statement, so that it stays readable. */
const mostPerScan = 100;

/** Instances that one scan can tell: those of one event, each of the others alone. */
export function inScans(judged: readonly Judged[]): readonly (readonly Judged[])[] {
  const byEvent = new Map<PlanEvent | '*', Judged[]>();
  const scans: Judged[][] = [];
  for (const one of judged) {
    const { over, rows } = one.judgement;
    const open = over ? undefined : byEvent.get(rows.event);
    if (open && open.length < mostPerScan) open.push(one);
    else {
      const fresh = [one];
      scans.push(fresh);
      if (!over) byEvent.set(rows.event, fresh);
    }
  }
  return scans;
}

/** One row: the counts of each instance, one behind the other. */
export function countingSql(data: Data, scan: readonly Judged[], dialect: Dialect): string {
  const judgements = scan.map(({ judgement: query }) => query);
  const from =
    judgements[0]?.over ??
    relationOf(
      data,
      judgements.map(({ rows }) => rows),
    );
  const columns = judgements.flatMap(({ counts }, i) => counts.map((of, k) => aliased(`check_${i}_${k}`, of)));
  return printQuery({ kind: 'aggregate', from, by: [], columns }, dialect);
}

/** The counts of each instance, out of the row that `countingSql` gives. */
export function numbersOf(scan: readonly Judged[], row: readonly unknown[]): readonly (readonly number[])[] {
  let at = 0;
  return scan.map(({ judgement: query }) => query.counts.map(() => Number(row[at++] ?? 0)));
}

/** The failing rows, and above them what they are. */
export function failingSql(
  { instance, judgement: query }: Judged,
  dialect: Dialect,
  counts?: readonly number[],
): string {
  const { check, event, property, expected } = instance;
  const place = [...(event ? [event.as] : []), ...(property ? [dottedPath(property)] : [])].join('.');
  const header = [`Rows that fail the check ${check}${place && ` of ${place}`}`, `Expected: ${expected}`];
  return `${header.map(commentLine).join('\n')}\n${printQuery(query.failing(counts), dialect)}\n`;
}
