// Dates and times as conditions read them: ISO 8601, UTC where no zone is said.

const shape = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d\d(?::?\d\d)?)?)?$/;

/** Milliseconds since 1970 in UTC of `2026-01-31`, `2026-01-31T10:00`, `2026-01-31 10:00:00.5+02:00`; undefined when it is none. */
export function readTime(text: string): number | undefined {
  const found = shape.exec(text);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const midnight = midnightOf(year, month, day);
  if (midnight === undefined) return undefined;
  const milli = Number((found[7] ?? '').padEnd(3, '0').slice(0, 3));
  return midnight + ((hour * 60 + minute - offsetOf(found[8])) * 60 + second) * 1000 + milli;
}

/** Whether the text is a day without a time of day. */
export const isDay = (text: string): boolean => text.length === 10 && readTime(text) !== undefined;

function midnightOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : undefined;
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}
