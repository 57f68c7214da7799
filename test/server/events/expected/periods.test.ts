import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDay } from '../../../../server/base/calendar.ts';
import { dayMs } from '../../../../server/base/duration.ts';
import { runPeriodsOf } from '../../../../server/events/expected/periods.ts';
import { sum, toNumber } from '../../../../server/events/expected/sums.ts';

const start = readDay('2025-12-30')!;

test.each([
  ['day', 1, 4, ['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02']],
  ['week', 1, 8, ['2025-12-29', '2026-01-05']],
  ['week', 7, 8, ['2025-12-28', '2026-01-04']],
  ['month', 1, 40, ['2025-12-01', '2026-01-01', '2026-02-01']],
  ['quarter', 1, 100, ['2025-10-01', '2026-01-01', '2026-04-01']],
  ['year', 1, 3, ['2025-01-01', '2026-01-01']],
] as const)('%s, weeks from %i', (grain, weekStart, days, labels) => {
  const periods = runPeriodsOf(grain, start, days, { timezone: 'UTC', week_start: weekStart });
  expect(periods.labels).toEqual(labels);
  periods.labels.forEach((label, i) => {
    const from = Math.max(readDay(label)!, start) * dayMs;
    const to = Math.min(periods.ends[i]!, start + days) * dayMs - 1;
    expect([periods.of(from), periods.of(to)]).toEqual([i, i]);
    if (i + 1 < labels.length) expect(periods.ends[i]).toBe(readDay(labels[i + 1]!)!);
  });
});

test('hours', () => {
  const periods = runPeriodsOf('hour', start, 1, { timezone: 'UTC', week_start: 1 });
  expect(periods.labels.length).toBe(24);
  expect(periods.labels[23]).toBe('2025-12-30T23:00:00.000Z');
  expect(periods.of(start * dayMs + dayMs - 1)).toBe(23);
});

describe('sums are exact, in any order', () => {
  test('tenths add up', () => {
    const total = sum();
    for (let i = 0; i < 1000; i++) total.add(1, 1);
    expect(toNumber(total.total())).toBe(100);
  });
  test('as of big integers', () => {
    const part = fc.record({ units: fc.maxSafeInteger(), own: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const total = sum();
        for (const { units, own } of parts) total.add(units, own);
        expect(total.total()).toBe(
          parts.reduce((all, { units, own }) => all + BigInt(units) * 10n ** BigInt(9 - own), 0n),
        );
      }),
    );
  });
});
