import { expect, test } from 'vitest';
import { readDuration } from '../../../../../../server/base/duration.ts';
import { meantLength } from '../../../../../../server/lint/rules/plan/metrics/lengths.ts';

test.each([
  ['7 days', '7d'],
  ['1 week', '1w'],
  ['2weeks', '2w'],
  ['30 Minutes', '30m'],
  ['12 hrs', '12h'],
  ['1 hour', '1h'],
  ['45sec', '45s'],
  ['1.5_days', '1.5d'],
  ['P7D', '7d'],
  ['PT30M', '30m'],
  ['7D', '7d'],
  ['7d', undefined],
  ['P1M', undefined],
  ['1 month', undefined],
  ['7', undefined],
  ['soon', undefined],
  ['', undefined],
])('%s -> %s', (text, meant) => {
  expect(meantLength(text)).toBe(meant);
  if (meant) expect(readDuration(meant)).toBeGreaterThan(0);
});
