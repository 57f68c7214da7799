// The periods of a grain over the days of a run, in UTC.
import type { Grain } from '../../../read/plan/plan.ts';
import { civilOf, dayMs, dayOf, weekday, writeDay, writeTime } from '../calendar.ts';

export interface Periods {
  /** A day such as `2026-01-31`; an hour as `2026-01-31T10:00:00.000Z`. */
  readonly labels: readonly string[];
  /** Where each ends, milliseconds since 1970. */
  readonly ends: readonly number[];
  /** The index of the period an instant of the run lies in. */
  readonly of: (time: number) => number;
}

/** @param weekStart 1 = Monday */
export function periodsOf(grain: Grain, start: number, days: number, weekStart: number): Periods {
  if (grain === 'hour') {
    const hours = days * 24;
    const from = start * dayMs;
    const at = (i: number) => from + i * 3_600_000;
    return {
      labels: Array.from({ length: hours }, (_, i) => writeTime(at(i))),
      ends: Array.from({ length: hours }, (_, i) => at(i + 1)),
      of: (time) => Math.floor((time - from) / 3_600_000),
    };
  }
  const firsts = Array.from({ length: days }, (_, i) => firstDay(grain, start + i, weekStart));
  const distinct = [...new Set(firsts)];
  const indices = firsts.map((first) => distinct.indexOf(first));
  return {
    labels: distinct.map(writeDay),
    ends: distinct.map((first) => firstDayAfter(grain, first) * dayMs),
    of: (time) => indices[Math.floor(time / dayMs) - start] as number,
  };
}

function firstDay(grain: Grain, day: number, weekStart: number): number {
  if (grain === 'day') return day;
  if (grain === 'week') return day - ((weekday(day) - weekStart + 7) % 7);
  const { year, month } = civilOf(day);
  return dayOf(year, grain === 'year' ? 1 : grain === 'quarter' ? month - ((month - 1) % 3) : month, 1);
}

function firstDayAfter(grain: Grain, first: number): number {
  if (grain === 'day') return first + 1;
  if (grain === 'week') return first + 7;
  const { year, month } = civilOf(first);
  const months = grain === 'year' ? 12 : grain === 'quarter' ? 3 : 1;
  const next = month - 1 + months;
  return dayOf(year + Math.floor(next / 12), (next % 12) + 1, 1);
}
