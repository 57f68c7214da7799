// What an edit must not lose on its way: comments, anchors, and what each alias stands for.
import type { Chunk } from './chunk.ts';
import type { Doc } from './document.ts';
import type { Span } from './node.ts';
import { chunkPlaceOf } from './span.ts';

/**
 * Whether the next version of a text has every comment and anchor that the one before has, but those in `dropped`, and
 * every alias stands for the anchor it stood for.
 */
export function keepsAll(before: Doc, after: Doc, dropped: readonly Span[]): boolean {
  const [gone, come] = [without(before.chunks, after.chunks), without(after.chunks, before.chunks)];
  const isDropped = (span: Span) => dropped.some((outer) => encloses(outer, span));
  const comments = gone.flatMap((chunk) => before.parsed(chunk).comments);
  const saved = comments.filter(({ at }) => !isDropped(at)).map(({ text }) => text.trim());
  if (
    !holds(
      come.flatMap((chunk) => after.parsed(chunk).comments).map(({ text }) => text.trim()),
      saved,
    )
  )
    return false;
  if (![...gone, ...come].some(isKnotted)) return true;
  const anchors = gone.flatMap((chunk) => before.parsed(chunk).anchored);
  const kept = anchors.filter(({ node }) => !isDropped(node.span)).map(({ name }) => name);
  if (
    !holds(
      come.flatMap((chunk) => after.parsed(chunk).anchored).map(({ name }) => name),
      kept,
    )
  )
    return false;
  return sameKnots(knots(before), knots(after));
}

/** Chunks of one text that the other lacks. */
function without(chunks: readonly Chunk[], others: readonly Chunk[]): readonly Chunk[] {
  const known = new Set(others);
  return chunks.filter((chunk) => !known.has(chunk));
}
const encloses = (outer: Span, inner: Span): boolean => {
  const [a, b] = [chunkPlaceOf(outer), chunkPlaceOf(inner)];
  return a.chunk === b.chunk && a.start <= b.start && b.end <= a.end;
};

/** Whether the first list has all of the second, as often. */
function holds(list: readonly string[], wanted: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const one of list) left.set(one, (left.get(one) ?? 0) + 1);
  return wanted.every((one) => {
    const n = left.get(one) ?? 0;
    left.set(one, n - 1);
    return n > 0;
  });
}

const isKnotted = (chunk: Chunk): boolean => /[&*]/.test(chunk.text);

/** Of each name, how many of its aliases stand for its first anchor, its second, and so on; -1 counts what stands for none. */
function knots(doc: Doc): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const found = new Map<string, Map<number, number>>();
  const anchors = new Map<string, number[]>();
  for (const chunk of doc.chunks.filter(isKnotted)) {
    for (const { name, node } of doc.parsed(chunk).anchored)
      anchors.set(name, [...(anchors.get(name) ?? []), doc.offsets(node.span)[0]]);
  }
  for (const chunk of doc.chunks.filter(isKnotted))
    for (const { name, span } of doc.parsed(chunk).aliases) {
      const [at] = doc.offsets(span);
      const nth = (anchors.get(name) ?? []).findLastIndex((offset) => offset <= at);
      const uses = found.get(name) ?? new Map<number, number>();
      found.set(name, uses.set(nth, (uses.get(nth) ?? 0) + 1));
    }
  return found;
}
/** Aliases may go with what is removed; none may stand for another anchor than before. */
const sameKnots = (before: ReturnType<typeof knots>, after: ReturnType<typeof knots>): boolean =>
  [...after].every(([name, uses]) => [...uses].every(([nth, n]) => n <= (before.get(name)?.get(nth) ?? 0)));
