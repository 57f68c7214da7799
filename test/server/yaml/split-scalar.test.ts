import { describe, expect, it } from 'vitest';
import { Doc } from '../../../server/yaml/document.ts';
import { tornAt } from '../../../server/yaml/split-scalar.ts';

/** What each key of the mapping is the rest of: `key<head:quoted`. */
function torn(text: string): readonly string[] {
  const doc = Doc.of('file:///a.yml', text, 'whole');
  const [chunk] = doc.chunks;
  const root = chunk && doc.parsed(chunk).root;
  if (root?.kind !== 'map') return ['no mapping'];
  return root.pairs.flatMap(({ key }) => {
    const found = tornAt(root, key);
    return found ? [`${key.text}<${found.head.key.text}:${found.quoted}`] : [];
  });
}

describe('a text that a comma tore apart', () => {
  it.each([
    ['{d: after discount, before tax}', ['before tax<d:"after discount, before tax"']],
    ['{d: a b,c d}', ['c d<d:"a b,c d"']],
    ['{d: one, two, three, n: 1}', ['two<d:"one, two, three"', 'three<d:"one, two, three"']],
    ['{d: say "so", then go}', ['then go<d:"say \\"so\\", then go"']],
    ['{d: one,\n  two}', ['two<d:"one, two"']],
    ['{d: one, # why\n  two}', ['two<d:undefined']],
    ['{d: "one", two}', []],
    ['{d: one, two: 2}', []],
    ['{d: one, two: }', []],
    ['{d: [one], two}', []],
    ['{two, d: one}', []],
    ['d: one, two\ne: 1', []],
  ])('%s', (text, expected) => {
    expect(torn(text)).toEqual(expected);
  });
});
