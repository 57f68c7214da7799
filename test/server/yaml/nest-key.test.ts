// A key moved below others is moved as it is written: nothing of its text, comments and anchors is made anew.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Doc } from '../../../server/yaml/document.ts';
import type { MapNode, Node, Pair } from '../../../server/yaml/node.ts';
import { applyEdits, nestKey } from '../../../server/yaml/write.ts';
import { dataDir } from '../../data.ts';
import { mapAt, rootOf } from './tree.ts';

const under = ['config', 'meta'];
function moved(text: string, key: string, at: readonly (string | number)[] = []): string | undefined {
  const doc = Doc.of('f', text, 'whole', 'dbt');
  const map = mapAt(rootOf(doc)!, ...at);
  const edits = nestKey(map, map.pairs.find((pair) => pair.key.text === key)!, under);
  const after = applyEdits(doc, edits);
  return edits.length && typeof after === 'string' ? after : undefined;
}

describe('as it is written', () => {
  test.each<[string, string, string]>([
    ['a number', 'name: a\nk: 0x1F\n', 'name: a\nconfig:\n  meta:\n    k: 0x1F\n'],
    ['underscores', 'name: a\nk: 1_000\nz: 1\n', 'name: a\nz: 1\nconfig:\n  meta:\n    k: 1_000\n'],
    ['a word that is a truth', 'name: a\nk: yes\n', 'name: a\nconfig:\n  meta:\n    k: yes\n'],
    ['quotes', "name: a\n'k': 'quo''ted'\n", "name: a\nconfig:\n  meta:\n    'k': 'quo''ted'\n"],
    ['a date', 'name: a\nk: 2026-01-01\n', 'name: a\nconfig:\n  meta:\n    k: 2026-01-01\n'],
    ['nothing', 'name: a\nk: ~\n', 'name: a\nconfig:\n  meta:\n    k: ~\n'],
    ['absent', 'name: a\nk:\n', 'name: a\nconfig:\n  meta:\n    k:\n'],
    ['a tag', 'name: a\nk: !!str 12\n', 'name: a\nconfig:\n  meta:\n    k: !!str 12\n'],
    ['an anchor that nobody uses', 'name: a\nk: &x 12\n', 'name: a\nconfig:\n  meta:\n    k: &x 12\n'],
    ['an alias', 'x: &x 1\nk: *x\n', 'x: &x 1\nconfig:\n  meta:\n    k: *x\n'],
    ['no break at its end', 'name: a\nk: 1', 'name: a\nconfig:\n  meta:\n    k: 1'],
    ['CRLF', 'name: a\r\nk: 1\r\nz: 2\r\n', 'name: a\r\nz: 2\r\nconfig:\r\n  meta:\r\n    k: 1\r\n'],
    [
      'comments above, beside and below',
      'name: a\n# above\nk: 1 # beside\n  # below\nz: 2\n',
      'name: a\nz: 2\nconfig:\n  meta:\n    # above\n    k: 1 # beside\n      # below\n',
    ],
    [
      'a block',
      'name: a\nk:\n  - b # why\n  - {c: d}\nz: 1\n',
      'name: a\nz: 1\nconfig:\n  meta:\n    k:\n      - b # why\n      - {c: d}\n',
    ],
    [
      'a list as deep as its key',
      'name: a\nk:\n- b\n- c\nz: 1\n',
      'name: a\nz: 1\nconfig:\n  meta:\n    k:\n    - b\n    - c\n',
    ],
    [
      'a literal text',
      'name: a\nk: |\n  one\n\n    two\nz: 1\n',
      'name: a\nz: 1\nconfig:\n  meta:\n    k: |\n      one\n\n        two\n',
    ],
    [
      'a text over lines',
      'name: a\nk: "one\n  two"\nz: 1\n',
      'name: a\nz: 1\nconfig:\n  meta:\n    k: "one\n      two"\n',
    ],
    [
      'below what is there',
      'config:\n  meta:\n    a: 1\n  z: 1\nk: yes # why\nname: a\n',
      'config:\n  meta:\n    a: 1\n    k: yes # why\n  z: 1\nname: a\n',
    ],
    ['a level more', 'config:\n  z: 1\nk: yes\n', 'config:\n  z: 1\n  meta:\n    k: yes\n'],
    ['into brackets', 'name: a\nk: 0x1F\nconfig: {z: 1}\n', 'name: a\nconfig: {z: 1, meta: {k: 0x1F}}\n'],
    ['inside of brackets', '{name: a, k: 1_0, z: 1}\n', '{name: a, z: 1, config: {meta: {k: 1_0}}}\n'],
    ['last inside of brackets', '{name: a, k: yes}\n', '{name: a, config: {meta: {k: yes}}}\n'],
    ['alone', 'k: 1\n', 'config:\n  meta:\n    k: 1\n'],
  ])('%s', (_, text, after) => {
    expect(moved(text, 'k')).toBe(after);
  });

  test('the first key of an item', () => {
    expect(moved('- k: 0x1F # why\n  name: a\n- b: c\n', 'k', [0])).toBe(
      '- name: a\n  config:\n    meta:\n      k: 0x1F # why\n- b: c\n',
    );
  });
});

