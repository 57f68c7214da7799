// Every text that is written reads back, in every style, in and out of brackets, in either dialect, as a value and as a key.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Doc } from '../../../server/yaml/document.ts';
import type { Node, Style } from '../../../server/yaml/node.ts';
import { renderFlow, renderScalar, renderValue, type YamlValue } from '../../../server/yaml/write.ts';
import { fuzz } from '../../fuzz.ts';
import { mapAt, rootOf, scalarAt, shapeOf } from './tree.ts';

const styles: readonly Style[] = ['plain', 'single', 'double', 'literal', 'folded'];

const hard = [
  'a',
  '',
  ' ',
  'no',
  'y',
  'N',
  'Off',
  '4.10',
  '1_000',
  '0x1f',
  '0b1',
  '017',
  '0o17',
  '1:30',
  '12:30:45.5',
  '.5',
  '-.inf',
  '.NaN',
  '1e3',
  '1e+3',
  '~',
  'null',
  'Null',
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  '=',
  '<<',
  '<',
  '- x',
  '-',
  '--',
  '---',
  '--- a',
  '...',
  '-x',
  '?',
  '? x',
  '?x',
  ':',
  ': x',
  ':x',
  'x:',
  'a: b',
  'a:b',
  'a :b',
  'a #b',
  'a#b',
  '#',
  "it's",
  "'",
  '"',
  '"q"',
  "''",
  'a,b',
  ',',
  '[x',
  ']',
  '{',
  '}',
  '{{ x }}',
  '{% x %}',
  '*x',
  '&a',
  '!t',
  '|',
  '>',
  '%a',
  '@a',
  '`a`',
  '\\',
  '\\n',
  'a\\',
  '\t',
  'a\tb',
  'a\nb',
  'a\n',
  '\n',
  '\r',
  'a\r\nb',
  ' lead',
  'trail ',
  '\u00a0',
  '\u00a0a',
  'a\u00a0',
  '\u0085',
  '\u2028',
  'a\u2029b',
  '\ufeff',
  '\ufeffa',
  '\u{1F600}',
  '\ud800',
  '\uffff',
  '\0',
  '\x7f',
  '\x1b',
  'é',
  'ß',
  '日本',
  'true',
  'TRUE',
  'yes',
  'on',
  '+1',
  '-1',
  '1.',
  '1.e1',
  'e8',
  '.',
  '..',
  '_',
  '1_',
  '0',
  '00',
  '08',
  '0.0',
];

const texts = fc.oneof(
  fc.constantFrom(...hard),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...':#-?,[]{}"\'\\ \n\t*&!|>%@`ab1._~='), maxLength: 8 }),
);

/** Where a scalar may stand: how it is written around it, and how it is found again. */
const places: readonly [string, boolean, (written: string) => string, (root: Node | undefined) => unknown][] = [
  ['a value', false, (written) => `k: ${written}\nz: 1\n`, (root) => scalarAt(root, 'k').value],
  ['an item', false, (written) => `- ${written}\n- 1\n`, (root) => scalarAt(root, 0).value],
  ['an item in brackets', true, (written) => `k: [1, ${written}, 2]\n`, (root) => scalarAt(root, 'k', 1).value],
  ['a value in braces', true, (written) => `k: {a: ${written}, b: 1}\n`, (root) => scalarAt(root, 'k', 'a').value],
  ['a key', false, (written) => `${written}: 1\n`, (root) => mapAt(root).pairs[0]!.key.value],
  [
    'a key behind a dash',
    false,
    (written) => `- ${written}: 1\n  z: 2\n`,
    (root) => mapAt(root, 0).pairs[0]!.key.value,
  ],
  ['a key in braces', true, (written) => `k: {${written}: 1, z: 2}\n`, (root) => mapAt(root, 'k').pairs[0]!.key.value],
];

describe.each(places)('%s', (_, flow, around, found) => {
  test('reads back as the same text', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(...styles),
        fc.constantFrom('plan' as const, 'dbt' as const),
        (text, style, dialect) => {
          const doc = Doc.of('f', around(renderScalar(text, style, flow)), 'whole', dialect);
          expect(doc.faults(doc.chunks[0]!)).toEqual([]);
          expect(found(rootOf(doc))).toBe(text);
        },
      ),
      { numRuns: fuzz.runs(600), examples: hard.map((text): [string, Style, 'dbt'] => [text, 'plain', 'dbt']) },
    );
  });
});

test('keeps the style that can hold the text', () => {
  expect(renderScalar("it's", 'single')).toBe("'it''s'");
  expect(renderScalar('a b', 'plain')).toBe('a b');
  expect(renderScalar('a b', 'plain', true)).toBe('"a b"');
  expect(renderScalar('a', 'literal')).toBe('"a"');
  expect(renderScalar('a\tb', 'single')).toBe('"a\\tb"');
});

const plain = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    texts,
    fc.double({ noNaN: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      texts.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 3 },
    ),
  ),
})).value;

describe('values of any shape', () => {
  test.each([
    ['in brackets', (value: YamlValue) => renderFlow(value)],
    ['behind a key', (value: YamlValue) => renderValue(value)],
  ])('%s', (_, render) => {
    fc.assert(
      fc.property(plain, (value) => {
        for (const version of ['1.2', '1.1'] as const)
          expect(
            parse(`k: ${render(value)}\n`, {
              version,
              schema: version === '1.1' ? 'yaml-1.1' : 'core',
              logLevel: 'silent',
            }),
          ).toEqual({ k: value });
      }),
      { numRuns: fuzz.runs(400) },
    );
  });

  test('numbers that are no numbers of JSON', () => {
    expect(renderFlow([Number.NaN, Infinity, -Infinity, 2n ** 70n, 1e21])).toBe(
      '[.nan, .inf, -.inf, 1180591620717411303424, 1.0e+21]',
    );
  });

  test('__proto__ is a key like any other', () => {
    expect(
      shapeOf(rootOf(Doc.of('f', `k: ${renderFlow(JSON.parse('{"__proto__": "x"}') as YamlValue)}\n`, 'whole'))),
    ).toEqual([['k', [['__proto__', 'x']]]]);
  });
});
