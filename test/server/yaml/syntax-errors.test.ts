// Syntax faults: what they are called, where they stand, and what their fix makes of the text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Doc } from '../../../server/yaml/document.ts';
import { applyEdits } from '../../../server/yaml/edits.ts';
import { fuzz } from '../../fuzz.ts';
import { pieces, texts } from './texts.ts';
import { rootOf, shapeOf } from './tree.ts';

/** Text, code, where it stands, and the text after its fix. */
const table: readonly (readonly [string, string, string, string?])[] = [
  ['a:\n\tb: 1\n', 'tab-indentation', '\t', 'a:\n  b: 1\n'],
  ['a:\n  - x\n\t- y\n', 'tab-indentation', '\t', 'a:\n  - x\n  - y\n'],
  ['- name: x\n\tb: 1\n', 'tab-indentation', '\t', '- name: x\n  b: 1\n'],
  ['-\tname: x\n', 'tab-indentation', '\t', '- name: x\n'],
  ['k: |\n  a\n\t\nv: 1\n', 'tab-indentation', '\t', 'k: |\n  a\n  \nv: 1\n'],
  ['- name: "abc\n  b: 1\n', 'unclosed-quote', '"abc', '- name: "abc"\n  b: 1\n'],
  ["- name: 'abc # c\n", 'unclosed-quote', "'abc", "- name: 'abc' # c\n"],
  ['a: "x\nb: "y"\n', 'unclosed-quote', '"x', 'a: "x"\nb: "y"\n'],
  ["- a: 'it's'\n", 'text-behind-quote', "s'", "- a: 'it''s'\n"],
  ['- a: "he "said""\n', 'text-behind-quote', 'said""', '- a: "he \\"said\\""\n'],
  ['- a: "x" y\n', 'text-behind-quote', 'y'],
  [
    '- description: Total: after # c\n  b: 1\n',
    'colon-in-text',
    'Total: after',
    '- description: "Total: after" # c\n  b: 1\n',
  ],
  ['a: b: c\n', 'colon-in-text', 'b: c', 'a: "b: c"\n'],
  ['a: {b: c: d}\n', 'colon-in-text', 'c: d', 'a: {b: "c: d"}\n'],
  ['- name:x\n  b: 1\n', 'missing-space', 'name:x', '- name: x\n  b: 1\n'],
  ['name: x\nb:1\n', 'missing-space', 'b:1', 'name: x\nb: 1\n'],
  ['- name: x\n  desc\n', 'missing-colon', 'desc'],
  ['- name: x\n  desc\n  b: 1\n', 'missing-colon', 'desc'],
  ['- name: x\n   b: 1\n', 'indentation', 'b: 1'],
  ['- name: x\n b: 1\n', 'indentation', 'b: 1'],
  ['a:\n    b: 1\n  c: 2\n', 'indentation', 'c: 2'],
  ['a:\n    - x\n  - y\n', 'indentation', '- y'],
  ['a: 1\n- b\n', 'indentation', '- b'],
  ['a: - b\n', 'dash-behind-key', '- b'],
  ['a: [1, 2\nb: 1\n', 'unclosed-bracket', '[1, 2', 'a: [1, 2]\nb: 1\n'],
  ['a: {x: 1 # c\n', 'unclosed-bracket', '{x: 1'],
  ['a: {x: 1,\n b: 2\nc: 3\n', 'unclosed-bracket', '{x: 1,'],
  ['a: [1, 2]]\n', 'stray-bracket', ']'],
  ['a: [1,,2]\n', 'stray-comma', ',', 'a: [1,2]\n'],
  ['a: [, 2]\n', 'stray-comma', ',', 'a: [ 2]\n'],
  ['a: @x # c\n', 'reserved-character', '@x', 'a: "@x" # c\n'],
  ['a: `x`\n', 'reserved-character', '`x`', 'a: "`x`"\n'],
  ['a: %x\n', 'reserved-character', '%x', 'a: "%x"\n'],
  ['events: *\n', 'reserved-character', '*', 'events: "*"\n'],
  ['a: & b\n', 'reserved-character', '& b', 'a: "& b"\n'],
  ['a: "\\d+"\n', 'bad-escape', '\\d', 'a: "\\\\d+"\n'],
  ['a: > 5\n', 'block-header', '> 5', 'a: "> 5"\n'],
  ['a: |x\n  y\n', 'block-header', '|x'],
  ['a: "x"#c\n', 'comment-space', '#c', 'a: "x" #c\n'],
  ['a: !x y\n', 'unknown-tag', '!x'],
  ['a: {{ x }} # c\n', 'bare-jinja', '{{ x }}', 'a: "{{ x }}" # c\n'],
  ['? [a]\n: b\n', 'complex-key', '[a]'],
  ['a: *b\n', 'missing-anchor', '*b'],
  ['a: *_viewed\n', 'missing-anchor', '*_viewed', 'a: "*_viewed"\n'],
  ['a: x\u0000y\n', 'control-character', '\u0000'],
  ['a: 1\n---\nb: 2\n', 'several-documents', '---'],
  ['- a\nb: 1\n', 'unexpected', 'b'],
];

