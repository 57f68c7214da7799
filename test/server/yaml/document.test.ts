// Documents: where they are cut, positions, edits that share what they did not touch, anchors.
import { describe, expect, test } from 'vitest';
import { chunkOf, uriOf } from '../../../server/yaml/chunk.ts';
import { Doc } from '../../../server/yaml/document.ts';
import { mapAt, nodeAt, rootOf, scalarAt, shapeOf } from './tree.ts';

const cuts = (text: string) => Doc.of('f', text, 'chunks').chunks.map((chunk) => [chunk.kind, chunk.text]);

describe('cuts', () => {
  test.each<[string, string, [string, string][]]>([
    [
      'keys',
      'a: 1\nb:\n  c: 2\nd: 3',
      [
        ['key', 'a: 1\n'],
        ['key', 'b:\n  c: 2\n'],
        ['key', 'd: 3'],
      ],
    ],
    [
      'items',
      'a:\n  - b\n  - c: 1\n    d: 2\ne: 3\n',
      [
        ['key', 'a:\n'],
        ['item', '  - b\n'],
        ['item', '  - c: 1\n    d: 2\n'],
        ['key', 'e: 3\n'],
      ],
    ],
    [
      'items at the first column',
      'a:\n- b\n- c\n',
      [
        ['key', 'a:\n'],
        ['item', '- b\n'],
        ['item', '- c\n'],
      ],
    ],
    [
      'a dash at another column stays',
      'a:\n  - b\n   - c\n  - d\n',
      [
        ['key', 'a:\n'],
        ['item', '  - b\n   - c\n'],
        ['item', '  - d\n'],
      ],
    ],
    [
      'comments above an item',
      'a:\n  - b\n\n  # c1\n\n  # c2\n  - c\n',
      [
        ['key', 'a:\n'],
        ['item', '  - b\n\n'],
        ['item', '  # c1\n\n  # c2\n  - c\n'],
      ],
    ],
    [
      'a deeper comment stays above',
      'a:\n  - b: 1\n    # in b\n  # c\n  - c\n',
      [
        ['key', 'a:\n'],
        ['item', '  - b: 1\n    # in b\n'],
        ['item', '  # c\n  - c\n'],
      ],
    ],
    [
      'comments of the head',
      '# head\n\na:\n  # b\n  - b\n',
      [
        ['key', '# head\n\na:\n'],
        ['item', '  # b\n  - b\n'],
      ],
    ],
    ['a value behind the key', 'a: [b]\n', [['key', 'a: [b]\n']]],
    [
      'a value that closes at the first column',
      'a: {\n  b: 1\n}\nc: 2\n',
      [
        ['key', 'a: {\n  b: 1\n}\n'],
        ['key', 'c: 2\n'],
      ],
    ],
    ['an anchor behind the key', 'a: &x\n  - b\n', [['key', 'a: &x\n  - b\n']]],
    [
      'a quoted key',
      '"a b":\n  - b\n',
      [
        ['key', '"a b":\n'],
        ['item', '  - b\n'],
      ],
    ],
    [
      'a head that is being typed',
      'a\n  - b\n  - c\n',
      [
        ['key', 'a\n'],
        ['item', '  - b\n'],
        ['item', '  - c\n'],
      ],
    ],
    ['a text that looks like items', 'a: >\n  - b\n  - c\n', [['key', 'a: >\n  - b\n  - c\n']]],
    [
      'a leading marker',
      '---\na:\n  - b\n',
      [
        ['key', '---\na:\n'],
        ['item', '  - b\n'],
      ],
    ],
    [
      'a leading marker below comments',
      '# c\n--- # d\na: 1\nb: 2\n',
      [
        ['key', '# c\n--- # d\na: 1\n'],
        ['key', 'b: 2\n'],
      ],
    ],
    ['a second marker', 'a: 1\n---\nb: 2\n', [['whole', 'a: 1\n---\nb: 2\n']]],
    ['an end marker', 'a: 1\n...\n', [['whole', 'a: 1\n...\n']]],
    ['content behind a marker', '--- a\n', [['whole', '--- a\n']]],
    ['a directive', '%YAML 1.2\n---\na: 1\n', [['whole', '%YAML 1.2\n---\na: 1\n']]],
    ['a top-level list', '- a\n- b\n', [['key', '- a\n- b\n']]],
    ['nothing', '', [['key', '']]],
    ['only comments', '# a\n\n# b', [['key', '# a\n\n# b']]],
    [
      'a byte order mark',
      '\ufeffa:\n  - b\n',
      [
        ['key', '\ufeffa:\n'],
        ['item', '  - b\n'],
      ],
    ],
    [
      'CRLF',
      'a:\r\n  - b\r\nc: 1\r\n',
      [
        ['key', 'a:\r\n'],
        ['item', '  - b\r\n'],
        ['key', 'c: 1\r\n'],
      ],
    ],
    [
      'CR alone',
      'a:\r  - b\rc: 1\r',
      [
        ['key', 'a:\r'],
        ['item', '  - b\r'],
        ['key', 'c: 1\r'],
      ],
    ],
    [
      'a line of tabs',
      'a:\n\t\n  - b\n',
      [
        ['key', 'a:\n\t\n'],
        ['item', '  - b\n'],
      ],
    ],
    [
      'a tab that leads a line',
      'a: 1\n\tb: 2\nc: 3\n',
      [
        ['key', 'a: 1\n\tb: 2\n'],
        ['key', 'c: 3\n'],
      ],
    ],
    [
      'an explicit key',
      'a: 1\n? b\n: c\nd: 2\n',
      [
        ['key', 'a: 1\n? b\n: c\n'],
        ['key', 'd: 2\n'],
      ],
    ],
    ['NEL and U+2028 break no line', 'a: b\u2028c: d\u0085e\n', [['key', 'a: b\u2028c: d\u0085e\n']]],
  ])('%s', (_, text, want) => {
    expect(cuts(text)).toEqual(want);
  });

  test('a dbt file is one chunk, whatever is in it', () => {
    expect(Doc.of('f', 'a:\n  - b\nc: 1\n', 'whole', 'dbt').chunks.map((chunk) => chunk.kind)).toEqual(['whole']);
  });
});

