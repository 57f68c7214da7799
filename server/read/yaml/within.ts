// From a place inside a decoded text to the place in the source where those characters are written.
import type { Scalar, Span } from './node.ts';
import { placeOf, spanOf } from './place.ts';

export function spanWithin(scalar: Scalar, start: number, end: number): Span {
  const { chunk, start: base } = placeOf(scalar.span);
  return spanOf(chunk, base + start, base + end);
}
