// What others may ask of two places without looking inside.
import type { Span } from './node.ts';
import { chunkPlaceOf } from './span.ts';

/** Whether `inner` stands within `outer`, in the same chunk. */
export function encloses(outer: Span, inner: Span): boolean {
  const [a, b] = [chunkPlaceOf(outer), chunkPlaceOf(inner)];
  return a.chunk === b.chunk && a.start <= b.start && b.end <= a.end;
}
