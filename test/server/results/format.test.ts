import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, count, formatCell, formatColumn, percent, shownDuration } from '../../../server/results/format.ts';

describe('values as people read them', () => {
  it.each([
    [1204, 'integer', undefined, '1,204'],
    [-1234567, 'integer', undefined, '-1,234,567'],
    ['9007199254740993', 'integer', undefined, '9,007,199,254,740,993'],
    ['-9007199254740993', 'integer', undefined, '-9,007,199,254,740,993'],
    ['NaN', 'number', undefined, 'NaN'],
    ['NaN', 'number', 'share', 'NaN'],
    ['-Infinity', 'number', 'EUR', '-Infinity EUR'],
    [0.000012345, 'number', undefined, '0.000012'],
    [2.34567, 'number', undefined, '2.346'],
    [1234.5678, 'number', undefined, '1,234.57'],
    [1e21, 'number', undefined, '1e+21'],
    [19.9, 'number', 'EUR', '19.9 EUR'],
    [0.38, 'number', 'share', '38 %'],
    [62.5, 'number', 's', '1 min 3 s'],
    [48e6, 'integer', 'bytes', '48 MB'],
    [null, 'string', undefined, '–'],
    ['', 'string', undefined, '""'],
    ['a\nb\u001b[31m', 'string', undefined, 'a\\nb\\u{1b}[31m'],
    [true, 'boolean', undefined, 'true'],
    ['2026-01-31', 'date', undefined, '2026-01-31'],
    [5, 'number', '\u001b[2J', '5 \\u{1b}[2J'],
  ] as const)('%j of %s in %s is %s', (cell, type, unit, expected) =>
    expect(formatCell(cell, type, unit)).toBe(expected),
  );

  it.each([
    [[1, 2.5, null], undefined, ['1.0', '2.5', '–']],
    [[3120, 4210.5, 12.25], undefined, ['3,120.00', '4,210.50', '12.25']],
    [[1, 0.6], 'share', ['100.0 %', '60.0 %']],
    [[1, 0.674], 'share', ['100.0 %', '67.4 %']],
    [[1, 0.0003, 0.99999], 'share', ['100.0 %', '< 0.1 %', '> 99.9 %']],
  ] as const)('the column %j in %s has equally many decimals', (cells, unit, expected) =>
    expect(formatColumn(cells, 'number', unit)).toEqual(expected),
  );

  it.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.3804, '38 %'],
    [0.125, '12.5 %'],
    [0.00001, '< 0.1 %'],
    [0.99999, '> 99 %'],
    [12.5, '1,250 %'],
  ])('the share %d is %s', (share, expected) => expect(percent(share)).toBe(expected));

  it.each([
    [0, '0 ms'],
    [0.34, '0.3 ms'],
    [12.4, '12 ms'],
    [999.6, '1 s'],
    [1234, '1.2 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min'],
    [3_599_600, '1 h'],
    [3_912_500, '1 h 5 min'],
    [86_399_999, '1 d'],
    [100 * 3_600_000, '4 d 4 h'],
    [-90_000, '-1 min 30 s'],
  ])('%d ms are %s', (ms, expected) => expect(shownDuration(ms)).toBe(expected));

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [999_600, '1 MB'],
    [1_234, '1.2 kB'],
    [48_200_000, '48.2 MB'],
    [123_456_789, '123 MB'],
    [5e15, '5 PB'],
  ])('%d bytes are %s', (size, expected) => expect(bytes(size)).toBe(expected));

  it('groups digits so that they can be read back', () =>
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => Number(count(value).replaceAll(',', '')) === value)));

  it('never says 0 % of something, nor 100 % of not all', () =>
    fc.assert(
      fc.property(fc.double({ min: Number.MIN_VALUE, max: 1 - 2 ** -53, noNaN: true }), (share) => {
        expect(percent(share)).not.toMatch(/^(0|0\.0|100|100\.0) %$/);
      }),
    ));
});