describe('faults', () => {
  test.each(table.map(([text, code, place, fixed]) => ({ text, code, place, fixed })))(
    '$text: $code',
    ({ text, code, place, fixed }) => {
      const doc = Doc.of('f', text, 'whole');
      const [fault, ...others] = doc.faults(doc.chunks[0]!);
      expect([fault!.code, doc.textOf(fault!.at), others.map((other) => other.code)]).toEqual([code, place, []]);
      expect(fault!.fix && applyEdits(doc, [fault!.fix])).toBe(fixed);
      if (fixed === undefined) return;
      const mended = Doc.of('f', fixed, 'whole');
      expect(mended.faults(mended.chunks[0]!)).toEqual([]);
    },
  );

  test('are sentences for people', () => {
    for (const [text] of table) {
      const doc = Doc.of('f', text, 'whole');
      for (const { message } of doc.faults(doc.chunks[0]!)) {
        expect(message).toMatch(/^[A-Z"].*\.$/s);
        expect(message).not.toMatch(/invalid|error|!$|flow|scalar|mapping key|token/i);
      }
    }
  });

  test('keep their places behind a byte order mark and in CRLF', () => {
    const doc = Doc.of('f', '\ufeffa: 1\r\nb: @x\r\n', 'whole');
    const [fault] = doc.faults(doc.chunks[0]!);
    expect(doc.range(fault!.at)).toEqual({ start: { line: 1, character: 3 }, end: { line: 1, character: 5 } });
    expect(applyEdits(doc, [fault!.fix!])).toBe('\ufeffa: 1\r\nb: "@x"\r\n');
  });
});

describe('half-typed items keep what can be read', () => {
  test.each<[string, unknown]>([
    [
      '- name: x\n  desc\n  b: 1\n',
      [
        [
          ['name', 'x'],
          ['desc', ''],
          ['b', '1'],
        ],
      ],
    ],
    [
      '- name: x\n   b: 1\n',
      [
        [
          ['name', 'x'],
          ['b', '1'],
        ],
      ],
    ],
    [
      '- description: Total: after\n  b: 1\n',
      [
        [
          ['description', 'Total: after'],
          ['b', '1'],
        ],
      ],
    ],
    ['- name: "x\n  b: 1\n', [[['name', 'x\nb: 1\n'.trim().replace('\n', ' ')]]]],
    [
      '- name: x\n  tags: [a, b\n  c: 1\n',
      [
        [
          ['name', 'x'],
          ['tags', ['a', 'b']],
          ['c', '1'],
        ],
      ],
    ],
    [
      '- name: x\n  b\n',
      [
        [
          ['name', 'x'],
          ['b', ''],
        ],
      ],
    ],
  ])('%j', (text, shape) => {
    expect(shapeOf(rootOf(Doc.of('f', text, 'whole')))).toMatchObject(shape as object);
  });
});

describe('between chunks', () => {
  const codes = (text: string) => {
    const doc = Doc.of('f', text, 'chunks');
    return doc.chunks.flatMap((chunk) =>
      doc.faults(chunk).map((fault) => [fault.code, doc.range(fault.at).start.line]),
    );
  };

  test.each<[string, string, unknown]>([
    ['a word that is no key', 'a: 1\nhalf\nb: 2\n', [['missing-colon', 1]]],
    ['a head whose colon is gone', 'events\n  - name: a\n', [['missing-colon', 0]]],
    ['a first key that is indented', '# c\n  a: 1\nb: 2\n', [['indentation', 1]]],
    ['a list above a key', '- a\nb: 2\n', [['top-level-value', 0]]],
    ['an anchor in another chunk', 'a: &x 1\nevents:\n  - *x\n  - *y\n', [['missing-anchor', 3]]],
    ['an anchor below its alias', 'a: *x\nb: &x 1\n', [['missing-anchor', 0]]],
    ['one broken item leaves its neighbours alone', 'events:\n  - name: "a\n  - name: b\n', [['unclosed-quote', 1]]],
    ['a word alone is no fault of YAML', 'half\n', []],
  ])('%s', (_, text, want) => {
    expect(codes(text)).toEqual(want);
  });
});

describe('hostile text', () => {
  const faulty = (text: string, dialect: 'plan' | 'dbt' = 'plan') => {
    const doc = Doc.of('f', text, 'whole', dialect);
    return doc.faults(doc.chunks[0]!).map((fault) => fault.code);
  };

  test('deep nesting is a fault, whatever nests', () => {
    for (const text of [
      '['.repeat(100_000),
      '{a: '.repeat(50_000),
      '- '.repeat(50_000),
      '[{'.repeat(20_000),
      '? '.repeat(20_000),
      Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
    ]) {
      expect(faulty(text), text.slice(0, 10)).toContain('nesting');
      expect(faulty(text, 'dbt'), text.slice(0, 10)).toContain('nesting');
    }
    expect(faulty(`${'['.repeat(90)}${']'.repeat(90)}`)).toEqual([]);
  });

  test('what stands above the nesting is read', () => {
    expect(shapeOf(rootOf(Doc.of('f', `a: 1\nb: ${'['.repeat(1000)}`, 'whole')))).toMatchObject([
      ['a', '1'],
      ['b', expect.anything()],
    ]);
  });

  test('aliases are never expanded', () => {
    const lines = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 40 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`),
    ];
    expect(faulty(`${lines.join('\n')}\n`)).toEqual([]);
    expect(faulty(`a: &a x\nb: [${'*a, '.repeat(10_000)}*a]\n`)).toEqual([]);
    expect(faulty('a: &a [*a]\n')).toEqual([]);
  });

  test('ten thousand keys of one name, and ten thousand faults', () => {
    expect(faulty('a: 1\n'.repeat(10_000))).toEqual([]);
    expect(faulty('a: @x\n'.repeat(2_000)).length).toBe(2_000);
  });

  test('a fault at the very end stands within the text', () => {
    expect(faulty(': ?')).not.toEqual([]);
    expect(faulty('a:\n  - "')).toEqual(['unclosed-quote']);
  });

  test('no text makes the reader throw', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.constantFrom(...pieces, ...'&*!|>%@`?:-#,[]{}"\'\\\t\r\n ab1'), { maxLength: 60 })
        .map((parts) => parts.join('')),
      fc
        .tuple(fc.constantFrom(...Object.values(texts)), fc.nat(300), fc.string({ unit: 'binary', maxLength: 9 }))
        .map(([text, at, cut]) => text.slice(0, at) + cut + text.slice(at)),
    );
    fc.assert(
      fc.property(
        noise,
        fc.constantFrom('plan' as const, 'dbt' as const),
        fc.constantFrom('chunks' as const, 'whole' as const),
        (text, dialect, policy) => {
          const doc = Doc.of('f', text, policy, dialect);
          for (const chunk of doc.chunks) {
            for (const { at, fix } of doc.faults(chunk)) {
              const [start, end] = doc.offsets(at);
              expect(start).toBeLessThanOrEqual(end);
              expect(end).toBeLessThanOrEqual(text.length);
              if (fix) expect(typeof applyEdits(doc, [fix])).toBe('string');
            }
          }
          expect(doc.text()).toBe(text);
        },
      ),
      { numRuns: fuzz.runs(2500) },
    );
  });
});
