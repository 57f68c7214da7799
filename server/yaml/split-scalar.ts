// A text in { } that its own comma tore apart: `{description: Total after discount, before tax}`.
import { isAbsent, type MapNode, type Pair, type Scalar, type Span } from './node.ts';
import { renderScalar } from './render.ts';
import { chunkPlaceOf, spanOf } from './span.ts';

/** `head` holds the beginning of the text; `at` is all of it, and `quoted` what was meant, absent where a comment stands inside. */
export interface Torn {
  readonly head: Pair;
  readonly at: Span;
  readonly quoted?: string;
}

/** What the key `key` is a piece of; undefined where it stands alone. */
export function tornAt(map: MapNode, key: Scalar): Torn | undefined {
  const own = map.pairs.findIndex((pair) => pair.key === key);
  if (!map.flow || own < 0) return undefined;
  const from = map.pairs.slice(0, own + 1).findLastIndex((pair) => !isBare(pair));
  const head = map.pairs[from];
  if (from < 0 || from === own || head?.value.kind !== 'scalar' || head.value.style !== 'plain') return undefined;
  if (isAbsent(head.value)) return undefined;
  const next = map.pairs.findIndex((pair, i) => i > own && !isBare(pair));
  const last = map.pairs[(next < 0 ? map.pairs.length : next) - 1] ?? head;
  const { chunk, start } = chunkPlaceOf(head.value.span);
  const { end } = chunkPlaceOf(last.key.span);
  const source = chunk.text.slice(start, end);
  const text = source.replace(/\s+/g, ' ');
  return {
    head,
    at: spanOf(chunk, start, end),
    ...(/\s#/.test(source) ? {} : { quoted: renderScalar(text, 'double') }),
  };
}

/** Neither a colon nor a value follows. */
const isBare = ({ key, value }: Pair): boolean =>
  key.style === 'plain' && isAbsent(value) && chunkPlaceOf(value.span).start === chunkPlaceOf(key.span).end;
