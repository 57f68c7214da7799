// What the printer writes, every reader of YAML reads back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { toYaml, type Yaml } from '../../../../server/dbt/write/yaml.ts';
import { fuzz } from '../../../fuzz.ts';

const back = (text: string, version: '1.1' | '1.2'): unknown => parseDocument(text, { version }).toJS();

describe('toYaml', () => {
  it('writes blocks, short lists on one line, and leaves out what is undefined', () => {
    const value = {
      models: [
        {
          name: 'a',
          config: undefined,
          tests: ['x', 1, true],
          columns: [{ name: 'b' }, { name: 'c', meta: { d: 'e' } }],
        },
      ],
      none: [],
    };
    expect(toYaml(value)).toBe(`models:
  - name: a
    tests: [x, 1, true]
    columns:
      - name: b
      - name: c
        meta:
          d: e
none: []
`);
  });

  it('breaks a list that is too long for a line', () => {
    const long = Array.from({ length: 30 }, (_, i) => `value_${i}`);
    expect(toYaml({ values: long })).toMatch(/^values:\n {2}- value_0\n {2}- value_1\n/);
    expect(back(toYaml({ values: long }), '1.1')).toEqual({ values: long });
  });

  it.each([
    'yes',
    'NO',
    'on',
    'Off',
    'y',
    'n',
    'null',
    '~',
    'true',
    '1',
    '1_000',
    '010',
    '1e3',
    'e3',
    '.5',
    '12:30',
    '2026-12-31',
    '=',
    '<<',
    '',
    ' a',
    'a ',
    'a: b',
    'a #b',
    '- a',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '%',
    '@',
    '`',
    '{',
    '[',
    ',',
    '#',
    '"',
    "'",
    'a\nb',
    '\t',
    '\u0085',
    '\u2028',
    '\uFEFF',
    '\x7f',
    '😀',
  ])('%j stays text', (text) => {
    for (const version of ['1.1', '1.2'] as const)
      expect(back(toYaml({ a: text, list: [text, text], nested: [{ b: text }] }), version)).toEqual({
        a: text,
        list: [text, text],
        nested: [{ b: text }],
      });
  });

  it('is read back whatever it holds', () => {
    const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.integer(), fc.boolean());
    const key = fc.constantFrom('name', 'columns', 'values', 'description');
    const { tree } = fc.letrec<{ tree: Yaml }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { minKeys: 1, maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const sound = JSON.parse(JSON.stringify({ root: value }), (_, v) =>
          typeof v === 'string' ? v.replace(/\p{Cs}/gu, '\uFFFD') : v,
        );
        for (const version of ['1.1', '1.2'] as const) expect(back(toYaml({ root: value }), version)).toEqual(sound);
      }),
      { numRuns: fuzz.runs(300) },
    );
  });
});
