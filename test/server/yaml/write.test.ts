// Edits of nodes as text: tables of what stands before and after.
import { describe, expect, test } from 'vitest';
import { Doc } from '../../../server/yaml/document.ts';
import { collectionOf } from '../../../server/yaml/enclosing.ts';
import type { Node } from '../../../server/yaml/node.ts';
import {
  add,
  applyEdits,
  move,
  remove,
  replace,
  set,
  type TextEdit,
  type YamlValue,
} from '../../../server/yaml/write.ts';
import { mapAt, nodeAt, rootOf, scalarAt, seqAt } from './tree.ts';

type Path = readonly (string | number)[];

function applied(
  text: string,
  edits: (root: Node) => readonly TextEdit[],
  policy: 'chunks' | 'whole' = 'whole',
): string {
  const doc = Doc.of('f', text, policy);
  const result = applyEdits(doc, edits(rootOf(doc)!));
  if (typeof result !== 'string') throw new Error('The edits overlap.');
  return result;
}

describe('replace', () => {
  test.each<[string, string, Path, string, string]>([
    ['plain', 'a: b # c\n', ['a'], 'd', 'a: d # c\n'],
    ['plain that needs quotes', 'a: b\n', ['a'], 'x: y', 'a: "x: y"\n'],
    ['plain over lines', 'a: b\n  c\nd: e\n', ['a'], 'x', 'a: x\nd: e\n'],
    ['single', "a: 'b'\n", ['a'], "it's", "a: 'it''s'\n"],
    ['single that cannot hold it', "a: 'b'\n", ['a'], 'x\ny', 'a: "x\\ny"\n'],
    ['double', 'a: "b"\n', ['a'], 'say "x"', 'a: "say \\"x\\""\n'],
    ['plain in brackets', 'a: [b, c]\n', ['a', 1], 'x, y', 'a: [b, "x, y"]\n'],
    ['plain, a number elsewhere', 'a: b\n', ['a'], '4.10', 'a: "4.10"\n'],
    ['plain, a truth for YAML 1.1', 'a: b\n', ['a'], 'no', 'a: "no"\n'],
    ['absent', 'a:\nb: c\n', ['a'], 'x', 'a: x\nb: c\n'],
    ['absent before a comment', 'a: # c\nb: c\n', ['a'], 'x', 'a: x # c\nb: c\n'],
    ['absent behind an anchor', 'a: &n\nb: c\n', ['a'], 'x', 'a: &n x\nb: c\n'],
    ['absent item', '-\n- b\n', [0], 'x', '- x\n- b\n'],
    ['absent at the end of the file', 'a:', ['a'], 'x', 'a: x'],
    ['absent in braces', 'a: {b: , c: 1}\n', ['a', 'b'], 'x', 'a: {b: x , c: 1}\n'],
    ['absent without a colon', 'a: {b, c: 1}\n', ['a', 'b'], 'x', 'a: {b: x, c: 1}\n'],
    ['literal', 'a: | # why\n  b\n  c\nd: e\n', ['a'], 'x\ny\n', 'a: | # why\n  x\n  y\nd: e\n'],
    ['literal, no last break', 'a: |\n  b\nd: e\n', ['a'], 'x\n\ny', 'a: |-\n  x\n\n  y\nd: e\n'],
    ['literal that cannot hold it', 'a: |\n  b\nd: e\n', ['a'], ' x', 'a: " x"\nd: e\n'],
    ['folded', 'a: >-\n  b\n  c\nd: e\n', ['a'], 'x: y # z', 'a: >-\n  x: y # z\nd: e\n'],
    ['folded with a break', 'a: >-\n  b\nd: e\n', ['a'], 'x\ny', 'a: |-\n  x\n  y\nd: e\n'],
    ['literal at the end of the file', 'a: |-\n  b', ['a'], 'x', 'a: |-\n  x'],
    ['literal, CRLF', 'a: |\r\n  b\r\nd: e\r\n', ['a'], 'x\ny\n', 'a: |\r\n  x\r\n  y\r\nd: e\r\n'],
    ['byte order mark', '\ufeffa: b\n', ['a'], 'x', '\ufeffa: x\n'],
    ['surrogates', 'a: "\u{1F600}" # \u{1F600}\n', ['a'], '\u{1F680}', 'a: "\u{1F680}" # \u{1F600}\n'],
  ])('%s', (_, text, path, value, after) => {
    expect(applied(text, (root) => [replace(scalarAt(root, ...path), value)])).toBe(after);
  });

  test('a key', () => {
    expect(
      applied('a: 1\nb: {c: 2}\n', (root) => [
        replace(mapAt(root).pairs[0]!.key, 'x y'),
        replace(mapAt(root, 'b').pairs[0]!.key, 'p, q'),
      ]),
    ).toBe('x y: 1\nb: {"p, q": 2}\n');
  });
});