describe('positions', () => {
  const text = '\ufeffa: 1\r\nb:\r  - "\u{1F600}"\n  - c\n';

  test.each<[number, number, number]>([
    [0, 0, 0],
    [1, 0, 1],
    [5, 0, 5],
    [7, 1, 0],
    [10, 2, 0],
    [15, 2, 5],
    [18, 2, 8],
    [19, 3, 0],
    [25, 4, 0],
  ])('offset %i is %i:%i', (offset, line, character) => {
    for (const policy of ['chunks', 'whole'] as const) {
      const doc = Doc.of('f', text, policy);
      expect(doc.positionAt(offset)).toEqual({ line, character });
      expect(doc.offsetAt({ line, character })).toBe(offset);
    }
  });

  test.each<[string, number, number, number]>([
    ['behind the end of a line', 0, 99, 5],
    ['behind the end of a line that ends in CR', 1, 99, 9],
    ['before the first line', -1, 3, 0],
    ['below the last line', 9, 0, 25],
    ['before the first column', 3, -4, 19],
  ])('%s is clamped', (_, line, character, offset) => {
    expect(Doc.of('f', text, 'chunks').offsetAt({ line, character })).toBe(offset);
  });

  test('lines and length', () => {
    const doc = Doc.of('f', text, 'chunks');
    expect([doc.lineCount, doc.length, doc.text()]).toEqual([5, text.length, text]);
    expect(Doc.of('f', '', 'chunks').lineCount).toBe(1);
    expect(Doc.of('f', 'a', 'chunks').lineCount).toBe(1);
  });

  test('spans', () => {
    const doc = Doc.of('file:///x', text, 'chunks');
    const { span } = nodeAt(doc.parsed(doc.chunks[2]!).root, 0);
    expect(doc.offsets(span)).toEqual([14, 18]);
    expect(doc.textOf(nodeAt(doc.parsed(doc.chunks[3]!).root, 0).span)).toBe('c');
    expect(doc.range(nodeAt(doc.parsed(doc.chunks[3]!).root, 0).span)).toEqual({
      start: { line: 3, character: 4 },
      end: { line: 3, character: 5 },
    });
    expect([uriOf(span), chunkOf(span)]).toEqual(['file:///x', doc.chunks[2]]);
    expect(doc.offsets(doc.spanAt({ line: 3, character: 4 }))).toEqual([23, 23]);
  });
});

