import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portablePattern } from '../../../server/checks/portable-pattern.ts';
import { fuzz } from '../../fuzz.ts';
import { type Database, openDatabase, sqlLiteral } from '../query/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

async function matches(pattern: string, text: string): Promise<boolean> {
  const portable = portablePattern(pattern);
  if ('unportable' in portable) throw new Error(`${pattern} ${portable.unportable}`);
  const sql = `select regexp_matches(${sqlLiteral(text, 'varchar')}, ${sqlLiteral(portable.pattern, 'varchar')})`;
  return (await database.rows(sql))[0]?.[0] === true;
}

describe('a pattern means in the database what it means in the plan', () => {
  it.each<[string, ...string[]]>([
    ['^[A-Z]{3}$', 'USD', 'usd', 'USDX', 'USD\n', ''],
    ['^ORD-\\d{6}$', 'ORD-123456', 'ORD-12345', 'ORD-١٢٣٤٥٦'],
    ['^a.c$', 'abc', 'a\nc', 'a\rc', 'a\u2028c', 'a🎁c'],
    ['^\\s+$', ' ', '\u00a0', '\u2003', '\v', '\ufeff', 'x'],
    ['^\\S$', 'x', '\u00a0', '🎁'],
    ['^[\\s,]$', '\u2003', ',', 'x'],
    ['^\\w+\\b', 'abc', 'é', 'a_1'],
    ['^[^]$', '\n', 'x', ''],
    ['^(?:a|b)+$', 'abab', 'abc'],
    ['^(?<year>\\d{4})-(\\d\\d)$', '2026-01', '26-01'],
    ['^[\\u0041-\\u{5a}\\x61]$', 'B', 'a', 'b'],
    ['^\\ud83c\\udf81$', '🎁', '🎂'],
    ['^\\p{Lu}\\p{Script=Greek}$', 'Äω', 'äω', 'Äo'],
    ['^[a\\-z\\]\\[^&&b]$', '-', ']', '[', '^', '&', 'b', 'c'],
    ['^\\/path\\/[a-z]*$', '/path/x', 'path'],
    ['^\\$\\{x\\}$', '$' + '{x}', '$x'],
    ['^a{2}\\{2\\}$', 'aa{2}', 'aaaa'],
    ['^[[]$', '[', ']'],
    ['[b]\\cJ\\0', 'b\n\0', 'b\n'],
    ['^[\\b]$', '\b', 'b'],
    ['^a+?b*?c??$', 'ab', 'aabbc', 'b'],
    ['(^| )x( |$)', 'x', 'a x', 'ax'],
    ['', '', 'anything'],
  ])('%s', async (pattern, ...texts) => {
    // A database text cannot hold the zero character.
    for (const text of texts.filter((one) => !one.includes('\0')))
      expect([text, await matches(pattern, text)]).toEqual([text, new RegExp(pattern, 'u').test(text)]);
  });

  it('whatever it is made of', async () => {
    const piece = fc.constantFrom(
      'a',
      '.',
      '\\d',
      '\\w',
      '[a-c]',
      '[^b-]',
      '\\.',
      '-',
      'é',
      '🎁',
      '\\s',
      '(?:ab|c)',
      '\\p{L}',
      '[\\d_]',
      '\\x62',
    );
    const repeat = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{0,}');
    const pattern = fc
      .array(fc.tuple(piece, repeat), { minLength: 1, maxLength: 5 })
      .chain((parts) =>
        fc.constantFrom(
          ...['', '^'].flatMap((start) =>
            ['', '$'].map((end) => start + parts.map((one) => one.join('')).join('') + end),
          ),
        ),
      );
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '1', '_', '.', '-', ' ', 'é', '🎁', '\n', '\u00a0'), { maxLength: 6 })
      .map((list) => list.join(''));
    await fc.assert(
      fc.asyncProperty(pattern, text, async (written, value) => {
        expect(await matches(written, value)).toBe(new RegExp(written, 'u').test(value));
      }),
      { numRuns: fuzz.runs(400) },
    );
  });
});

describe('what no database knows is said', () => {
  it.each([
    ['^(?=.*\\d).+$', 'looks ahead, looks back or sets flags'],
    ['(?<!a)b', 'looks ahead, looks back or sets flags'],
    ['^(a)\\1$', 'refers back to what an earlier part matched'],
    ['^(?<x>a)\\k<x>$', 'refers back to what an earlier part matched'],
    ['^a{1001}$', 'repeats more than 1000 times'],
    ['^((a{50}){20}){2}$', 'repeats more than 1000 times'],
    ['^(?:(?:b*a{500}){3,})$', 'repeats more than 1000 times'],
    ['^[\\S]$', 'holds \\S inside a class'],
    ['[]', 'holds an empty class'],
    ['\\p{Letter}', 'names \\p{Letter}'],
    ['^(abc', 'is not a regular expression'],
  ])('%s %s', (pattern, unportable) => expect(portablePattern(pattern)).toEqual({ unportable }));
});

it('escapes that only loose patterns know stand for themselves', async () => {
  expect(await matches('^\\_\\"\\@$', '_"@')).toBe(true);
  expect(await matches('^{a}$', '{a}')).toBe(true);
});