describe('set', () => {
  test.each<[string, string, Path, string, YamlValue, string | undefined, string]>([
    ['a text', 'a: "b" # c\n', [], 'a', 'x', undefined, 'a: "x" # c\n'],
    ['a number over a text', "a: 'b'\n", [], 'a', 5, undefined, 'a: 5\n'],
    ['a list over a text', 'a: b # c\n', [], 'a', ['x', 'y z'], undefined, 'a: [x, "y z"] # c\n'],
    ['a text over a literal', 'a: |\n  b\nc: d\n', [], 'a', 5, undefined, 'a: 5\nc: d\n'],
    [
      'a text over a block list',
      'a: # why\n  - b\n  # in\n  - c\nd: e\n',
      [],
      'a',
      'x',
      undefined,
      'a: x # why\nd: e\n',
    ],
    [
      'a list over a block map with an anchor',
      'a: &n\n  b: c\nd: *n\n',
      [],
      'a',
      ['x'],
      undefined,
      'a: &n [x]\nd: *n\n',
    ],
    ['an item of a block list', '- a:\n    - b\n  c: d\n', [0], 'a', null, undefined, '- a: null\n  c: d\n'],
    ['an alias', 'a: &n 1\nb: *n\n', [], 'b', 'x', undefined, 'a: &n 1\nb: x\n'],
    ['an absent value', 'a: # c\n', [], 'a', { x: 1 }, undefined, 'a: {x: 1} # c\n'],
    ['a new key', 'a: b\n', [], 'c', 'd', undefined, 'a: b\nc: d\n'],
    ['a new key, no final break', 'a: b', [], 'c', 'd', undefined, 'a: b\nc: d'],
    ['a new key, CRLF', 'a:\r\n  b: c\r\nd: e\r\n', ['a'], 'x', 'w', undefined, 'a:\r\n  b: c\r\n  x: w\r\nd: e\r\n'],
    ['a new key below a literal', '- a: |\n    b\n\n- c\n', [0], 'x', 'w', undefined, '- a: |\n    b\n  x: w\n\n- c\n'],
    [
      'a new key below a literal that keeps its blank lines',
      '- a: |+\n    b\n\n- c\n',
      [0],
      'x',
      'w',
      undefined,
      '- a: |+\n    b\n\n  x: w\n- c\n',
    ],
    [
      'a new key behind another',
      '- a: 1 # one\n  # two\n  b: 2\n',
      [0],
      'x',
      'w',
      'a',
      '- a: 1 # one\n  x: w\n  # two\n  b: 2\n',
    ],
    [
      'a new key behind a block value',
      '- a:\n    - 1\n    - 2\n  b: 2\n',
      [0],
      'x',
      'w',
      'a',
      '- a:\n    - 1\n    - 2\n  x: w\n  b: 2\n',
    ],
    ['a new key behind one that is not there', 'a: 1\nb: 2\n', [], 'x', 'w', 'z', 'a: 1\nb: 2\nx: w\n'],
    ['a new key behind a key without a value', 'a:\nb: 2\n', [], 'x', 'w', 'a', 'a:\nx: w\nb: 2\n'],
    ['a new key in braces', 'a: {b: 1} # c\n', ['a'], 'x', 'y, z', undefined, 'a: {b: 1, x: "y, z"} # c\n'],
    ['a new key in empty braces', 'a: {}\n', ['a'], 'x', 1, undefined, 'a: {x: 1}\n'],
    ['a new key in braces over lines', 'a: {\n  b: 1,\n}\n', ['a'], 'x', 1, undefined, 'a: {\n  b: 1, x: 1,\n}\n'],
    ['a new key in a pair of a list', 'a: [b: 1]\n', ['a', 0], 'x', 1, undefined, 'a: [{b: 1, x: 1}]\n'],
    ['a key that needs quotes', 'a: b\n', [], 'x: y', 1, undefined, 'a: b\n"x: y": 1\n'],
    ['behind two dashes', '- - a: 1\n', [0, 0], 'x', 1, undefined, '- - a: 1\n    x: 1\n'],
    ['__proto__', 'a: b\n', [], '__proto__', 1, undefined, 'a: b\n__proto__: 1\n'],
  ])('%s', (_, text, path, key, value, after, want) => {
    expect(applied(text, (root) => [set(mapAt(root, ...path), key, value, after)])).toBe(want);
  });
});

