// A caret table: what stands at the | of each text. Every row is asked in a file cut into chunks and in a whole one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextAt } from '../../../server/yaml/cursor-context.ts';
import { Doc } from '../../../server/yaml/document.ts';
import { fuzz } from '../../fuzz.ts';
import { pieces, texts } from './texts.ts';

interface Want {
  readonly slot: 'key' | 'value' | 'item' | 'none';
  readonly section?: string;
  /** Keys below the section, with dots. */
  readonly keys?: string;
  readonly prefix?: string;
  readonly replace?: string;
  readonly lead?: string;
  readonly indent?: number;
  /** The keys of the mapping in which a new key would go. */
  readonly map?: string;
}

const item = 'events:\n  - name: a\n    owner: me\n';

const table: readonly (readonly [string, string, Want])[] = [
  // the top level
  ['an empty file', '|', { slot: 'key', indent: 0 }],
  ['a half-typed section', 'ev|', { slot: 'key', prefix: 'ev', replace: 'ev', indent: 0 }],
  ['a half-typed section below items', `${item}prop|`, { slot: 'key', prefix: 'prop', replace: 'prop', indent: 0 }],
  ['an empty line at the first column', `${item}|`, { slot: 'key', indent: 0 }],
  [
    'within a section key',
    'ver|sion: 1\n',
    { slot: 'key', prefix: 'ver', replace: 'version', map: 'version', indent: 0 },
  ],
  [
    'between a key and its colon',
    'version |: 1\n',
    { slot: 'key', prefix: 'version ', replace: 'version ', indent: 0 },
  ],
  ['behind a section key', 'version: |', { slot: 'value', section: 'version', indent: 0 }],
  ['right behind its colon', 'version:|', { slot: 'value', section: 'version', lead: ' ' }],
  ['below a section without items', 'events:\n  |', { slot: 'key', section: 'events', indent: 2 }],
  [
    'between a section and its first item',
    'events:\n  |\n  - name: a\n',
    { slot: 'item', section: 'events', lead: '- ' },
  ],
  ['behind a byte order mark', '\ufeffev|', { slot: 'key', prefix: 'ev', replace: 'ev' }],

  // items
  ['a dash with a space', 'events:\n  - |', { slot: 'item', section: 'events', indent: 2 }],
  ['a dash without a space', 'events:\n  -|', { slot: 'item', section: 'events', lead: ' ', indent: 2 }],
  ['a dash below an item', `${item}  - |`, { slot: 'item', section: 'events', indent: 2 }],
  ['a dash above an item', 'events:\n  - |\n  - name: a\n', { slot: 'item', section: 'events', indent: 2 }],
  ['a word behind a dash', 'events:\n  - na|', { slot: 'item', section: 'events', prefix: 'na', replace: 'na' }],
  [
    'a key behind a dash',
    'events:\n  - na|me: a\n',
    { slot: 'key', section: 'events', prefix: 'na', replace: 'name', map: 'name', indent: 4 },
  ],
  ['an empty line at the keys', `${item}    |`, { slot: 'key', section: 'events', map: 'name owner', indent: 4 }],
  [
    'an empty line at the keys, between keys',
    'events:\n  - name: a\n    |\n    owner: me\n',
    { slot: 'key', section: 'events', map: 'name owner', indent: 4 },
  ],
  ['an empty line at the dashes', `${item}  |`, { slot: 'item', section: 'events', lead: '- ', indent: 2 }],
  [
    'an empty line between dashes and keys',
    `${item}   |`,
    { slot: 'key', section: 'events', map: 'name owner', indent: 4 },
  ],
  [
    'an empty line deeper than the keys',
    `${item}      |`,
    { slot: 'key', section: 'events', map: 'name owner', indent: 4 },
  ],
  [
    'an empty line after an empty line',
    `${item}\n    |`,
    { slot: 'key', section: 'events', map: 'name owner', indent: 4 },
  ],
  [
    'an empty line before the next item',
    `${item}    |\n  - name: b\n`,
    { slot: 'key', section: 'events', map: 'name owner', indent: 4 },
  ],
  [
    'a half-typed key',
    `${item}    desc|`,
    { slot: 'key', section: 'events', prefix: 'desc', replace: 'desc', map: 'name owner desc', indent: 4 },
  ],
  [
    'a half-typed key between keys',
    'events:\n  - name: a\n    de|\n    owner: me\n',
    { slot: 'key', section: 'events', prefix: 'de', replace: 'de', map: 'name de owner', indent: 4 },
  ],
  [
    'a half-typed key with more behind',
    'events:\n  - name: a\n    de|sc\n',
    { slot: 'key', section: 'events', prefix: 'de', replace: 'desc', map: 'name desc' },
  ],
  [
    'items at the column of their section',
    'owners:\n- name: a\n  |',
    { slot: 'key', section: 'owners', map: 'name', indent: 2 },
  ],
  ['the first column below such items', 'owners:\n- name: a\n|', { slot: 'key', indent: 0 }],
  ['a dash at the first column', 'owners:\n- |', { slot: 'item', section: 'owners', indent: 0 }],
  [
    'a word at the dashes',
    `${item}  na|`,
    { slot: 'item', section: 'events', lead: '- ', prefix: 'na', replace: 'na' },
  ],

  // values
  [
    'an absent value',
    'events:\n  - name: |\n    owner: me\n',
    { slot: 'value', section: 'events', keys: 'name', indent: 4 },
  ],
  ['right behind a colon', 'events:\n  - name:|\n', { slot: 'value', section: 'events', keys: 'name', lead: ' ' }],
  [
    'an absent value before a comment',
    'events:\n  - name: | # c\n',
    { slot: 'value', section: 'events', keys: 'name' },
  ],
  [
    'a plain value',
    'events:\n  - name: ca|rt\n',
    { slot: 'value', section: 'events', keys: 'name', prefix: 'ca', replace: 'cart' },
  ],
  [
    'the end of a plain value',
    'events:\n  - name: cart|\n',
    { slot: 'value', section: 'events', keys: 'name', prefix: 'cart', replace: 'cart' },
  ],
  [
    'a blank behind a plain value',
    'events:\n  - where: a = |\n',
    { slot: 'value', section: 'events', keys: 'where', prefix: 'a = ' },
  ],
  [
    'a quoted value',
    'events:\n  - name: "ca|rt" # c\n',
    { slot: 'value', section: 'events', keys: 'name', prefix: 'ca', replace: '"cart"' },
  ],
  [
    'a quote that is not closed',
    "events:\n  - name: 'ca|\n    owner: me\n",
    { slot: 'value', section: 'events', keys: 'name', prefix: 'ca', replace: "'ca" },
  ],
  ['an empty quote', 'events:\n  - name: "|"\n', { slot: 'value', section: 'events', keys: 'name', replace: '""' }],
  ['behind a quoted value', 'events:\n  - name: "a" |\n', { slot: 'none', section: 'events', keys: 'name' }],
  [
    'a list of words',
    'events:\n  - name: a\n    use:\n      - on|\n',
    { slot: 'item', section: 'events', keys: 'use', prefix: 'on', replace: 'on', indent: 6 },
  ],
  [
    'an empty item of an inner list',
    'events:\n  - name: a\n    use:\n      - one\n      - |\n    owner: me\n',
    { slot: 'item', section: 'events', keys: 'use', indent: 6 },
  ],
  [
    'an inner list at the column of its key',
    'events:\n  - name: a\n    use:\n    - |\n',
    { slot: 'item', section: 'events', keys: 'use', indent: 4 },
  ],
  [
    'a mapping in an inner list',
    'events:\n  - name: a\n    properties:\n      - ref: b\n        |\n',
    { slot: 'key', section: 'events', keys: 'properties', map: 'ref', indent: 8 },
  ],
  [
    'a value in an inner list',
    'events:\n  - name: a\n    properties:\n      - ref: b|\n',
    { slot: 'value', section: 'events', keys: 'properties.ref', prefix: 'b', replace: 'b' },
  ],
  [
    'below a key without a value',
    'events:\n  - name: a\n    meta:\n      |\n    owner: me\n',
    { slot: 'key', section: 'events', keys: 'meta', indent: 6 },
  ],
  [
    'below a key without a value, a word',
    'events:\n  - name: a\n    type:\n      st|\n',
    { slot: 'key', section: 'events', keys: 'type', prefix: 'st', replace: 'st' },
  ],
  [
    'the outer of two mappings',
    'events:\n  - name: a\n    meta:\n      x: 1\n    |\n',
    { slot: 'key', section: 'events', map: 'name meta', indent: 4 },
  ],
  [
    'the inner of two mappings',
    'events:\n  - name: a\n    meta:\n      x: 1\n      |\n',
    { slot: 'key', section: 'events', keys: 'meta', map: 'x', indent: 6 },
  ],
  [
    'a literal text',
    'events:\n  - description: |-\n      one\n      tw|o\n',
    { slot: 'value', section: 'events', keys: 'description', prefix: 'tw' },
  ],
  [
    'a line of a literal text that is empty',
    'events:\n  - description: >\n      one\n      |\n',
    { slot: 'value', section: 'events', keys: 'description' },
  ],
  [
    'left of a literal text',
    'events:\n  - description: >\n      one\n    |\n',
    { slot: 'key', section: 'events', map: 'description', indent: 4 },
  ],
  [
    'a text over lines',
    'events:\n  - description: one\n      tw|o\n    owner: me\n',
    { slot: 'value', section: 'events', keys: 'description', replace: 'one\n      two', prefix: 'tw' },
  ],
  [
    'an alias',
    'events:\n  - use: *ba|\n',
    { slot: 'value', section: 'events', keys: 'use', prefix: '*ba', replace: '*ba' },
  ],
  [
    'a value behind an anchor',
    'events:\n  - name: &n ca|\n',
    { slot: 'value', section: 'events', keys: 'name', prefix: 'ca', replace: 'ca' },
  ],

  // brackets
  ['empty braces', 'plan: {|}\n', { slot: 'key', section: 'plan', map: '' }],
  ['behind a comma', 'plan: {name: a, |}\n', { slot: 'key', section: 'plan', map: 'name' }],
  ['right behind a comma', 'plan: {name: a,|}\n', { slot: 'key', section: 'plan', map: 'name', lead: ' ' }],
  [
    'a key in braces',
    'plan: {name: a, ow|}\n',
    { slot: 'key', section: 'plan', prefix: 'ow', replace: 'ow', map: 'name ow' },
  ],
  [
    'a value in braces',
    'plan: {name: a|}\n',
    { slot: 'value', section: 'plan', keys: 'name', prefix: 'a', replace: 'a' },
  ],
  ['an absent value in braces', 'plan: {name: |}\n', { slot: 'value', section: 'plan', keys: 'name' }],
  [
    'right behind a colon in braces',
    'plan: {name:|, url: x}\n',
    { slot: 'value', section: 'plan', keys: 'name', lead: ' ' },
  ],
  [
    'braces that are not closed',
    'plan: {name: a, |\nevents:\n  - name: a\n',
    { slot: 'key', section: 'plan', map: 'name' },
  ],
  [
    'an item in braces',
    'events:\n  - {name: a, us|}\n',
    { slot: 'key', section: 'events', prefix: 'us', replace: 'us', map: 'name us' },
  ],
  ['empty brackets', 'events:\n  - use: [|]\n', { slot: 'item', section: 'events', keys: 'use' }],
  ['behind a comma in brackets', 'events:\n  - use: [a, |]\n', { slot: 'item', section: 'events', keys: 'use' }],
  [
    'right behind a comma in brackets',
    'events:\n  - use: [a,|]\n',
    { slot: 'item', section: 'events', keys: 'use', lead: ' ' },
  ],
  [
    'a word in brackets',
    'events:\n  - use: [a, b|c]\n',
    { slot: 'item', section: 'events', keys: 'use', prefix: 'b', replace: 'bc' },
  ],
  [
    'brackets that are not closed',
    'events:\n  - use: [a, |\n    owner: me\n',
    { slot: 'item', section: 'events', keys: 'use' },
  ],
  [
    'a word in brackets that are not closed',
    'events:\n  - use: [a, b|\n',
    { slot: 'item', section: 'events', keys: 'use', prefix: 'b', replace: 'b' },
  ],
  [
    'brackets over lines',
    'events:\n  - use: [\n      a,\n      |\n    ]\n',
    { slot: 'item', section: 'events', keys: 'use' },
  ],
  [
    'braces in brackets',
    'events:\n  - properties: [{ref: a, |}]\n',
    { slot: 'key', section: 'events', keys: 'properties', map: 'ref' },
  ],
  [
    'a value in braces in brackets',
    'events:\n  - properties: [a, {ref: b|}]\n',
    { slot: 'value', section: 'events', keys: 'properties.ref', prefix: 'b', replace: 'b' },
  ],
  [
    'a quote in brackets',
    'events:\n  - use: ["a, b|", c]\n',
    { slot: 'item', section: 'events', keys: 'use', prefix: 'a, b', replace: '"a, b"' },
  ],
  ['behind a bracket', 'events:\n  - use: [a] |\n', { slot: 'none', section: 'events', keys: 'use' }],
  [
    'below brackets that are not closed',
    'events:\n  - use: [a, b\n    |\n',
    { slot: 'key', section: 'events', indent: 4 },
  ],

  // faults, comments, line ends
  ['below a broken line', 'events:\n  - name: "a\n    |\n', { slot: 'key', section: 'events', indent: 4 }],
  [
    'below a value that is broken',
    'events:\n  - name: a: b\n    ow|\n',
    { slot: 'key', section: 'events', prefix: 'ow', replace: 'ow', indent: 4 },
  ],
  ['a comment', 'events:\n  - name: a # c|\n', { slot: 'none', section: 'events', keys: 'name' }],
  ['a line of comment', 'events:\n  # c|\n  - name: a\n', { slot: 'none', section: 'events' }],
  ['the indentation of a line', 'events:\n |  - name: a\n', { slot: 'none', section: 'events' }],
  [
    'CRLF',
    'events:\r\n  - name: a\r\n    |\r\n    owner: me\r\n',
    { slot: 'key', section: 'events', map: 'name owner', indent: 4 },
  ],
  [
    'CRLF, a value',
    'events:\r\n  - name: ca|\r\n',
    { slot: 'value', section: 'events', keys: 'name', prefix: 'ca', replace: 'ca' },
  ],
  [
    'a quoted key',
    'events:\n  - "na|me": a\n',
    { slot: 'key', section: 'events', prefix: 'na', replace: '"name"', map: 'name' },
  ],
  [
    'a colon in a value',
    'events:\n  - url: http://a.b/c|\n',
    { slot: 'value', section: 'events', keys: 'url', prefix: 'http://a.b/c', replace: 'http://a.b/c' },
  ],
  [
    'a dash in a value',
    'events:\n  - name: a - b|\n',
    { slot: 'value', section: 'events', keys: 'name', prefix: 'a - b', replace: 'a - b' },
  ],
];

