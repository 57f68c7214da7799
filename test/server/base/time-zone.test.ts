import { expect, test } from 'vitest';
import { localDays } from '../../../server/base/time-zone.ts';

const day = (zone: string, time: string): string =>
  new Date(localDays(zone)(Date.parse(time)) * 86_400_000).toISOString().slice(0, 10);

test.each([
  ['UTC', '2026-01-31T23:59:59.999Z', '2026-01-31'],
  ['Europe/Berlin', '2026-01-31T22:59:59.999Z', '2026-01-31'],
  ['Europe/Berlin', '2026-01-31T23:00:00.000Z', '2026-02-01'],
  // Summer time from 2026-03-29 on.
  ['Europe/Berlin', '2026-03-28T22:59:59.999Z', '2026-03-28'],
  ['Europe/Berlin', '2026-03-29T22:00:00.000Z', '2026-03-30'],
  ['America/New_York', '2026-01-31T04:59:59.999Z', '2026-01-30'],
  ['America/New_York', '2026-07-31T04:00:00.000Z', '2026-07-31'],
  ['Asia/Kathmandu', '2026-01-31T18:14:59.999Z', '2026-01-31'],
  ['Asia/Kathmandu', '2026-01-31T18:15:00.000Z', '2026-02-01'],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', '2027-01-01'],
  ['Asia/Riyadh', '1969-12-31T21:00:00.000Z', '1970-01-01'],
])('%s %s is %s', (zone, time, wanted) => expect(day(zone, time)).toBe(wanted));

test('all that lies within a day has its number', () => {
  const days = localDays('America/St_Johns');
  const seen = Array.from({ length: 96 * 4 }, (_, i) => days(Date.UTC(2026, 2, 7) + i * 900_000 + 899_999));
  expect([...new Set(seen)].map((one) => one - (seen[0] as number))).toEqual([0, 1, 2, 3, 4]);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test('a zone that does not exist', () => expect(() => localDays('Europe/Atlantis')).toThrow(RangeError));
