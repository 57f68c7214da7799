import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilOf, dayOf, readDay, weekday, writeDay, writeTime } from '../../../server/base/calendar.ts';
import { dayMs, readDuration } from '../../../server/base/duration.ts';

const days = fc.integer({ min: -700_000, max: 2_000_000 });

test('days are those of Date', () => {
  fc.assert(
    fc.property(days, (day) => {
      const date = new Date(day * dayMs);
      expect(civilOf(day)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        date: date.getUTCDate(),
      });
      expect(dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
      expect(weekday(day) % 7).toBe(date.getUTCDay());
    }),
  );
});

test('times are those of toISOString', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
      expect(writeTime(ms)).toBe(new Date(ms).toISOString());
    }),
  );
});

test.each([
  ['2026-01-31', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['', false],
])('%s is a day: %s', (text, is) => {
  const day = readDay(text);
  expect(day !== undefined).toBe(is);
  if (day !== undefined) expect(writeDay(day)).toBe(text);
});

test.each([
  ['7d', 604_800_000],
  ['30m', 1_800_000],
  ['1.5h', 5_400_000],
  ['2w', 1_209_600_000],
  ['90 s', 90_000],
  ['soon', undefined],
  ['7', undefined],
])('duration %s', (text, ms) => {
  expect(readDuration(text)).toBe(ms);
});
