// What a span is, for this folder only: everyone else carries spans and never looks inside.
import type { Chunk } from './chunk.ts';
import type { Span } from './node.ts';

/** Offsets count UTF-16 units from the start of the chunk. */
export interface Place {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
}

export const spanOf = (chunk: Chunk, start: number, end: number): Span =>
  ({ chunk, start, end }) as Place as unknown as Span;

export const placeOf = (span: Span): Place => span as unknown as Place;

/** The characters of a place. */
export const sourceOf = (span: Span): string => {
  const { chunk, start, end } = placeOf(span);
  return chunk.text.slice(start, end);
};
