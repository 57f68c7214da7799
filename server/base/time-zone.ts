// What the calendar of a time zone says at an instant.
import { dayMs } from './duration.ts';

/** Clocks are put forward and back at full quarters of an hour, so within one the day changes only with them. */
const quarterMs = 900_000;

/**
 * Milliseconds since 1970 -> days since 1970-01-01 on the calendar of the zone. The zone is a name of the IANA database, as the
 * runtime has it; one that it lacks throws a RangeError.
 */
export function localDays(timezone: string): (time: number) => number {
  if (timezone === 'UTC') return (time) => Math.floor(time / dayMs);
  const format = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const known = new Map<number, number>();
  return (time) => {
    const quarter = Math.floor(time / quarterMs);
    const old = known.get(quarter);
    if (old !== undefined) return old;
    const parts = new Map(format.formatToParts(quarter * quarterMs).map(({ type, value }) => [type, Number(value)]));
    const day = Date.UTC(parts.get('year') ?? 0, (parts.get('month') ?? 1) - 1, parts.get('day') ?? 1) / dayMs;
    known.set(quarter, day);
    return day;
  };
}
