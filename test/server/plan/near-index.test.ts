import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closest } from '../../../server/base/did-you-mean.ts';
import { nearestAmong } from '../../../server/plan/near-index.ts';
import { fuzz } from '../../fuzz.ts';

const few = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '_', 'İ'), maxLength: 5 });
const long = fc
  .tuple(fc.constantFrom(58, 60, 61, 62, 63, 64, 65, 66, 70), few)
  .map(([n, tail]) => 'x'.repeat(n) + tail);

test('an index of names gives the nearest that a look at each gives', () => {
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 5, arbitrary: few }, long), { maxLength: 30 }),
      fc.oneof(few, long),
      (names, word) => {
        const expected = closest(word, names);
        expect(nearestAmong(names)(word)).toBe(expected);
        if (expected !== undefined) found++;
      },
    ),
    { numRuns: fuzz.runs(3000) },
  );
  expect(found).toBeGreaterThan(200);
});
test('of names of the same make, which is what many are', () => {
  const names = Array.from({ length: 120 }, (_, i) => `order_amount_${(i * 7919).toString(36)}`);
  const index = nearestAmong(names);
  for (const name of names)
    for (const word of [
      name,
      name.replace('ou', 'uo'),
      `${name}x`,
      `${name.replace('mo', 'om')}x`,
      name.slice(2),
      name.slice(3),
    ])
      expect(index(word)).toBe(closest(word, names));
});
