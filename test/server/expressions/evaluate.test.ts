import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConditionValue, evaluate } from '../../../server/expressions/evaluate.ts';
import { parseCondition } from '../../../server/expressions/parse.ts';
import { codePointOrder, like } from '../../../server/expressions/values.ts';
import { fuzz } from '../../fuzz.ts';

const row: Readonly<Record<string, ConditionValue>> = {
  one: 1,
  two: 2,
  big: 9223372036854775807n,
  nan: Number.NaN,
  none: null,
  word: 'ab',
  yes: true,
  no: false,
  items: [1, 2, 3],
  empty: [],
  at: new Date('2026-01-31T10:00:00Z'),
  day: '2026-01-31',
  stamp: '2026-01-31T10:00:00.000Z',
  cart: { total: 5 },
};

function value(text: string): ConditionValue {
  const { tree } = parseCondition(text);
  if (!tree) throw new Error(`unreadable: ${text}`);
  return evaluate(tree, (path) =>
    path.reduce<ConditionValue>((at, part) => (at as Record<string, ConditionValue> | null)?.[part] ?? null, row),
  );
}

describe('three-valued logic', () => {
  const values = { true: 'yes', false: 'no', null: 'none' } as const;
  test.each([
    ['true', 'true', true, true],
    ['true', 'false', false, true],
    ['true', 'null', null, true],
    ['false', 'false', false, false],
    ['false', 'null', false, null],
    ['null', 'null', null, null],
  ] as const)('%s with %s', (a, b, both, either) => {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      expect(value(`${values[x]} and ${values[y]}`)).toBe(both);
      expect(value(`${values[x]} or ${values[y]}`)).toBe(either);
    }
  });

  test.each([
    ['not yes', false],
    ['not none', null],
    ['none = none', null],
    ['none != 1', null],
    ['none is null', true],
    ['none is not null', false],
    ['missing is null', true],
    ['cart.total = 5', true],
    ['cart.none is null', true],
    ['1 in (2, none)', null],
    ['1 in (1, none)', true],
    ['1 not in (2, none)', null],
    ['none in (1)', null],
    ['1 not in (2, 3)', true],
    ['1 between none and 0', false],
    ['1 between none and 2', null],
    ['1 not between 2 and none', true],
    ["none like 'a'", null],
    ['count(none) > 1', null],
  ])('%s is %j', (text, wanted) => {
    expect(value(text)).toBe(wanted);
  });
});

describe('numbers', () => {
  test.each([
    ['7 / two', 3.5],
    ['one / 0', null],
    ['0 / 0', null],
    ['one / none', null],
    ['nan / 0', null],
    ['-one', -1],
    ['-none', null],
    ['1 + 2 * 3 - 4 / 8', 6.5],
    ['big > 1', true],
    ['big = 9223372036854775807', true],
    ['9007199254740993 = 9007199254740992', false],
    ['big + 1', 2 ** 63],
    ['0.1 + 0.2 = 0.3', false],
    ['count(items)', 3],
    ['count(empty)', 0],
    ['count(word)', null],
    ['word + 1', null],
  ])('%s is %j', (text, wanted) => {
    expect(value(text)).toBe(wanted);
  });

  test.each([
    ['nan = nan', false],
    ['nan != nan', true],
    ['nan > 1', false],
    ['1 < nan', false],
    ['nan >= nan', false],
    ['nan <= 1', false],
    ['nan != 1', true],
    ['nan = none', null],
    ['nan is null', false],
    ['nan in (1, 2)', false],
    ['nan not in (nan)', true],
    ['nan between 0 and 9', false],
    ['1 between 0 and nan', false],
  ])('%s is %j', (text, wanted) => {
    expect(value(text)).toBe(wanted);
  });
});

describe('texts and times', () => {
  test.each([
    ["word = 'ab'", true],
    ["word < 'b'", true],
    ["'B' < 'a'", true],
    ["'\uffee' < '\u{1f600}'", true],
    ["'a' < 'ab'", true],
    ['yes > no', true],
    ['word = 1', null],
    ["yes = 'true'", null],
    ["items = 'x'", null],
    ["at = timestamp '2026-01-31T11:00:00+01:00'", true],
    ["at > date '2026-01-31'", true],
    ['at = stamp', true],
    ["day = date '2026-01-31'", true],
    ['day < at', true],
    ["word > date '2026-01-31'", null],
    ["one > date '2026-01-31'", null],
    ["timestamp '2026-01-31 10:00:00.5' > at", true],
    ["date '0099-01-01' < date '0100-01-01'", true],
  ])('%s is %j', (text, wanted) => {
    expect(value(text)).toBe(wanted);
  });

  test('order by code point agrees with the order of code points', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'z', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'),
      maxLength: 4,
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [
          Array.from(a, (s) => s.codePointAt(0) as number),
          Array.from(b, (s) => s.codePointAt(0) as number),
        ];
        const first = x.findIndex((point, i) => point !== y[i]);
        const wanted =
          first < 0 ? x.length - y.length : y[first] === undefined ? 1 : (x[first] as number) - (y[first] as number);
        expect(Math.sign(codePointOrder(a, b))).toBe(Math.sign(wanted));
      }),
    );
  });
});

describe('like', () => {
  test.each([
    ['abc', 'abc', undefined, true],
    ['abc', 'ABC', undefined, false],
    ['abc', 'a%', undefined, true],
    ['abc', '%c', undefined, true],
    ['abc', '%b%', undefined, true],
    ['abc', 'a_c', undefined, true],
    ['abc', '__', undefined, false],
    ['', '', undefined, true],
    ['', '%', undefined, true],
    ['', '_', undefined, false],
    ['a\nb', 'a_b', undefined, true],
    ['\u{1f600}', '_', undefined, true],
    ['a%', 'a\\%', undefined, false],
    ['a\\x', 'a\\%', undefined, true],
    ['a%', 'a\\%', '\\', true],
    ['ax', 'a\\%', '\\', false],
    ['a_b', 'a!_b', '!', true],
    ['a!b', 'a!!b', '!', true],
    ['ab', 'a!b', '!', true],
    ['a', 'a!', '!', false],
    ['a%b', 'a%%b', '%', true],
    ['a.b', 'a.b', undefined, true],
    ['axb', 'a.b', undefined, false],
  ])('%j like %j escape %j is %j', (text, pattern, escaping, wanted) => {
    expect(like(text, pattern, escaping)).toBe(wanted);
  });

  test('agrees with a regular expression', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_'), maxLength: 7 });
    fc.assert(
      fc.property(short, short, (text, pattern) => {
        const regex = new RegExp(`^${pattern.replaceAll('%', '.*').replaceAll('_', '.')}$`, 'su');
        expect(like(text, pattern)).toBe(regex.test(text));
      }),
      { numRuns: fuzz.runs(2000) },
    );
  });

  test('a hostile pattern ends', () => {
    expect(like('a'.repeat(2000), `${'%a'.repeat(500)}b`)).toBe(false);
  });
});
