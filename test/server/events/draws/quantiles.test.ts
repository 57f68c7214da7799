import { expect, test } from 'vitest';
import { lognormal, quantileTable, valueAt } from '../../../../server/events/draws/quantiles.ts';

const steps = 1 << 22;
const draws = Array.from({ length: steps }, (_, i) => i * 1024 + 512);

test('the mean of a lognormal of sigma 1.5 is off by at most 0.05 %', () => {
  const table = lognormal(3000, 1.5);
  const mean = draws.reduce((sum, a) => sum + valueAt(table, a), 0) / steps;
  expect(Math.abs(mean / (3000 * Math.exp(1.5 ** 2 / 2)) - 1)).toBeLessThan(0.0005);
});

test('quantiles are the distribution’s, in the tails too', () => {
  const table = lognormal(1_000_000, 0.9);
  for (const p of [0.0001, 0.001, 0.1, 0.5, 0.9, 0.999, 0.9999]) {
    const value = valueAt(table, Math.floor(p * 2 ** 32));
    const below = draws.filter((a) => valueAt(table, a) <= value).length / steps;
    expect(Math.abs(below - p)).toBeLessThan(2e-6);
  }
  expect(Math.abs(valueAt(table, 2 ** 31) - 1_000_000)).toBeLessThan(2);
});

test('values never fall, from the first draw to the last', () => {
  const table = lognormal(500, 1.1);
  let last = 0;
  for (const a of [0, 1, 255, 256, 2 ** 20 - 1, 2 ** 20, 2 ** 31, 2 ** 32 - 2 ** 20, 2 ** 32 - 1]) {
    expect(valueAt(table, a)).toBeGreaterThanOrEqual(last);
    last = valueAt(table, a);
  }
});

test('between two edges values are linear', () => {
  const table = quantileTable((p) => p * 4096 * 1000);
  expect(valueAt(table, (100 << 20) + (1 << 19))).toBe(100_500);
});
