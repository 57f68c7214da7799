import { expect, test } from 'vitest';
import { drawAll, drawAt, threefry } from '../../../../server/events/draws/threefry.ts';

const hex = ({ hi, lo }: { hi: number; lo: number }) =>
  [hi, lo].map((word) => word.toString(16).padStart(8, '0')).join(' ');

// Random123's known answers, kat_vectors: threefry2x32 13.
test.each([
  [0, 0, 0, 0, '9d1c5ec6 8bd50731'],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 'fd36d048 2d17272c'],
  [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 'ba3e4725 f27d669e'],
])('key %i %i, counter %i %i', (hi, lo, id, slot, words) => {
  expect(hex(threefry({ hi, lo }, id, slot))).toBe(words);
});

test('columns and single draws are the same draws', () => {
  const key = { hi: 7, lo: 0xfffffff0 };
  const ids = Uint32Array.from({ length: 50 }, (_, i) => i * 90_000_000);
  const slots = Uint32Array.from({ length: 50 }, (_, i) => 0xffffffff - i);
  const [a, b, c, d] = Array.from({ length: 4 }, () => new Uint32Array(50)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  drawAll(key, ids, slots, 50, a, b);
  for (let i = 0; i < 50; i++) drawAt(key, ids[i]!, slots[i]!, c, d, i);
  expect([a, b]).toEqual([c, d]);
  expect({ hi: a[3], lo: b[3] }).toEqual(threefry(key, ids[3]!, slots[3]!));
});
