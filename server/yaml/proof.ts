// A fix of broken YAML is offered where it is proven: the text with it is read again, and has fewer faults. In a large text it is offered
// as it is, and proven when it is picked.
import { holding } from '../base/halve.ts';
import type { Chunk, YamlSyntaxError } from './chunk.ts';
import { Doc } from './document.ts';
import { applyEdits } from './edits.ts';
import type { TextEdit } from './node.ts';

/** Faults that show only once the YAML of a text can be read. */
export type Beyond = (doc: Doc) => number;

/**
 * The faults of a chunk; in one that is read again soon, a fix stays with its fault only where the text has fewer faults after it, that
 * fault not among them.
 */
export function provenFaults(doc: Doc, chunk: Chunk, beyond: Beyond = () => 0): readonly YamlSyntaxError[] {
  const faults = doc.faults(chunk);
  const fixable = faults.filter(isFixable);
  const tries = triesFor(chunk);
  if (!fixable.length || tries === 0) return faults;
  const proven: ReadonlySet<YamlSyntaxError> = holding(fixable, (some) => helps(some, doc, beyond), tries);
  return faults.map((fault) => {
    const { fix: _, ...bare } = fault;
    return isFixable(fault) && !proven.has(fault) ? bare : fault;
  });
}

type Fixable = YamlSyntaxError & { readonly fix: TextEdit };
const isFixable = (fault: YamlSyntaxError): fault is Fixable => fault.fix !== undefined;

/** This is asked with every key in a broken text: trying reads no more than this again. */
const MAX_REREAD_CHARS = 50_000;
const MAX_TRIES = 9;
const triesFor = ({ text }: Chunk): number =>
  Math.min(MAX_TRIES, Math.floor(MAX_REREAD_CHARS / Math.max(1, text.length)));

/**
 * In wild text, closing one quote may open another, and a bracket may close another than it should: each fix must take away at
 * least the one fault that it answers.
 */
function helps(answered: readonly Fixable[], doc: Doc, beyond: Beyond): boolean {
  const fixed = edited(
    doc,
    answered.map(({ fix }) => fix),
  );
  if (!fixed) return false;
  const [head, tail] = sharedEnds(doc.chunks, fixed.chunks);
  const faultsOf = (of: Doc) => of.chunks.slice(head, of.chunks.length - tail).flatMap((chunk) => of.faults(chunk));
  const [before, after] = [faultsOf(doc), faultsOf(fixed)];
  const count = (faults: readonly YamlSyntaxError[], words: string) =>
    faults.filter(({ message }) => message === words).length;
  return (
    after.length <= before.length - answered.length &&
    answered.every(({ message }) => count(after, message) <= count(before, message) - count(answered, message)) &&
    (after.length > 0 || beyond(fixed) <= before.length)
  );
}

/** The text after some edits, as the next version of its document; undefined where they overlap. */
export function edited(doc: Doc, edits: readonly TextEdit[]): Doc | undefined {
  const text = applyEdits(doc, edits);
  if (typeof text !== 'string') return undefined;
  if (doc.policy === 'whole') return Doc.of(doc.uri, text, doc.policy, doc.dialect);
  let next = doc;
  // From the last to the first, so that those before stay where they are; what lies far between is not cut again.
  for (const { start, end, to } of stretchesOf(edits, doc).toReversed()) {
    const range = { start: next.positionAt(start), end: next.positionAt(end) };
    // No position stands between the two characters of a line break.
    if (next.offsetAt(range.start) !== start || next.offsetAt(range.end) !== end)
      return Doc.of(doc.uri, text, doc.policy, doc.dialect);
    next = next.edit({ range, text: to });
  }
  return next;
}
/** Stretches of the text with what takes their place: edits that are near each other go together. */
function stretchesOf(edits: readonly TextEdit[], doc: Doc) {
  const source = doc.text();
  const gap = Math.max(NEAR, doc.length / MAX_STRETCHES);
  const places = edits
    .map(({ at, text }) => ({ at: doc.offsets(at), text }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  const stretches: { start: number; end: number; to: string }[] = [];
  let last: (typeof places)[number] | undefined;
  for (const place of places) {
    const [start, end] = place.at;
    const isSame = last?.at[0] === start && last.at[1] === end && last.text === place.text;
    last = place;
    if (isSame) continue;
    const open = stretches.at(-1);
    if (open && start - open.end <= gap) {
      open.to += source.slice(open.end, start) + place.text;
      open.end = end;
    } else stretches.push({ start, end, to: place.text });
  }
  return stretches;
}
const NEAR = 1000;
/** Each is a version of its own. */
const MAX_STRETCHES = 64;

/** How many of two lists are the same at their beginnings and at their ends. */
export function sharedEnds(a: readonly unknown[], b: readonly unknown[]): [head: number, tail: number] {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [head, tail];
}
