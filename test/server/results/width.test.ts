import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cleanBlock, cleanProse } from '../../../server/results/clean.ts';
import { blocks } from '../../../server/results/grid.ts';
import { cut, padEnd, padStart, widthOf, wrap } from '../../../server/results/width.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('text in terminal columns', () => {
  it.each([
    ['abc', 3],
    ['日本', 4],
    ['e\u0301', 1],
    ['🎉', 2],
    ['👩‍👩‍👧', 2],
    ['', 0],
  ])('%s is %d wide', (text, width) => expect(widthOf(text)).toBe(width));

  it.each([
    ['checkout', 8, 'checkout'],
    ['checkout', 7, 'checko…'],
    ['日本語', 5, '日本…'],
    ['日本語', 4, '日…'],
    ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 3, '👩‍👩‍👧…'],
  ])('%s cut to %d is %s', (text, width, expected) => expect(cut(text, width)).toBe(expected));

  it('is never wider than what it was cut to', () =>
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 40 }), (text, width) => widthOf(cut(clean(text), width)) <= width),
    ));

  it('cuts megabytes without measuring them', () => expect(cut('x'.repeat(5_000_000), 3)).toBe('xx…'));

  it('pads by width, not by length', () => {
    expect(padEnd('日', 4)).toBe('日  ');
    expect(padStart('日', 4)).toBe('  日');
    expect(padEnd('abc', 2)).toBe('abc');
  });

  it('breaks at blanks and lets a long word stand over', () => {
    expect(wrap('one two three', 8, '  ')).toEqual(['one two', '  three']);
    expect(wrap('incomprehensibilities a', 5)).toEqual(['incomprehensibilities', 'a']);
    expect(wrap('a · b · c', 5, '', ' · ')).toEqual(['a · b', 'c']);
    expect(wrap('', 5)).toEqual(['']);
  });
});

describe('clean text', () => {
  it.each([
    ['a\tb\r\nc', 'a\\tb\\r\\nc'],
    ['\u001b]8;;http://x\u0007', '\\u{1b}]8;;http://x\\u{7}'],
    ['\u009b31m', '\\u{9b}31m'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\u200bb\ufeff', 'a\\u{200b}b\\u{feff}'],
    ['\ud83d', '\\u{d83d}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['👩‍👩‍👧 日本 é', '👩‍👩‍👧 日本 é'],
  ])('of %j is %j', (text, expected) => expect(clean(text)).toBe(expected));

  it('holds nothing that a terminal obeys', () =>
    fc.assert(
      fc.property(anyText, (text) => !/[\p{Control}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(clean(text))),
    ));

  it('keeps lines where they are wanted', () => {
    expect(cleanBlock('a\n\tb\r')).toBe('a\n\tb\\r');
    expect(cleanProse(' a\n  b\u0007 ')).toBe('a b\\u{7}');
  });
});

describe('bars', () => {
  it.each([
    [1, 4, '████'],
    [0.5, 4, '██'],
    [0.53, 4, '██▏'],
    [0.0001, 4, '▏'],
    [0, 4, ''],
  ])('of %d in %d columns is %s', (share, width, expected) => expect(blocks(share, width)).toBe(expected));
});
