import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeWriter, widest, writeInteger, writeScaled, writeUuid } from '../../../../server/events/encode/bytes.ts';
import { uuidText } from '../../../../server/events/values/value-generator.ts';

const buffer = new Uint8Array(64);
const text = (end: number) => new TextDecoder().decode(buffer.subarray(3, end));
const write = (put: (buffer: Uint8Array, at: number) => number) => {
  const end = put(buffer, 3);
  expect(end - 3).toBeLessThanOrEqual(widest);
  return text(end);
};
const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test('whole numbers', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (n) => write((b, at) => writeInteger(b, at, Math.abs(n))) === String(Math.abs(n))),
  );
  for (const n of [0, 9, 10, 99, 100, 999, 1e15, 1e15 - 1, 2 ** 53 - 1])
    expect(write((b, at) => writeInteger(b, at, n))).toBe(String(n));
});

test('numbers with decimals', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), fc.integer({ min: 0, max: 9 }), (units, decimals) => {
      const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
      const point = digits.length - decimals;
      const said = `${units < 0 ? '-' : ''}${digits.slice(0, point)}${decimals ? '.' : ''}${digits.slice(point)}`;
      expect(write((b, at) => writeScaled(b, at, units, decimals))).toBe(said);
      expect(Number(said)).toBe(units / 10 ** decimals);
    }),
  );
});

test('UUIDs are version 4 and the same as as text', () => {
  fc.assert(
    fc.property(word, word, word, word, (a, b, c, d) => {
      const uuid = write((bytes, at) => writeUuid(bytes, at, Uint32Array.of(0, a, b, c, d), 1));
      expect(uuid).toBe(uuidText(a, b, c, d));
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }),
  );
});

test('times, in any order of days', () => {
  const writeTime = timeWriter();
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e12 }),
      (ms) => write((b, at) => writeTime(b, at, ms)) === new Date(ms).toISOString(),
    ),
  );
});