const split = (marked: string): [string, number] => {
  const at = marked.indexOf('|', marked.includes(': |-') ? marked.indexOf('|') + 1 : 0);
  return [marked.slice(0, at) + marked.slice(at + 1), at];
};

describe.each(['chunks', 'whole'] as const)('%s', (policy) => {
  test.each(table)('%s', (_, marked, want) => {
    const [text, at] = split(marked);
    const doc = Doc.of('f', text, policy);
    const { slot, section, keyPath, prefix, replace, lead, indent, map } = contextAt(doc, doc.positionAt(at));
    const got = {
      slot,
      section,
      keys: keyPath.join('.'),
      prefix,
      lead,
      ...('map' in want && { map: map?.pairs.map((pair) => pair.key.text).join(' ') }),
    };
    expect(got).toEqual({
      slot: want.slot,
      section: want.section,
      keys: want.keys ?? '',
      prefix: want.prefix ?? '',
      lead: want.lead ?? '',
      ...('map' in want && { map: want.map }),
    });
    if (want.replace !== undefined) expect(doc.textOf(replace)).toBe(want.replace);
    if (want.indent !== undefined) expect(indent).toBe(want.indent);
  });
});

test('the path leads from the outermost node to the innermost', () => {
  const doc = Doc.of('f', 'events:\n  - name: a\n    properties: [{ref: b}]\n', 'chunks');
  const { path } = contextAt(doc, { line: 2, character: 24 });
  expect(
    path.map((step) => ('kind' in step ? (step.kind === 'scalar' ? step.text : step.kind) : `${step.key.text}:`)),
  ).toEqual(['seq', 'map', 'properties:', 'seq', 'map', 'ref:', 'b']);
});

