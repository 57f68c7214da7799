import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeText, patternTextAt, positionsOf, readPattern, roomOf } from '../../../../server/events/values/pattern.ts';
import { fuzz } from '../../../fuzz.ts';

const words = fc
  .infiniteStream(fc.integer({ min: 0, max: 2 ** 32 - 1 }))
  .map((stream) => () => stream.next().value as number);

const inside = [
  ['^ORD-[0-9]{6}$'],
  ['^[A-Z]{3}$'],
  ['^(free|pro|team)$'],
  ['^[a-z]+(-[a-z0-9]+)*$'],
  ['^v?\\d+\\.\\d+(?:\\.\\d+)?$'],
  ['^#[0-9a-fA-F]{3,6}$'],
  ['^(?<year>20\\d\\d)-(0[1-9]|1[0-2])$'],
  ['^[^\\s,]{1,5}$'],
  ['^[\\w.+-]+@[\\w-]+\\.com$'],
  ['^\\/[^/]*$'],
  ['^.{2,4}$'],
  ['abc'],
  ['^\\x41\\u00e9$'],
  ['^a{0}b$'],
  ['^[\\]\\-^]+$'],
  ['^(a|b(c|d)){2}$'],
  ['^x*?y+?$'],
  ['^$'],
  ['^größe-🦊$'],
  ['^[à-ü]{2}$'],
] as const;

test.each(inside)('texts of %s match it', (pattern) => {
  const part = readPattern(pattern)!;
  const regExp = new RegExp(pattern, 'u');
  fc.assert(
    fc.property(words, (next) => regExp.test(makeText(part, next))),
    { numRuns: fuzz.runs(50) },
  );
});

test.each([
  ['^(?=a)b'],
  ['(?!x)y'],
  ['(?<=a)b'],
  ['(a)\\1'],
  ['\\bword\\b'],
  ['\\p{L}+'],
  ['^a{5000}$'],
  ['(a{200}){200}'],
  // Of nothing, but made 4,096³ times.
  ['(((){4096}){4096}){4096}'],
  ['^(((a{0}){4096}){4096}|b)$'],
  ['['],
  ['(a'],
  ['a)'],
  ['*a'],
  ['[z-a]'],
  ['a{3,1}'],
  ['(?:'.repeat(2000)],
  ['[^\\x20-\\x7e]'],
])('%s is outside the subset', (pattern) => {
  expect(readPattern(pattern)).toBeUndefined();
});

describe('positions number the longest texts', () => {
  test.each([
    ['^ORD-[0-9]{3}$', 1000],
    ['^(a|[bc]{2})$', 4],
    ['^[ab]{1,3}$', 8],
    ['^x$', 1],
    ['^[0-9a-f]{40}$', 2 ** 53],
  ])('%s: %i', (pattern, room) => {
    const positions = positionsOf(readPattern(pattern)!);
    expect(roomOf(positions)).toBe(room);
    const some = Array.from({ length: Math.min(room, 1000) }, (_, n) => patternTextAt(positions, n));
    expect(new Set(some).size).toBe(some.length);
    expect(some.every((text) => new RegExp(pattern, 'u').test(text))).toBe(true);
  });
});