describe('remove', () => {
  test.each<[string, string, Path, readonly number[], string]>([
    [
      'a key with its comments',
      '- a: 1\n  # about b\n  b: 2 # tail\n  # about c\n  c: 3\n',
      [0],
      [1],
      '- a: 1\n  # about c\n  c: 3\n',
    ],
    ['the first key of an item', '- name: x # t\n  a: 1\n  b: 2\n', [0], [0], '- a: 1\n  b: 2\n'],
    [
      'the first key, the next with a comment',
      '- name: x # t\n  # about a\n  a: 1\n',
      [0],
      [0],
      '-\n  # about a\n  a: 1\n',
    ],
    ['the first two keys of an item', '- name: x\n  a: 1\n  b: 2\n', [0], [0, 1], '- b: 2\n'],
    ['the first and the last', '- name: x\n  a: 1\n  b: 2\n', [0], [0, 2], '- a: 1\n'],
    ['all keys of an item', '- name: x\n  a: 1\n- b: 2\n', [0], [0, 1], '- {}\n- b: 2\n'],
    ['all keys of a value', 'a: # c\n  b: 1\n  # n\n  d: 2\ne: f\n', ['a'], [0, 1], 'a: {} # c\ne: f\n'],
    ['an item', 'a:\n  - b\n  # about c\n  - c\n  - d\n', ['a'], [1], 'a:\n  - b\n  - d\n'],
    ['the last item', 'a:\n  - b\n  - c: 1\n    d: 2\n    # in c\nx: y\n', ['a'], [1], 'a:\n  - b\nx: y\n'],
    ['the last item, no final break', 'a:\n  - b\n  - c', ['a'], [1], 'a:\n  - b\n'],
    ['all items', 'a: # n\n  - b\n  - c\nd: e\n', ['a'], [0, 1], 'a: [] # n\nd: e\n'],
    ['all items at the column of their key', 'a:\n- b\n- c\nd: e\n', ['a'], [0, 1], 'a: []\nd: e\n'],
    ['an item between blank lines', '- a\n\n# b\n- b\n\n- c\n', [], [1], '- a\n\n- c\n'],
    ['an item that keeps blank lines', '- a: |+\n    x\n\n- b\n', [], [0], '- b\n'],
    ['an item with dashes in its comment', '-  # one - two\n  a: 1\n- b\n', [], [0], '- b\n'],
    ['an item of an inner list', '- - a\n  - b\n', [0], [0], '- - b\n'],
    ['all of the root', '# head\n\n# a\na: 1\nb: 2\n', [], [0, 1], '# head\n\n'],
    ['in brackets, the first', 'a: [b, c, d] # x\n', ['a'], [0], 'a: [c, d] # x\n'],
    ['in brackets, the middle', 'a: [b, c, d]\n', ['a'], [1], 'a: [b, d]\n'],
    ['in brackets, the last', 'a: [b, c, d]\n', ['a'], [2], 'a: [b, c]\n'],
    ['in brackets, the last two', 'a: [b, c, d]\n', ['a'], [1, 2], 'a: [b]\n'],
    ['in brackets, all', 'a: [ b, c ]\n', ['a'], [0, 1], 'a: []\n'],
    ['in brackets, with an anchor', 'a: [&x b, &y c, *x]\n', ['a'], [1], 'a: [&x b, *x]\n'],
    ['in brackets, the first, with an anchor', 'a: [&x b, &y c, *y]\n', ['a'], [0], 'a: [&y c, *y]\n'],
    [
      'in brackets over lines',
      'a: [\n  b, # about b\n  # about c\n  c, # tail c\n  d\n]\n',
      ['a'],
      [1],
      'a: [\n  b, # about b\n  d\n]\n',
    ],
    ['in brackets over lines, the last', 'a: [\n  b, # about b\n  c\n]\n', ['a'], [1], 'a: [\n  b, # about b\n]\n'],
    ['in braces', 'a: {b: 1, c: 2}\n', ['a'], [0], 'a: {c: 2}\n'],
    ['in braces, all', 'a: {b: 1}\n', ['a'], [0], 'a: {}\n'],
    ['CRLF', 'a:\r\n  b: 1\r\n  # c\r\n  c: 2\r\nd: 3\r\n', ['a'], [1], 'a:\r\n  b: 1\r\nd: 3\r\n'],
    ['a key written twice', 'a: 1\nb: 2\na: 3\n', [], [2], 'a: 1\nb: 2\n'],
  ])('%s', (_, text, path, members, want) => {
    const edits = (root: Node) => {
      const owner = nodeAt(root, ...path);
      if (owner.kind === 'map')
        return remove(
          owner,
          members.map((index) => owner.pairs[index]!),
        );
      return remove(
        owner as never,
        members.map((index) => seqAt(root, ...path).items[index]!),
      );
    };
    expect(applied(text, edits)).toBe(want);
  });

  test('a member of another list is passed over', () => {
    expect(applied('a: [b]\nc: [d]\n', (root) => remove(seqAt(root, 'a'), [nodeAt(root, 'c', 0)]))).toBe(
      'a: [b]\nc: [d]\n',
    );
  });
});

