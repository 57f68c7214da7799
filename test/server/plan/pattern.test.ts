// Patterns that are none; what the others match, held to the engine's own; and what a match costs, in steps.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isMatch, isRegExp, matcher, matchers, repeatsOf } from '../../../server/plan/pattern.ts';
import { fuzz } from '../../fuzz.ts';

describe('a pattern', () => {
  it.each<[string, string]>([
    ['^[a-z]+$', 'abc'],
    ['^[a-z]+$', 'a1'],
    ['b', 'abc'],
    ['', ''],
    ['^[^@]+@[^@]+\\.[a-z]+$', 'someone@example.com'],
    ['^[0-9a-f]{8}-[0-9a-f]{4}$', '0123abcd-0a1b'],
    ['^(https?://)?[^/]+/.*$', 'https://example.com/a/b'],
    ['^\\p{L}+$', 'größe'],
    ['^\\P{Lu}$', 'ä'],
    ['^a{2,3}$', 'aaaa'],
    ['^a{2,}$', 'aaaa'],
    ['^a{0}$', ''],
    ['^(?:a{2}){2,3}$', 'aaaaa'],
    ['^[a-z]+(-[a-z]+)*$', 'a-b-c'],
    ['^(?=.*\\d)(?=.*[a-z])[a-z\\d]{3,}$', 'ab1'],
    ['^(?=.*\\d)(?=.*[a-z])[a-z\\d]{3,}$', 'abc'],
    ['^(?!admin$)\\w+$', 'admin'],
    ['^(?!admin$)\\w+$', 'admins'],
    ['(?<=\\$)\\d+(?!\\d|\\.)', 'costs $12.5'],
    ['(?<!\\$)\\b\\d+', 'costs $12, or 7'],
    ['^(?=(?=ab)a(?!c))', 'abc'],
    ['^.$', '🎁'],
    ['^.$', '\n'],
    ['^[^]$', '\n'],
    ['[]', 'a'],
    ['^\\ud83c\\udf81$', '🎁'],
    ['\\udf81', '🎁'],
    ['^\\s\\S$', '\u00a0x'],
    ['\\bé\\B', 'é'],
    // Not of the strict grammar, and read as browsers read it.
    ['^[a-z]{,3}$', 'a{,3}'],
    ['^\\-a]$', '-a]'],
    ['^.$', 'é'],
    ['^(?=a)*a$', 'a'],
  ])('%s on %j', (pattern, text) => expect(isMatch(pattern, text)).toBe(own(pattern).test(text)));

  it.each(['(', '[', '*', '(?<', '\\p{Nothing}(', 'a'.repeat(200_000)])('%# is none', (pattern) => {
    expect(isRegExp(pattern)).toBe(false);
    expect(isMatch(pattern, 'a')).toBeUndefined();
  });
  it.each(['^(a)\\1$', '(?<x>a)\\k<x>', '(?=(a))\\1'])('%s refers back, so nobody says', (pattern) => {
    expect(isRegExp(pattern)).toBe(true);
    expect(isMatch(pattern, 'aa')).toBeUndefined();
  });
  it.each([
    ['\\d+', 'step 12 of 30'],
    ['\\d+?', 'step 12 of 30'],
    ['\\d+', 'step'],
    ['🎁+', 'a🎁🎁b'],
    ['a|ab', 'xab'],
    ['(?:ab|a)(?:c|bcd)?', 'abcd'],
    ['<.*>', 'a <b> c <d> e'],
    ['<.*?>', 'a <b> c <d> e'],
    ['(?<=_)[a-z]+(?=_)', 'order_paid_twice'],
    ['x*', 'aaa'],
    ['[^_]+$', 'order_paid'],
  ])('says which part %s matches in %j', (pattern, text) =>
    expect(matcher(pattern)?.partOf(text)).toBe(own(pattern).exec(text)?.[0]),
  );
  it('repeats as often as its parts, one inside the other', () => {
    expect(repeatsOf('^((a{50}){20}b{3,}|c{7}*)'.replace('*', ''))).toBe(1000);
    expect(repeatsOf('^a*$')).toBe(1);
  });
});

