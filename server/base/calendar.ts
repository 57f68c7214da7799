// Days and instants of the Gregorian calendar in UTC by integers alone: no Date, no zone, no locale.
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