describe('add', () => {
  test.each<[string, string, Path, readonly YamlValue[], string]>([
    [
      'to a block list',
      'a:\n  - b # c\nd: e\n',
      ['a'],
      ['x', { v: 'z w' }],
      'a:\n  - b # c\n  - x\n  - {v: "z w"}\nd: e\n',
    ],
    [
      'behind the comments of the last item',
      'a:\n  - b: 1\n    # in b\n  # on a\nd: e\n',
      ['a'],
      ['x'],
      'a:\n  - b: 1\n    # in b\n  - x\n  # on a\nd: e\n',
    ],
    ['without a final break', 'a:\n  - b', ['a'], ['x', 'w'], 'a:\n  - b\n  - x\n  - w'],
    ['to a list at the column of its key', 'a:\n- b\nd: e\n', ['a'], ['x'], 'a:\n- b\n- x\nd: e\n'],
    ['to brackets', 'a: [b] # c\n', ['a'], ['x, y', 1], 'a: [b, "x, y", 1] # c\n'],
    ['to empty brackets', 'a: []\n', ['a'], ['x'], 'a: [x]\n'],
    ['to brackets with a last comma', 'a: [\n  b,\n]\n', ['a'], ['x'], 'a: [\n  b, x,\n]\n'],
    ['to an inner list', '- - a\n- b\n', [0], ['x'], '- - a\n  - x\n- b\n'],
    ['below blank lines that a text keeps', '- |+\n  a\n\n', [], ['x'], '- |+\n  a\n\n- x\n'],
    ['CRLF', 'a:\r\n  - b\r\nc: d\r\n', ['a'], ['x'], 'a:\r\n  - b\r\n  - x\r\nc: d\r\n'],
  ])('%s', (_, text, path, items, want) => {
    expect(applied(text, (root) => [add(seqAt(root, ...path), items)])).toBe(want);
  });
});

