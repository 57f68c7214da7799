// A fix of broken YAML is offered only where it is proven: the text with it is read again, and has fewer faults.
import { holding } from '../halve.ts';
import type { Chunk, SyntaxFault } from './chunk.ts';
import { Doc } from './doc.ts';
import { applyEdits, type TextEdit } from './edits.ts';

/** Faults that show only once the YAML of a text can be read. */
export type Beyond = (doc: Doc) => number;

/** The faults of a chunk; a fix stays with its fault only where the text has fewer faults after it. */
export function provenFaults(doc: Doc, chunk: Chunk, beyond: Beyond = () => 0): readonly SyntaxFault[] {
  const faults = doc.faults(chunk);
  const fixes = faults.flatMap(({ fix }) => fix ?? []);
  if (!fixes.length) return faults;
  const proven = holding(fixes, (some) => helps(some, doc, beyond), MOST_TRIED);
  return faults.map((fault) => {
    const { fix, ...bare } = fault;
    return fix && !proven.has(fix) ? bare : fault;
  });
}

const MOST_TRIED = 9;

/** In wild text, closing one quote may open another: each fix must take away at least the one fault that it answers. */
function helps(fixes: readonly TextEdit[], doc: Doc, beyond: Beyond): boolean {
  const mended = edited(doc, fixes);
  if (!mended) return false;
  const [head, tail] = sharedEnds(doc.chunks, mended.chunks);
  const count = (of: Doc) =>
    of.chunks.slice(head, of.chunks.length - tail).reduce((n, chunk) => n + of.faults(chunk).length, 0);
  const [before, after] = [count(doc), count(mended)];
  return after <= before - fixes.length && (after > 0 || beyond(mended) <= before);
}

/** The text after some edits, as the next version of its document; undefined where they overlap. */
export function edited(doc: Doc, edits: readonly TextEdit[]): Doc | undefined {
  const text = applyEdits(doc, edits);
  if (typeof text !== 'string') return undefined;
  if (doc.policy === 'whole') return Doc.of(doc.uri, text, doc.policy, doc.dialect);
  const places = edits.map(({ at }) => doc.offsets(at));
  const start = Math.min(...places.map(([from]) => from));
  const end = Math.max(...places.map(([, to]) => to));
  const range = { start: doc.positionAt(start), end: doc.positionAt(end) };
  // No position stands between the two characters of a line break.
  if (doc.offsetAt(range.start) !== start || doc.offsetAt(range.end) !== end)
    return Doc.of(doc.uri, text, doc.policy, doc.dialect);
  return doc.edit({ range, text: text.slice(start, text.length - (doc.length - end)) });
}

/** How many of two lists are the same at their beginnings and at their ends. */
export function sharedEnds(a: readonly unknown[], b: readonly unknown[]): [head: number, tail: number] {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [head, tail];
}
