import { expect, test } from 'vitest';
import { below, byRank, choice, chosenIndex, geometric, threshold } from '../../../../server/events/draws/choice.ts';
import { slotOf, spanned } from '../../../../server/events/draws/slot.ts';

const even = Array.from({ length: 1 << 16 }, (_, i) => i * 65_536);
const shares = (weights: readonly number[]) => {
  const counts = weights.map(() => 0);
  const made = choice(weights);
  for (const a of even) counts[chosenIndex(made, a)]!++;
  return counts.map((count) => count / even.length);
};

test.each([[[1]], [[1, 1]], [[3, 0, 1]], [[0, 0, 5]], [byRank(7)], [[1, 0]], [Array.from({ length: 1000 }, () => 1)]])(
  'shares are the weights %j',
  (weights) => {
    const total = weights.reduce((sum, one) => sum + one, 0);
    for (const [i, share] of shares(weights).entries())
      expect(Math.abs(share - weights[i]! / total)).toBeLessThan(2e-5);
  },
);

test('the choice is the first cumulative floor(2^32 sum w / W) above the draw', () => {
  const made = choice([1, 2]);
  const edge = Math.floor(2 ** 32 / 3);
  expect([0, edge - 1, edge, 2 ** 32 - 1].map((a) => chosenIndex(made, a))).toEqual([0, 0, 1, 1]);
});

test('a weight of nothing is never chosen', () => {
  expect(chosenIndex(choice([1, 0]), 2 ** 32 - 1)).toBe(0);
  expect(chosenIndex(choice([0, 1]), 0)).toBe(1);
});

test('geometric numbers begin at 1 and have their mean', () => {
  const made = geometric(4, 256);
  const mean = even.reduce((sum, a) => sum + chosenIndex(made, a) + 1, 0) / even.length;
  expect(Math.abs(mean - 4)).toBeLessThan(0.01);
  expect(chosenIndex(geometric(1, 10), 2 ** 32 - 1)).toBe(0);
  expect(chosenIndex(geometric(50, 8), 2 ** 32 - 1)).toBe(7);
});

test('below gives every number up to the last, thresholds are exact', () => {
  expect([below(10, 0), below(10, 2 ** 32 - 1), below(2 ** 53, 2 ** 32 - 1) < 2 ** 53]).toEqual([0, 9, true]);
  expect([threshold(0), threshold(0.5), threshold(1), threshold(7)]).toEqual([0, 2 ** 31, 2 ** 32, 2 ** 32]);
});

test('a slot names day, session, action, step', () => {
  expect(slotOf(9497, 2, 255, 15)).toBe(9497 * 2 ** 18 + 2 * 4096 + 255 * 16 + 15);
  expect(slotOf(16_383, 63, 255, 15)).toBe(2 ** 32 - 1);
  const slot = slotOf(9497, 2, 7, 3);
  expect([spanned(slot, 'row'), spanned(slot, 'action'), spanned(slot, 'session'), spanned(slot, 'always')]).toEqual([
    slot,
    slotOf(9497, 2, 7, 0),
    slotOf(9497, 2, 0, 0),
    0,
  ]);
});
