// What a span is, for this folder only: everyone else carries spans and never looks inside.
import type { Chunk } from './chunk.ts';
import type { Span } from './node.ts';

/** Offsets count UTF-16 units from the start of the chunk. */
export interface ChunkPlace {
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
