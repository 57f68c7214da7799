import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expr } from '../../../server/expressions/expr.ts';
import { children } from '../../../server/expressions/expr.ts';
import { deepest, parseCondition } from '../../../server/expressions/parse.ts';
import { printCondition } from '../../../server/expressions/print.ts';
import { fuzz } from '../../fuzz.ts';

/** Carets below the place, then the code and how the message begins. */
function marked(text: string): readonly string[] {
  return parseCondition(text).faults.map(({ start, end, code, message }) => {
    const carets = '^'.repeat(Math.max(1, end - start));
    return `${' '.repeat(start)}${carets} ${code}: ${message}`;
  });
}

function fixed(text: string): string {
  let result = text;
  for (const { fix } of [...parseCondition(text).faults].reverse()) {
    if (fix) result = result.slice(0, fix.start) + fix.text + result.slice(fix.end);
  }
  return result;
}

describe('what cannot be read', () => {
  test.each([
    ['', '^ syntax: The condition is empty. Write one such as order_value > 0.'],
    ['(', ' ^ syntax: The condition ends where a value or a name is expected.'],
    ['a = 1)', '     ^ syntax: This parenthesis closes nothing.'],
    ['(a = 1', '      ^ syntax: The condition ends where the end of the parenthesis is expected: ")".'],
    ['a b', '  ^ syntax: "b" stands here, but the condition has ended before it. Is "and" or "or" missing?'],
    ['a = 1 = 2', '      ^ syntax: Two comparisons stand side by side. Join them with and, or put one in parentheses.'],
    ['in = 5', '^^ syntax: "in" stands where a value or a name is expected. If it is a name, write `in`.'],
    ['a not 5', '      ^ syntax: "5" stands where in, between or like is expected after "not".'],
    ['a is 5', '     ^ syntax: "5" stands where the end of "is" is expected: "null".'],
    ['a in ()', '      ^ syntax: The list of "in" is empty. Name at least one value.'],
    ['a between 1', '           ^ syntax: The condition ends where the second bound of "between" is expected: "and".'],
    ["a = 'abc", "    ^^^^ syntax: The text that begins here has no closing '."],
    ['a = `abc', '    ^^^^ syntax: The name that begins here has no closing `.'],
    ['a.', '  ^ syntax: The condition ends where a name is expected after the dot.'],
    ['a.is = 1', '  ^^ syntax: "is" stands where a name is expected after the dot. If it is a name, write `is`.'],
    ['`` = 1', '^^ syntax: A name is missing between the backticks.'],
    ['len(a) = 1', '^^^ syntax: There is no function "len". The only one is count(name), the length of a list.'],
    ['count(1) = 1', '      ^ syntax: count takes the name of a list: count(items).'],
    [
      "time '10:00' < a",
      '     ^^^^^^^ syntax: "10:00" stands here, but the condition has ended before it. Is "and" or "or" missing?',
    ],
    [
      "a < date '2026-02-30'",
      "         ^^^^^^^^^^^^ syntax: '2026-02-30' is not a day of the calendar. The form is date '2026-01-31'.",
    ],
    [
      "a < timestamp 'noon'",
      "              ^^^^^^ syntax: 'noon' is not a time of the calendar. The form is timestamp '2026-01-31T10:00:00Z'.",
    ],
    [
      "a like 'x' escape 'ab'",
      "                  ^^^^ syntax: The escape of like is one plain character in quotes, such as '\\'.",
    ],
    [
      "a like 'x!' escape '!'",
      '       ^^^^ syntax: The pattern ends with its escape character !, which then escapes nothing.',
    ],
    ['a > 1e999', '    ^^^^^ syntax: 1e999 is larger than any number that can be computed with.'],
    [
      'a ; b',
      '  ^ syntax: A condition has no ";". A name with such a character stands in backticks, a text in single quotes.',
    ],
  ])('%s', (text, wanted) => {
    expect(marked(text)).toEqual([wanted]);
    expect(parseCondition(text).tree).toBeUndefined();
  });
});