describe('not at all', () => {
  test.each([
    ['an anchor that is used below', 'k: &x {a: 1}\nz: *x\n'],
    ['an anchor inside that is merged below', 'k:\n  a: &x {a: 1}\nz:\n  <<: *x\n'],
    ['an anchor of two of one name', 'z: &x 1\nk: &x 2\n'],
    ['an alias of one of two anchors', 'z: &x 1\nk: *x\nb: &x 2\n'],
    ['below what stands elsewhere, too', 'config: &c {z: 1}\nk: 1\nb: *c\n'],
    ['below an alias', 'x: &c {z: 1}\nconfig: *c\nk: 1\n'],
    ['below what is no mapping', 'config: 1\nk: 1\n'],
    ['where the key is', 'config: {meta: {k: 2}}\nk: 1\n'],
    ['a comment into brackets', 'config: {z: 1}\nk: 1 # why\n'],
    ['lines into brackets', 'config: {z: 1}\nk:\n  - 1\n'],
    ['a text that would end at a comma', 'config: {z: 1}\nk: a, b\n'],
    ['a text that keeps the blank lines below it', 'name: a\nk: |+\n  a\n\nz: 1\n'],
  ])('%s', (_, text) => {
    expect(moved(text, 'k')).toBeUndefined();
  });
});

const corpus = dataDir('dbt');
const missing = corpus ? '' : ' (skipped: the real projects are not on this machine)';
describe.skipIf(!corpus)(`real files${missing}`, () => {
  const files = corpus
    ? readdirSync(corpus, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .filter((_, n) => n % 27 === 0)
    : [];
  test('any key of any item keeps every scalar, comment and anchor', () => {
    let tried = 0;
    for (const name of files) {
      const text = readFileSync(path.join(corpus!, name), 'utf8');
      const doc = Doc.of('f', text, 'whole', 'dbt');
      const root = doc.parsed(doc.chunks[0]!).root;
      if (!root || doc.faults(doc.chunks[0]!).length || text.length > 20_000) continue;
      for (const [n, { map, pair }] of placesIn(root).entries()) {
        if (n % 7) continue;
        const after = applyEdits(doc, nestKey(map, pair, under));
        if (typeof after !== 'string' || after === text) continue;
        tried++;
        const next = Doc.of('f', after, 'whole', 'dbt');
        expect(next.faults(next.chunks[0]!), after).toEqual([]);
        expect(wordsOf(next).filter((word) => word !== 'config' && word !== 'meta')).toEqual(
          wordsOf(doc).filter((word) => word !== 'config' && word !== 'meta'),
        );
      }
    }
    expect(tried).toBeGreaterThan(30);
  }, 120_000);
});

/** Keys of items of lists. */
function placesIn(node: Node): { readonly map: MapNode; readonly pair: Pair }[] {
  if (node.kind === 'seq')
    return node.items.flatMap((item) => [
      ...(item.kind === 'map' ? item.pairs.map((pair) => ({ map: item, pair })) : []),
      ...placesIn(item),
    ]);
  return node.kind === 'map' ? node.pairs.flatMap(({ value }) => placesIn(value)) : [];
}
/** Every scalar with its style and meaning, every alias, anchor and comment; in no order. */
function wordsOf(doc: Doc): readonly string[] {
  const parsed = doc.parsed(doc.chunks[0]!);
  const found = [
    ...parsed.comments.map(({ text }) => `#${text.trim()}`),
    ...parsed.anchored.map(({ name }) => `&${name}`),
    ...parsed.aliases.map(({ name }) => `*${name}`),
  ];
  const visit = (node: Node): void => {
    if (node.kind === 'scalar')
      found.push(node.style === 'plain' ? node.text : `${node.style} ${node.text} ${node.value}`);
    if (node.kind === 'seq') for (const item of node.items) visit(item);
    if (node.kind === 'map')
      for (const { key, value } of node.pairs) {
        found.push(key.text);
        visit(value);
      }
  };
  if (parsed.root) visit(parsed.root);
  return found.sort();
}
