// A caret inside a text, back to the source.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Doc, spanWithin } from '../../../server/yaml/document.ts';
import type { Node, Scalar } from '../../../server/yaml/node.ts';
import { fuzz } from '../../fuzz.ts';
import { randomYaml } from './random-yaml.ts';
import { rootOf, scalarAt } from './tree.ts';

const within = (source: string, word: string): { written: string; text: string } => {
  const doc = Doc.of('f', source, 'whole');
  const scalar = scalarAt(rootOf(doc), 'k');
  const start = scalar.text.indexOf(word);
  expect(start, `${word} in ${scalar.text}`).toBeGreaterThanOrEqual(0);
  return { written: doc.textOf(spanWithin(scalar, start, start + word.length)), text: scalar.text };
};

describe('the characters that write a part of a text', () => {
  test.each<[string, string, string, string]>([
    ['plain', 'k: one two\n', 'two', 'two'],
    ['plain over lines', 'k: one\n  two\n  three\n', 'three', 'three'],
    ['plain, across lines', 'k: one\n  two\n', 'one two', 'one\n  two'],
    ['plain, a blank line', 'k: one\n\n  two three\n', 'two', 'two'],
    ['single', "k: 'a = ''x'' or b'\n", 'b', 'b'],
    ['single, a doubled quote', "k: 'a = ''x'' or b'\n", "'x'", "''x''"],
    ['single over lines', "k: 'a\n  b\n\n  c'\n", 'c', 'c'],
    ['double', 'k: "a \\"q\\" b"\n', 'b', 'b'],
    ['double, an escape', 'k: "a \\u00e9 b"\n', 'é', '\\u00e9'],
    ['double, a pair', 'k: "a \\U0001F600 b"\n', 'b', 'b'],
    ['double, half of a pair', 'k: "a \\U0001F600 b"\n', '\ud83d', '\\U0001F600'],
    ['double, a break taken away', 'k: "one\\\n   two three"\n', 'two', 'two'],
    ['double over lines', 'k: "one  \n\n\n  two"\n', 'two', 'two'],
    ['double, blanks inside', 'k: "a  b"\n', 'b', 'b'],
    ['literal', 'k: |\n  one\n  two three\n', 'three', 'three'],
    ['literal, deeper', 'k: |\n  one\n    two\n', '  two', '  two'],
    ['literal, with an indicator', 'k: |2\n    one\n   two\n', 'two', 'two'],
    ['literal, blank lines', 'k: |\n\n  one\n\n  two\n', 'two', 'two'],
    ['literal, across lines', 'k: |\n  one\n  two\n', 'e\nt', 'e\n  t'],
    ['folded', 'k: >-\n  one\n  two\n  three\n', 'three', 'three'],
    ['folded, across lines', 'k: >-\n  one\n  two\n', 'one two', 'one\n  two'],
    ['folded, deeper', 'k: >-\n  one\n    two\n  three\n', 'three', 'three'],
    ['folded, a paragraph', 'k: >\n  one\n\n  two\n', 'two', 'two'],
    ['folded, a comment behind the header', 'k: > # why\n  one\n  two\n', 'two', 'two'],
    ['CRLF', 'k: "a\r\n  b\\tc"\r\n', 'c', 'c'],
    ['CRLF, literal', 'k: |\r\n  a\r\n  bc\r\n', 'bc', 'bc'],
    ['CR alone', 'k: "a\r  b c"\r', 'b', 'b'],
    ['byte order mark', '\ufeffk: "a b"\n', 'b', 'b'],
  ])('%s', (_, source, word, written) => {
    expect(within(source, word).written).toBe(written);
  });

  test.each<[string, string, number, [number, number]]>([
    ['an empty text', 'k: ""\n', 0, [4, 4]],
    ['the end of a quoted text', 'k: "ab"\n', 2, [6, 6]],
    ['the end of a plain text', 'k: ab\n', 2, [5, 5]],
    ['far behind the end', 'k: ab\n', 9, [5, 5]],
    ['an absent value', 'k:\n', 0, [2, 2]],
    ['between characters', 'k: "a\\nb"\n', 2, [7, 7]],
  ])('no width at %s', (_, source, at, want) => {
    const doc = Doc.of('f', source, 'whole');
    expect(doc.offsets(spanWithin(scalarAt(rootOf(doc), 'k'), at, at))).toEqual(want);
  });
});

const scalars = (node: Node | undefined): Scalar[] => {
  if (node?.kind === 'map') return node.pairs.flatMap((pair) => [pair.key, ...scalars(pair.value)]);
  if (node?.kind === 'seq') return node.items.flatMap(scalars);
  return node?.kind === 'scalar' ? [node] : [];
};

test('every letter of every text stands where it is said to stand, in order', () => {
  fc.assert(
    fc.property(randomYaml, (source) => {
      const doc = Doc.of('f', source, 'whole');
      for (const scalar of scalars(rootOf(doc))) {
        let last = 0;
        for (let at = 0; at < scalar.text.length; at++) {
          const span = spanWithin(scalar, at, at + 1);
          if (/[\w:#,*-]/.test(scalar.text.charAt(at))) expect(doc.textOf(span)).toBe(scalar.text.charAt(at));
          const [start, end] = doc.offsets(span);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          last = start;
        }
      }
    }),
    { numRuns: fuzz.runs(300) },
  );
});