test('the path of an empty line and of an absent value', () => {
  const names = (text: string, line: number, character: number) =>
    contextAt(Doc.of('f', text, 'chunks'), { line, character }).path.map((step) =>
      'kind' in step ? step.kind : `${step.key.text}:`,
    );
  expect(names('events:\n  - name: a\n    \n', 2, 4)).toEqual(['seq', 'map']);
  expect(names('events:\n  - name:   \n    x: 1\n', 1, 11)).toEqual(['seq', 'map', 'name:']);
});

test('every place of every text has an answer, and the word is around the caret', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(texts)),
      fc.nat(400),
      fc.nat(400),
      fc.constantFrom(...pieces),
      fc.constantFrom('chunks' as const, 'whole' as const),
      (base, where, caret, piece, policy) => {
        const at = Math.min(where, base.length);
        const doc = Doc.of('f', base.slice(0, at) + piece + base.slice(at), policy);
        const context = contextAt(doc, doc.positionAt(caret));
        const [start, end] = doc.offsets(context.replace);
        const offset = doc.offsetAt(doc.positionAt(caret));
        expect(start).toBeLessThanOrEqual(offset);
        expect(end).toBeGreaterThanOrEqual(offset);
        expect(context.prefix.length).toBeLessThanOrEqual(offset - start);
        if (context.map) expect(context.slot).toBe('key');
      },
    ),
    { numRuns: fuzz.runs(2000) },
  );
});
