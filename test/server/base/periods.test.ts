import { describe, expect, test } from 'vitest';
import { addDays, nextStart, periodStart, periodsOf } from '../../../server/base/calendar.ts';

describe('startOf and nextStart', () => {
  test.each([
    ['2026-02-01', 'day', 1, '2026-02-01', '2026-02-02'],
    ['2026-02-01', 'week', 1, '2026-01-26', '2026-02-02'],
    ['2026-02-01', 'week', 7, '2026-02-01', '2026-02-08'],
    ['2026-02-02', 'week', 1, '2026-02-02', '2026-02-09'],
    ['2026-02-04', 'week', 4, '2026-01-29', '2026-02-05'],
    ['2024-02-29', 'month', 1, '2024-02-01', '2024-03-01'],
    ['2026-12-31', 'month', 1, '2026-12-01', '2027-01-01'],
    ['2026-06-30', 'quarter', 1, '2026-04-01', '2026-07-01'],
    ['2026-12-31', 'quarter', 1, '2026-10-01', '2027-01-01'],
    ['2026-07-04', 'year', 1, '2026-01-01', '2027-01-01'],
    ['0099-07-04', 'year', 1, '0099-01-01', '0100-01-01'],
  ] as const)('%s by %s from weekday %i', (day, grain, weekStart, start, next) => {
    expect(periodStart(day, grain, weekStart)).toBe(start);
    expect(nextStart(start, grain)).toBe(next);
  });
});

describe('periodsOf', () => {
  test('all that touch the range', () => {
    expect(periodsOf('2026-01-31', '2026-02-02', 'week', 1, 10)).toEqual([
      { start: '2026-01-26', firstDay: '2026-01-26', endDay: '2026-02-02' },
      { start: '2026-02-02', firstDay: '2026-02-02', endDay: '2026-02-09' },
    ]);
  });

  test('hours of the days', () => {
    const hours = periodsOf('2026-01-31', '2026-02-01', 'hour', 1, 48) ?? [];
    expect(hours).toHaveLength(48);
    expect(hours[25]).toEqual({ start: '2026-02-01 01:00:00', firstDay: '2026-02-01', endDay: '2026-02-02' });
  });

  test('too many are none', () => {
    expect(periodsOf('2026-01-01', '2026-01-10', 'day', 1, 10)).toHaveLength(10);
    expect(periodsOf('2026-01-01', '2026-01-11', 'day', 1, 10)).toBeUndefined();
    expect(periodsOf('0001-01-01', '9999-12-31', 'day', 1, 1000)).toBeUndefined();
  });
});

test('days', () => {
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
});
