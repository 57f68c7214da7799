// Days, instants and periods of the Gregorian calendar by integers alone: no Date, no zone, no locale. Days are local by being local.
import { dayMs } from './duration.ts';

/** Days from 1970-01-01 to 2000-01-01, where slots begin to count. */
export const slotEpoch = 10_957;

/** Days since 1970-01-01 of a day written `2026-01-31`; undefined when the calendar has none such. */
export function readDay(text: string): number | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return undefined;
  const day = dayOf(Number(found[1]), Number(found[2]), Number(found[3]));
  return writeDay(day) === text ? day : undefined;
}

/** Days since 1970-01-01 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil). */
export function dayOf(year: number, month: number, date: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}
/** The calendar's name of a day counted from 1970-01-01 (Hinnant, civil_from_days). */
export function civilOf(day: number): Civil {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const years = ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096);
  const y = Math.floor(years / 365);
  const ofYear = ofEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const date = ofYear - Math.floor((153 * m + 2) / 5) + 1;
  return { year: y + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

/** `2026-01-31` */
export function writeDay(day: number): string {
  const { year, month, date } = civilOf(day);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
}

/** `2026-01-31T10:00:00.000Z` of milliseconds since 1970. */
export function writeTime(ms: number): string {
  const day = Math.floor(ms / dayMs);
  return `${writeDay(day)}T${writeClock(ms - day * dayMs)}Z`;
}

/** `10:00:00.000` of milliseconds since midnight. */
export function writeClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return `${padded(hours, 2)}:${padded(minutes % 60, 2)}:${padded(seconds % 60, 2)}.${padded(ms % 1000, 3)}`;
}

/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

const timeForm = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d\d(?::?\d\d)?)?)?$/;

/**
 * Milliseconds since 1970 of ISO 8601, UTC where no zone is said: `2026-01-31`, `2026-01-31T10:00`, `2026-01-31 10:00:00.5+02:00`;
 * undefined when it is none.
 */
export function readTime(text: string): number | undefined {
  const found = timeForm.exec(text);
  const day = readDay(found?.[1] ?? '');
  if (!found || day === undefined) return undefined;
  const [hour, minute, second] = [found[2], found[3], found[4]].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const milli = Number((found[5] ?? '').padEnd(3, '0').slice(0, 3));
  return day * dayMs + ((hour * 60 + minute - offsetOf(found[6])) * 60 + second) * 1000 + milli;
}
/** Minutes. */
function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Whether the text is a day without a time of day. */
export const isDay = (text: string): boolean => readDay(text) !== undefined;

export type Grain = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';
const monthsIn = { month: 1, quarter: 3, year: 12 } as const;

/** First day of the period that holds the day, both since 1970-01-01; an hour is a part of its day. `weekStart` 1 is Monday. */
export function firstDay(day: number, grain: Grain, weekStart: number): number {
  if (grain === 'hour' || grain === 'day') return day;
  if (grain === 'week') return day - ((weekday(day) - weekStart + 7) % 7);
  const { year, month } = civilOf(day);
  return dayOf(year, month - ((month - 1) % monthsIn[grain]), 1);
}

/** First day of the period after the one that begins on `first`. */
export function firstDayAfter(first: number, grain: Grain): number {
  if (grain === 'hour' || grain === 'day') return first + 1;
  if (grain === 'week') return first + 7;
  const { year, month } = civilOf(first);
  const next = month - 1 + monthsIn[grain];
  return dayOf(year + Math.floor(next / 12), (next % 12) + 1, 1);
}

/** The same on days as they are written: `2026-01-31`. */
export type Day = string;
const moved = (day: Day, to: (day: number) => number): Day => {
  const number = readDay(day);
  return number === undefined ? '' : writeDay(to(number));
};
export const addDays = (day: Day, days: number): Day => moved(day, (from) => from + days);
export const periodStart = (day: Day, grain: Grain, weekStart: number): Day =>
  moved(day, (from) => firstDay(from, grain, weekStart));
export const nextStart = (start: Day, grain: Grain): Day => moved(start, (first) => firstDayAfter(first, grain));

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
  grain: Grain,
  weekStart: number,
  most: number,
): readonly Period[] | undefined {
  const hours = grain === 'hour' ? Array.from({ length: 24 }, (_, hour) => ` ${padded(hour, 2)}:00:00`) : [''];
  const [from, last] = [since, until].map((day) => readDay(day) ?? Number.NaN) as [number, number];
  const periods: Period[] = [];
  for (let first = firstDay(from, grain, weekStart); first <= last; ) {
    const next = firstDayAfter(first, grain);
    const [start, endDay] = [writeDay(first), writeDay(next)];
    for (const hour of hours) periods.push({ start: start + hour, firstDay: start, endDay });
    if (periods.length > most) return undefined;
    first = next;
  }
  return periods;
}