describe('edits', () => {
  const text = 'a: 1\nevents:\n  - name: x\n  - name: y\n  - name: z\nb: 2\n';
  const insert = (doc: Doc, line: number, character: number, piece: string): Doc =>
    doc.edit({ range: { start: { line, character }, end: { line, character } }, text: piece });

  test('share what they did not touch', () => {
    const before = Doc.of('f', text, 'chunks');
    for (const chunk of before.chunks) before.parsed(chunk);
    const after = insert(before, 3, 11, 'es');
    expect(after.chunks.map((chunk, index) => chunk === before.chunks[index])).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(after.text()).toBe(text.replace('name: y', 'name: yes'));
    expect(before.text()).toBe(text);
  });

  test('spans of kept chunks move with them, and stay right in the version before', () => {
    const before = Doc.of('f', text, 'chunks');
    const { span } = scalarAt(before.parsed(before.chunks[4]!).root, 0, 'name');
    const after = insert(before, 2, 0, '  - name: new\n');
    expect([before.range(span).start.line, after.range(span).start.line]).toEqual([4, 5]);
    expect([before.has(span), after.has(span)]).toEqual([true, true]);
  });

  test('spans of replaced chunks are dead', () => {
    const before = Doc.of('f', text, 'chunks');
    const { span } = scalarAt(before.parsed(before.chunks[3]!).root, 0, 'name');
    const after = insert(before, 3, 11, 'es');
    expect(after.has(span)).toBe(false);
    expect(() => after.range(span)).toThrow('another version');
  });

  test('a comment changes its owner', () => {
    const before = Doc.of('f', 'a:\n  - b\n   # c\n  - d\n', 'chunks');
    const after = before.edit({
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } },
      text: '',
    });
    expect(after.chunks.map((chunk) => chunk.text)).toEqual(['a:\n', '  - b\n', '  # c\n  - d\n']);
  });

  test('the whole text', () => {
    const doc = Doc.of('f', text, 'chunks').edit({ text: 'x: 1\n' });
    expect([doc.text(), doc.policy, doc.chunks.length]).toEqual(['x: 1\n', 'chunks', 1]);
  });

  test('nothing is left, and something is written again', () => {
    const empty = Doc.of('f', text, 'chunks').edit({
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      text: '',
    });
    expect([empty.text(), empty.chunks.length]).toEqual(['', 1]);
    expect(insert(empty, 0, 0, 'a: 1\nb: 2').chunks.map((chunk) => chunk.text)).toEqual(['a: 1\n', 'b: 2']);
  });

  test('an end before its start inserts', () => {
    const doc = Doc.of('f', 'abc', 'chunks').edit({
      range: { start: { line: 0, character: 2 }, end: { line: 0, character: 1 } },
      text: 'x',
    });
    expect(doc.text()).toBe('abxc');
  });

  test('a marker makes it one piece, and its removal cuts it again', () => {
    const marked = insert(Doc.of('f', text, 'chunks'), 5, 0, '---\n');
    expect(marked.chunks.map((chunk) => chunk.kind)).toEqual(['whole']);
    const back = marked.edit({ range: { start: { line: 5, character: 0 }, end: { line: 6, character: 0 } }, text: '' });
    expect(back.chunks.length).toBe(6);
  });
});

describe('anchors', () => {
  const text = 'x: &a 1\nevents:\n  - y: *a\n  - &a\n    z: 2\n  - *a\n';

  test('the first of a name, and the one that holds at a place', () => {
    const doc = Doc.of('f', text, 'chunks');
    const [, , first, , last] = doc.chunks.map((chunk) => doc.parsed(chunk).root);
    expect(shapeOf(doc.anchor('a'))).toBe('1');
    expect(shapeOf(doc.anchor('a', nodeAt(first, 0, 'y').span))).toBe('1');
    expect(shapeOf(doc.anchor('a', nodeAt(last, 0).span))).toEqual([['z', '2']]);
    expect(doc.anchor('b')).toBeUndefined();
  });

  test('of a chunk', () => {
    const doc = Doc.of('f', 'k: &a {x: &b 1, y: &a 2}\n', 'whole');
    const { anchors, anchored, aliases } = doc.parsed(doc.chunks[0]!);
    expect([...anchors.keys()]).toEqual(['a', 'b']);
    expect(anchors.get('a')).toBe(mapAt(rootOf(doc), 'k'));
    expect(anchored.map(({ name }) => name)).toEqual(['a', 'b', 'a']);
    expect(aliases).toEqual([]);
  });
});

test('comments', () => {
  const doc = Doc.of('f', '\ufeff# one\na: "#no" #  two\nb: |\n  # no\n# three\n', 'whole');
  expect(doc.parsed(doc.chunks[0]!).comments.map(({ text, own, at }) => [text, own, doc.textOf(at)])).toEqual([
    [' one', true, '# one'],
    ['  two', false, '#  two'],
    [' three', true, '# three'],
  ]);
});

test('a list knows its head', () => {
  const doc = Doc.of('f', 'a:\n  - b\n  - c\nd: 1\n', 'chunks');
  expect(doc.headOf(doc.chunks[2]!)).toBe(doc.chunks[0]);
  expect(doc.headOf(doc.chunks[3]!)).toBe(doc.chunks[3]);
});
