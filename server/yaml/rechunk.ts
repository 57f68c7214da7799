// The chunks of a text, and of the same text after an edit.

import { Chunk, type Cut, type YamlDialect } from './chunk.ts';
import { splitChunks } from './chunker.ts';
import { lineStarts } from './span.ts';

/** At least one chunk, maybe empty. `whole`: read in one piece; a text that cannot be cut is read so anyway. */
export function chunksOf(uri: string, text: string, whole: boolean, dialect: YamlDialect): Chunk[] {
  const { cuts, sound } = whole ? { cuts: [], sound: false } : splitChunks(text, 'no', true);
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  return (sound ? cuts : [wholeCut(text)]).map((piece) => new Chunk(uri, dialect, piece, eol));
}

/** An edit, relative to the chunks that it may touch: offsets count from the start of the first of them. */
export interface Around {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Cuts the touched chunks again, with one neighbour on either side, for a comment may change its owner, and with more
 * below while the state of the open list differs. Chunks that come out as they were are kept. Undefined when the file
 * can no longer be cut.
 */
export function rechunk(chunks: readonly Chunk[], { first, last, start, end, text }: Around): Chunk[] | undefined {
  const head = chunks[first] as Chunk;
  if (head.kind === 'whole') return undefined;
  let to = Math.min(chunks.length - 1, last);
  const old = joined(chunks, first, to);
  let fresh = old.slice(0, start) + text + old.slice(end);
  let again = splitChunks(fresh, head.before, first === 0);
  while (to + 1 < chunks.length && again.cuts.at(-1)?.after !== (chunks[to + 1] as Chunk).before) {
    const from = to + 1;
    do to++;
    while (to + 1 < chunks.length && (chunks[to] as Chunk).kind !== 'key');
    fresh += joined(chunks, from, to);
    again = splitChunks(fresh, head.before, first === 0);
  }
  if (!again.sound) return undefined;
  const pieces = fresh === '' ? [] : shared(again.cuts, chunks.slice(first, to + 1));
  const next = [...chunks.slice(0, first), ...pieces, ...chunks.slice(to + 1)];
  return next.length > 0 ? next : chunksOf(head.uri, '', false, head.dialect);
}

const joined = (chunks: readonly Chunk[], first: number, last: number): string => {
  let text = '';
  for (let index = first; index <= last; index++) text += (chunks[index] as Chunk).text;
  return text;
};

const wholeCut = (text: string): Cut => ({
  text,
  kind: 'whole',
  before: 'no',
  after: 'no',
  breaks: lineStarts(text).length - 1,
});

/** Chunks for `cuts`, taking those of `old` that came out as they were, from either end. */
function shared(cuts: readonly Cut[], old: readonly Chunk[]): Chunk[] {
  const { uri, dialect, eol } = old[0] as Chunk;
  const same = (a: Cut | undefined, b: Cut | undefined): boolean =>
    a !== undefined && b !== undefined && a.text === b.text && a.kind === b.kind && a.before === b.before;
  const most = Math.min(cuts.length, old.length);
  let head = 0;
  while (head < most && same(cuts[head], old[head])) head++;
  let tail = 0;
  while (tail < most - head && same(cuts.at(-1 - tail), old.at(-1 - tail))) tail++;
  return [
    ...old.slice(0, head),
    ...cuts.slice(head, cuts.length - tail).map((piece) => new Chunk(uri, dialect, piece, eol)),
    ...old.slice(old.length - tail),
  ];
}