describe('what is understood, reported and fixed', () => {
  test.each([
    ['a == 1', '  ^^ spelling: "==" is written "=" in conditions.', 'a = 1'],
    ['a === 1', '  ^^^ spelling: "===" is written "=" in conditions.', 'a = 1'],
    ['a <> 1', '  ^^ spelling: "<>" is written "!=" in conditions.', 'a != 1'],
    ['a&&b', ' ^^ spelling: "&&" is written "and" in conditions.', 'a and b'],
    ['(a)||(b)', '   ^^ spelling: "||" is written "or" in conditions.', '(a)or (b)'],
    ['!a', '^ spelling: "!" is written "not" in conditions.', 'not a'],
    ['a = "it\'s"', "    ^^^^^^ spelling: Text stands in single quotes here: write 'it''s'.", "a = 'it''s'"],
    [
      'a = "say ""x"""',
      '    ^^^^^^^^^^^ spelling: Text stands in single quotes here: write \'say "x"\'.',
      'a = \'say "x"\'',
    ],
    ['$os = 1', '^^^ spelling: A name with a "$" stands in backticks: write `$os`.', '`$os` = 1'],
    [
      '(a + b) = null',
      '^^^^^^^^^^^^^^ null-compared: Nothing equals null, so this is never true. Write is null.',
      '(a + b) is null',
    ],
    [
      'a != null',
      '^^^^^^^^^ null-compared: Nothing equals null, so this is never true. Write is not null.',
      'a is not null',
    ],
  ])('%s', (text, wanted, repaired) => {
    expect(marked(text)).toEqual([wanted]);
    expect(parseCondition(text).tree).toBeDefined();
    expect(fixed(text)).toBe(repaired);
    expect(marked(repaired)).toEqual([]);
  });

  test.each([
    ['a in (1, null, 2)', 'a in (1, 2)'],
    ['a in (null, 2)', 'a in (2)'],
    ['a in (1 , (null))', 'a in (1)'],
    ['a in (null)', 'a in (null)'],
  ])('the null of %s', (text, repaired) => {
    expect(parseCondition(text).faults.map((fault) => fault.code)).toEqual(['null-in-list']);
    expect(fixed(text)).toBe(repaired);
  });

  test('a null compared from the left has no fix', () => {
    expect(parseCondition('null = a').faults.map(({ code, fix }) => [code, fix])).toEqual([
      ['null-compared', undefined],
    ]);
  });

  test('warnings beside an error stand in the order of the text', () => {
    expect(parseCondition('a == 1 &&').faults.map(({ code, start }) => `${code} ${start}`)).toEqual([
      'spelling 2',
      'spelling 7',
      'syntax 9',
    ]);
  });
});

describe('places', () => {
  const places = (expr: Expr, text: string): string[] => [
    text.slice(expr.start, expr.end),
    ...children(expr).flatMap((child) => places(child, text)),
  ];

  test('every expression knows what it covers, parentheses included', () => {
    const text = "not (a.b = -1) and  count( x ) in (1,(2)) or c like 'x' escape '!'";
    expect(places(parseCondition(text).tree as Expr, text)).toEqual([
      text,
      'not (a.b = -1) and  count( x ) in (1,(2))',
      'not (a.b = -1)',
      '(a.b = -1)',
      'a.b',
      '-1',
      'count( x ) in (1,(2))',
      'count( x )',
      'x',
      '1',
      '(2)',
      "c like 'x' escape '!'",
      'c',
      "'x'",
    ]);
  });

  test('each part of a path', () => {
    const tree = parseCondition('a = ( user . `plan tier` )').tree as Expr & { kind: 'compare' };
    expect(tree.right).toMatchObject({
      path: ['user', 'plan tier'],
      parts: [
        { start: 6, end: 10 },
        { start: 13, end: 24 },
      ],
    });
  });
});

describe('words that are names where they stand', () => {
  test.each([
    "date > date '2026-01-31'",
    'count = count(count)',
    "escape like 'x'",
    'timestamp is null',
    'user.date = 1',
  ])('%s', (text) => {
    expect(marked(text)).toEqual([]);
    expect(printCondition(parseCondition(text).tree as Expr)).toBe(text);
  });
});

describe('size', () => {
  test.each([
    ['parentheses', `${'('.repeat(10_000)}a${')'.repeat(10_000)}`],
    ['open parentheses', '('.repeat(10_000)],
    ['not', `${'not '.repeat(10_000)}a`],
    ['minus', `${'-'.repeat(10_000)}a`],
    ['plus', `${'+'.repeat(10_000)}a`],
    ['a long sum', `1${'+1'.repeat(10_000)} = a`],
    ['sums in sums', `${'('.repeat(150)}1${`${'+1'.repeat(150)})`.repeat(150)} = a`],
  ])('%s: too deep is said, once', (_, text) => {
    const { tree, faults } = parseCondition(text);
    expect(tree).toBeUndefined();
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      code: 'nesting',
      message: expect.stringContaining(`More than ${deepest} expressions`),
    });
  });

  test('long chains stay flat', () => {
    const { tree } = parseCondition(`a = 1${' or a = 2'.repeat(50_000)}`);
    expect(tree).toMatchObject({ kind: 'or' });
    expect(children(tree as Expr)).toHaveLength(50_001);
  });

  test('depth up to the limit is read', () => {
    const text = `${'('.repeat(deepest)}a${')'.repeat(deepest)}`;
    expect(parseCondition(text).tree).toMatchObject({ kind: 'name', path: ['a'] });
  });
});

test('whatever the text, there is a tree or an error, and places lie inside', () => {
  const piece = fc.constantFrom(
    'a',
    'b.c',
    '1',
    "'x'",
    '"y"',
    '`z`',
    '=',
    '==',
    '<',
    'and',
    'or',
    'not',
    'in',
    '(',
    ')',
    ',',
    'is',
    'null',
    'between',
    'like',
    'escape',
    "'!'",
    '-',
    '*',
    'count',
    'date',
    "'2026-01-01'",
    '.',
    '$',
    '€',
    '\ud800',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' ')),
  );
  fc.assert(
    fc.property(text, (written) => {
      const { tree, faults } = parseCondition(written);
      expect(tree === undefined).toBe(faults.some((fault) => fault.severity !== 'warning'));
      for (const { start, end } of faults) expect(0 <= start && start <= end && end <= written.length).toBe(true);
    }),
    { numRuns: fuzz.runs(3000) },
  );
});