describe('move', () => {
  test.each<[string, string, Path, Path, string]>([
    ['down', '- a\n# b\n- b: 1\n  # in b\n- c\n', [1], [2], '- a\n- c\n# b\n- b: 1\n  # in b\n'],
    ['up', '- a\n- b\n# c\n- c\n', [2], [0], '- a\n# c\n- c\n- b\n'],
    ['to where it stands', '- a\n- b\n', [1], [0], '- a\n- b\n'],
    [
      'into a deeper list',
      'a:\n- x: |\n    t\n\n    u\nb:\n    - y\n',
      ['a', 0],
      ['b', 0],
      'a: []\nb:\n    - y\n    - x: |\n        t\n\n        u\n',
    ],
    [
      'into a less deep list',
      'a:\n    # c\n    - x:\n        - 1\n    - z\nb:\n- y\n',
      ['a', 0],
      ['b', 0],
      'a:\n    - z\nb:\n- y\n# c\n- x:\n    - 1\n',
    ],
    ['behind the last line', '- a\n- b', [0], [1], '- b\n- a'],
    ['within brackets', 'a: [b, c, d]\n', ['a', 0], ['a', 2], 'a: [c, d, b]\n'],
    ['out of brackets', 'a: [b, {x: 1}]\nc:\n  - d\n', ['a', 1], ['c', 0], 'a: [b]\nc:\n  - d\n  - {x: 1}\n'],
    ['into brackets', 'a: [b]\nc:\n  - {x: 1}\n  - d\n', ['c', 0], ['a', 0], 'a: [b, {x: 1}]\nc:\n  - d\n'],
    [
      'lines into brackets: not at all',
      'a: [b]\nc:\n  - x: 1\n  - d\n',
      ['c', 0],
      ['a', 0],
      'a: [b]\nc:\n  - x: 1\n  - d\n',
    ],
    ['no list item', 'a: b\nc: [d]\n', ['a'], ['c', 0], 'a: b\nc: [d]\n'],
  ])('%s', (_, text, item, after, want) => {
    expect(applied(text, (root) => move(undefined, nodeAt(root, ...item), nodeAt(root, ...after)))).toBe(want);
  });
});

describe('top-level lists, cut into chunks', () => {
  const text = '# head\nevents:\n  # a\n  - name: a\n    x: 1\n\n  # b\n  - name: b\n\nowners:\n- o';
  const items = (doc: Doc): Node[] =>
    doc.chunks.filter((chunk) => chunk.kind === 'item').map((chunk) => nodeAt(doc.parsed(chunk).root, 0));
  const run = (edits: (all: Node[]) => readonly TextEdit[]): unknown => {
    const doc = Doc.of('f', text, 'chunks');
    return applyEdits(doc, edits(items(doc)));
  };

  test('add behind an item', () => {
    expect(run(([a]) => [add({ after: a! }, [{ name: 'm' }])])).toBe(
      text.replace('    x: 1\n', '    x: 1\n  - {name: m}\n'),
    );
    expect(run((all) => [add({ after: all[2]! }, ['p'])])).toBe(`${text}\n- p`);
  });

  test('remove items', () => {
    const out = (...indices: number[]) => run((all) => indices.flatMap((index) => removeAlone(all[index]!)));
    expect(out(0)).toBe('# head\nevents:\n  # b\n  - name: b\n\nowners:\n- o');
    expect(out(1)).toBe('# head\nevents:\n  # a\n  - name: a\n    x: 1\n\nowners:\n- o');
    expect(out(0, 1, 2)).toBe('# head\nevents:\nowners:\n');
  });

  test('move between lists', () => {
    expect(run((all) => move(undefined, all[0]!, all[2]!))).toBe(
      '# head\nevents:\n  # b\n  - name: b\n\nowners:\n- o\n# a\n- name: a\n  x: 1',
    );
  });
});

/** The only item of its chunk's list. */
function removeAlone(item: Node): readonly TextEdit[] {
  const owner = collectionOf(item);
  return owner ? remove(owner, [item]) : [];
}

describe('several edits', () => {
  test('that say the same are one', () => {
    expect(
      applied('a: b\nc: d\n', (root) => [
        replace(scalarAt(root, 'a'), 'x'),
        replace(scalarAt(root, 'c'), 'w'),
        replace(scalarAt(root, 'a'), 'x'),
      ]),
    ).toBe('a: x\nc: w\n');
  });

  test('that overlap are told apart', () => {
    const doc = Doc.of('f', 'a: b\n', 'whole');
    const [one, two] = [replace(scalarAt(rootOf(doc), 'a'), 'x'), replace(scalarAt(rootOf(doc), 'a'), 'y')];
    expect(applyEdits(doc, [one, two])).toEqual({ overlap: [one, two] });
  });

  test('insertions at one place keep their order', () => {
    expect(applied('a: b\n', (root) => [set(mapAt(root), 'x', 1), set(mapAt(root), 'w', 2)])).toBe(
      'a: b\nx: 1\nw: 2\n',
    );
  });
});
