// Random edits: a document that lived through them is the document that a fresh reading gives.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Doc } from '../../../server/yaml/document.ts';
import { fuzz } from '../../fuzz.ts';
import { pieces, texts } from './texts.ts';
import { joined, placesOf, rootOf, shapeOf } from './tree.ts';

const runs = fuzz.runs(150);

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.constantFrom(0, 0, 0, 1, 2, 7, 30),
    piece: fc.constantFrom(...pieces),
  }),
  { minLength: 1, maxLength: 10 },
);

const cuts = (doc: Doc) =>
  doc.chunks.map(({ text, kind, before, after, breaks }) => ({ text, kind, before, after, breaks }));
const nodes = (doc: Doc) => doc.chunks.map((chunk) => placesOf(doc, doc.parsed(chunk).root));
const faults = (doc: Doc) =>
  doc.chunks.map((chunk) => doc.faults(chunk).map((fault) => [fault.code, doc.range(fault.at)]));

/** Applies the edit to both: a change by position to the document, a splice to the text. */
function step(doc: Doc, text: string, edit: { at: number; length: number; piece: string }): { doc: Doc; text: string } {
  const start = doc.offsetAt(doc.positionAt(Math.round(edit.at * text.length)));
  const end = doc.offsetAt(doc.positionAt(Math.min(text.length, start + edit.length)));
  const range = { start: doc.positionAt(start), end: doc.positionAt(end) };
  return {
    doc: doc.edit({ range, text: edit.piece }),
    text: text.slice(0, start) + edit.piece + text.slice(Math.max(start, end)),
  };
}

describe.each(Object.entries(texts))('random edits of %s', (_, base) => {
  test('incremental = fresh', () => {
    fc.assert(
      fc.property(edits, (list) => {
        let state = { doc: Doc.of('f', base, 'chunks'), text: base };
        for (const edit of list) {
          const before = state.doc;
          for (const chunk of before.chunks) before.parsed(chunk);
          state = step(state.doc, state.text, edit);
          const fresh = Doc.of('f', state.text, 'chunks');
          expect(state.doc.text()).toBe(state.text);
          expect(cuts(state.doc)).toEqual(cuts(fresh));
          expect(state.doc.lineCount).toBe(fresh.lineCount);
        }
        const fresh = Doc.of('f', state.text, 'chunks');
        expect(nodes(state.doc)).toEqual(nodes(fresh));
        expect(faults(state.doc)).toEqual(faults(fresh));
      }),
      { numRuns: runs },
    );
  });

  test('chunks read as the whole file reads, where it is sound; a broken file never looks sound', () => {
    fc.assert(
      fc.property(edits, (list) => {
        let state = { doc: Doc.of('f', base, 'chunks'), text: base };
        for (const edit of list) state = step(state.doc, state.text, edit);
        const whole = Doc.of('f', state.text, 'whole');
        const together = joined(state.doc);
        if (together === undefined) return; // more careful than the whole reading: never wrong
        expect(
          whole.faults(whole.chunks[0]!).map((fault) => fault.message),
          JSON.stringify(state.text),
        ).toEqual([]);
        expect(together).toEqual(shapeOf(rootOf(whole)));
      }),
      { numRuns: runs },
    );
  });
});

test('most sound texts are sound in chunks too', () => {
  for (const [name, text] of Object.entries(texts)) {
    if (name === 'odd') continue;
    const whole = Doc.of('f', text, 'whole');
    expect(whole.faults(whole.chunks[0]!), name).toEqual([]);
    expect(joined(Doc.of('f', text, 'chunks')), name).toEqual(shapeOf(rootOf(whole)));
  }
});
