// Periods of a calendar on plain days: where one begins, which lie in a range. No zone and no clock: days are local by being local.
import type { SqlGrain } from './tree.ts';

/** `2026-01-31`. */
export type Day = string;

/** First day of the period that holds the day. `weekStart` 1 is Monday. */
export function periodStart(day: Day, grain: SqlGrain, weekStart: number): Day {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (grain) {
    case 'week':
      return addDays(day, -((weekdayOf(day) - weekStart + 7) % 7));
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'quarter':
      return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    case 'year':
      return `${year}-01-01`;
    default:
      return day;
  }
}

/** First day of the period after the one that begins on `start`. */
export function nextStart(start: Day, grain: SqlGrain): Day {
  const days = { hour: 1, day: 1, week: 7 } as const;
  if (grain === 'hour' || grain === 'day' || grain === 'week') return addDays(start, days[grain]);
  const date = dateOf(start);
  date.setUTCMonth(date.getUTCMonth() + { month: 1, quarter: 3, year: 12 }[grain]);
  return dayOf(date);
}

export interface Period {
  /** A day, or for hours `2026-01-31 10:00:00`. */
  readonly start: string;
  readonly firstDay: Day;
  /** The first day that is no longer in it. */
  readonly endDay: Day;
}

/** All periods that touch the range, both days included; undefined when they are more than `most`. */
export function periodsOf(
  since: Day,
  until: Day,
  grain: SqlGrain,
  weekStart: number,
  most: number,
): readonly Period[] | undefined {
  const periods: Period[] = [];
  for (let start = periodStart(since, grain, weekStart); start <= until; ) {
    const endDay = nextStart(start, grain);
    const hours =
      grain === 'hour' ? Array.from({ length: 24 }, (_, hour) => ` ${String(hour).padStart(2, '0')}:00:00`) : [''];
    for (const hour of hours) periods.push({ start: start + hour, firstDay: start, endDay });
    if (periods.length > most) return undefined;
    start = endDay;
  }
  return periods;
}

export function addDays(day: Day, days: number): Day {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (day: Day): number => dateOf(day).getUTCDay() || 7;
const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): Day => (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10));