/** As the engine reads it: strictly where it can be. */
function own(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}

const atom = fc.constantFrom(
  'a',
  'b',
  'c',
  '.',
  '\\w',
  '\\d',
  '[ab]',
  '[^a]',
  'é',
  '🎁',
  '\\b',
  '\\B',
  '^',
  '$',
  '\\p{L}',
);
const { pattern: anyPattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atom,
    fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    fc.tuple(tie('part'), tie('part')).map(([a, b]) => `${a}|${b}`),
  ),
  part: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atom,
    tie('pattern').map((inner) => `(?:${inner})`),
    fc.tuple(tie('pattern'), fc.constantFrom('?=', '?!', '?<=', '?<!', '')).map(([inner, how]) => `(${how}${inner})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{0,2}', '{1,}', '{3,4}?', '{0}'))
      .map(([inner, times]) => `(?:${inner})${times}`),
  ),
}));
const anyText = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '🎁', '1', ' ', '\n', '\ud83c'), maxLength: 7 });

test('random patterns match random texts as the engine matches them', () => {
  const seen = { true: 0, false: 0 };
  fc.assert(
    fc.property(anyPattern, anyText, (pattern, text) => {
      // The engine looks back from between the halves of a surrogate pair, where ECMAScript never stands.
      fc.pre(!pattern.includes('(?<') || !text.includes('🎁'));
      const found = isMatch(pattern, text);
      expect(found).toBe(own(pattern).test(text));
      seen[`${found as boolean}`]++;
    }),
    { numRuns: fuzz.runs(4000) },
  );
  expect(Math.min(seen.true, seen.false)).toBeGreaterThan(500);
});

describe('no pattern takes more steps than the text is long', () => {
  const a = 'a'.repeat(60);
  const long = 'a'.repeat(2000);
  const most = (text: string) => 2 * (8192 + 512 * text.length);
  /** What nobody can say is said so: of these, each is decided. */
  const decided: readonly (readonly [pattern: string, text: string, matches: boolean])[] = [
    ['^(a+)+$', `${a}!`, false],
    ['(a+)+$', `${a}!`, false],
    ['^(a*)*$', `${a}!`, false],
    ['^(a|a)*$', `${a}!`, false],
    ['^(?:a|a)+$', `${a}!`, false],
    ['^(a|aa)+$', `${a}!`, false],
    ['^(a|ab|b)*$', `${'ab'.repeat(40)}!`, false],
    ['(a|b|ab){9}(a|b|ab){9}$', `${'ab'.repeat(40)}!`, false],
    ['^((a?){9})*$', `${a}!`, false],
    ['(a+){9}$', `${'a'.repeat(200)}!`, false],
    ['(a+){2}$', `${'a'.repeat(1000)}!`, false],
    ['^(a{1,9})*$', `${a}!`, false],
    ['^(a{0,9}){9}$', `${'a'.repeat(90)}!`, false],
    ['^(a{1,2}){30}$', `${a}!`, false],
    ['((a*){3}){3}b', a, false],
    ['^(.*a){30}$', a, true],
    ['^(.*a){30}$', `${a}!`, false],
    ['^(?:a+){2,}$', `${a}!`, false],
    ['^([a-z]+)*$', `${a}!`, false],
    ['^(\\w+\\s?)*$', `${'word '.repeat(30)}!`, false],
    ['\\w+\\w+\\w+\\w+\\w+$', `${long}!`, false],
    ['\\s+$', `${' '.repeat(2000)}x`, false],
    ['^\\s*(.*?)\\s*$', `${' '.repeat(2000)}x\ny`, false],
    ['^((a+))+$', `${a}!`, false],
    ['^a*a*a*a*a*a*a*b$', long, false],
    ['a*a*a*a*a*a*a*b', long, false],
    ['^(a?b?)*$', `${'ab'.repeat(40)}!`, false],
    [`^${'a?'.repeat(30)}${'a'.repeat(30)}$`, 'a'.repeat(30), true],
    ['^(a?){30}a{30}$', 'a'.repeat(30), true],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', a, false],
    [
      '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
      a,
      false,
    ],
    ['^(?=(a+)+$)', `${a}!`, false],
    ['(?<=^(a+)+)b', `${a}!`, false],
    ['^(?!(a+)+$)', `${a}!`, true],
    ['^(?:(?=(a|a)*b)a)*$', a, false],
    ['^(?:.|\\s)*x$', long, false],
    ['^(?:[^"\\\\]|\\\\.)*"$', '\\'.repeat(2001), false],
    ['(x+x+)+y', 'x'.repeat(60), false],
    ['^(\\d+\\.?)+$', `${'1'.repeat(60)}x`, false],
    ['^(([^:]+:)+|[^:]+)*$', `${'a:'.repeat(40)}::`, false],
    ['^(?:(?:a{0,3}){0,3}){0,3}$', `${a}!`, false],
    ['^\\p{L}+(?:[ -]\\p{L}+)*$', `${'é'.repeat(500)}!`, false],
    ['(?:a|b|c|d|e)*?(?:a|b|c|d|e)*?f', long, false],
    ['^.{1,5000}$', long, true],
    ['^.{1,100000}$', 'abc', true],
    ['^(?:.{1,1000}){1,1000}$', 'abc', true],
    ['(((){100000}){100000}){100000}', 'abc', true],
    ['((a{0,99999}){0,99999}){0,99999}', 'a', true],
    [`${'('.repeat(900)}a${')'.repeat(900)}`, a, true],
    [`^(?:${Array.from({ length: 200 }, (_, i) => `k${i}`).join('|')})$`, 'k199', true],
    [`^${'(?:a|'.repeat(60)}b${')'.repeat(60)}*$`, `${a}!`, false],
  ];
  it.each(decided)('%#', (pattern, text, matches) => {
    const steps = { taken: 0 };
    expect(isMatch(pattern, text, steps)).toBe(matches);
    expect(steps.taken).toBeLessThanOrEqual(most(text));
  });
  const undecided: readonly (readonly [pattern: string, text: string])[] = [
    ['^(.*)(.*)(.*)(.*)(.*)\\1\\2\\3$', `${a}!`],
    ['((a{1,50}){1,50}){1,50}', `${long}!`],
    ['^((a{1,500}){1,500}){1,500}$', `${long}!`],
    ['((((a{9}){9}){9}){9}){9}$', long],
    ['(((){99999}){99999}){99999}(?!)', 'a'.repeat(5000)],
    ['a?'.repeat(1000), `${a}!`.replaceAll('a', 'b')],
    ['^.*$', 'a'.repeat(16 * 1024 * 1024)],
  ];
  it.each(undecided)('%#, which may stay open', (pattern, text) => {
    const steps = { taken: 0 };
    expect(isMatch(pattern, text, steps)).not.toBe(false);
    expect(steps.taken).toBeLessThanOrEqual(most(text));
  });
  it('random ones on random texts', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyPattern, { minLength: 1, maxLength: 4 })
          .map((parts) => parts.map((part) => `(?:${part})*`).join('')),
        fc.string({ unit: fc.constantFrom('a', 'b', '!'), maxLength: 300 }),
        (pattern, text) => {
          const steps = { taken: 0 };
          isMatch(`(${pattern})*$`, text, steps);
          expect(steps.taken).toBeLessThanOrEqual(most(text));
        },
      ),
      { numRuns: fuzz.runs(300) },
    );
  });
  it('nor do many texts of one list', () => {
    const matcherOf = matchers();
    const steps = { taken: 0 };
    const texts = Array.from({ length: 5000 }, (_, i) => `aaa${i}`);
    for (const text of texts) matcherOf('a?'.repeat(900))?.isMatch(`b${text}`, steps);
    expect(steps.taken).toBeLessThan(2 ** 20 + texts.length * 2000);
    // What takes little is decided however many there are.
    const plain = matchers();
    expect(texts.every((text) => plain('^a+\\d+$')?.isMatch(text))).toBe(true);
  });
});
