// Places in a chunk: what a span is, what others may ask of two, and where lines break. Everyone else carries spans and never looks inside.
import type { Chunk } from './chunk.ts';
import type { Span } from './node.ts';

/** Offsets count UTF-16 units from the start of the chunk. */
interface ChunkPlace {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
}

export const spanOf = (chunk: Chunk, start: number, end: number): Span =>
  ({ chunk, start, end }) as ChunkPlace as unknown as Span;

export const chunkPlaceOf = (span: Span): ChunkPlace => span as unknown as ChunkPlace;

/** The characters of a place. */
export const sourceOf = (span: Span): string => {
  const { chunk, start, end } = chunkPlaceOf(span);
  return chunk.text.slice(start, end);
};

// What others may ask of two places without looking inside.
/** Whether `inner` stands within `outer`, in the same chunk. */
export function encloses(outer: Span, inner: Span): boolean {
  const [a, b] = [chunkPlaceOf(outer), chunkPlaceOf(inner)];
  return a.chunk === b.chunk && a.start <= b.start && b.end <= a.end;
}

// Line breaks as YAML and editors see them: LF, CRLF, and a CR that stands alone. NEL and U+2028 break no line.
/** The same text, offset by offset, with every lone CR written as LF, so that scanners need to know only LF. */
export const withFeeds = (text: string): string => (loneReturn.test(text) ? text.replace(loneReturns, '\n') : text);

const loneReturn = /\r(?!\n)/;
const loneReturns = /\r(?!\n)/g;

/** The offsets at which lines begin; the first is 0. */
export function lineStarts(text: string): number[] {
  const scan = withFeeds(text);
  const starts = [0];
  for (let at = scan.indexOf('\n'); at >= 0; at = scan.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The greatest index whose number is at most `limit`, among the first `count` of an ascending list; 0 when there is none. */
export function lastAtMost(ascending: ArrayLike<number>, limit: number, count = ascending.length): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] as number) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
