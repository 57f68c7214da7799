// The periods of a grain over the days of a run, on the calendar of the plan's time zone; hours are those of UTC.

import { firstDay, firstDayAfter, type Grain, writeDay, writeTime } from '../../base/calendar.ts';
import { dayMs } from '../../base/duration.ts';
import { localDays } from '../../base/time-zone.ts';
import type { Semantics } from '../../plan/plan.ts';

export interface Periods {
  /** A day such as `2026-01-31`; an hour as `2026-01-31T10:00:00.000Z`. */
  readonly labels: readonly string[];
  /** Where each ends, in days since 1970; hours are parts of one. */
  readonly ends: readonly number[];
  /** The index of the period an instant of the run lies in. */
  readonly of: (time: number) => number;
  /** The day an instant lies in, in days since 1970; by hours the instant itself. */
  readonly at: (time: number) => number;
  /** The first day that is not over when the run ends. */
  readonly open: number;
}

/** @param start the first day, since 1970-01-01; a run begins and ends at midnight in UTC */
export function runPeriodsOf(grain: Grain, start: number, days: number, semantics: Semantics): Periods {
  const { timezone, week_start: weekStart } = semantics;
  const from = start * dayMs;
  const to = from + days * dayMs;
  if (grain === 'hour') {
    const hours = Array.from({ length: days * 24 }, (_, i) => from + i * hourMs);
    return {
      labels: hours.map(writeTime),
      ends: hours.map((hour) => (hour + hourMs) / dayMs),
      of: (time) => Math.floor((time - from) / hourMs),
      at: (time) => time / dayMs,
      open: to / dayMs,
    };
  }
  const at = localDays(timezone);
  const first = at(from);
  const firsts = Array.from({ length: at(to - 1) - first + 1 }, (_, i) => firstDay(first + i, grain, weekStart));
  const distinct = [...new Set(firsts)];
  const indices = firsts.map((one) => distinct.indexOf(one));
  return {
    labels: distinct.map(writeDay),
    ends: distinct.map((one) => firstDayAfter(one, grain)),
    of: (time) => indices[at(time) - first] as number,
    at,
    open: at(to),
  };
}

const hourMs = 3_600_000;
