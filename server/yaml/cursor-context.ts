// What a caret stands in: the key, value or item that is being written, and all that is around it.

import type { Chunk } from './chunk.ts';
import type { Doc, Position } from './document.ts';
import { lineStart } from './lines.ts';
import type { Alias, MapNode, Node, Pair, Scalar, SeqNode, Span } from './node.ts';
import { type ScanFrame, type Slot, type Spot, spotAt } from './scanner.ts';
import { keyOf, unquoted } from './scanner-words.ts';
import { chunkPlaceOf, spanOf, withFeeds } from './span.ts';

export type PathStep = MapNode | SeqNode | Pair | Scalar | Alias;

export interface CursorContext {
  readonly chunk: Chunk;
  /** The top-level key under which the caret stands; undefined at the top itself. */
  readonly section?: string;
  /** The nodes around the caret, outer to inner; what has not been read yet, half-typed, is missing. */
  readonly path: readonly PathStep[];
  /** `key`: a key of a mapping; `value`: behind a key; `item`: behind a dash or between brackets; `none`: comments, gaps. */
  readonly slot: Slot;
  /** The keys below the section, outer to inner; for a value, with its own key. */
  readonly keyPath: readonly string[];
  /** What stands between the beginning of the word, or of its line, and the caret, without its quote. */
  readonly prefix: string;
  /** The word that is being written, quotes included: what a completion replaces. */
  readonly replace: Span;
  /** What must be written before a completion: a space behind `key:`, a dash on an empty line of a list. */
  readonly lead: string;
  /** The mapping in which a new key would go, when it stands in the tree already. */
  readonly map?: MapNode;
  /** The column of a new key in `map`, of the dash of an item, of the key of a value. */
  readonly indent: number;
}

/** Told from the text up to the caret, so that half-typed and broken text has an answer; nodes are added where they are. */
export function contextAt(doc: Doc, position: Position): CursorContext {
  const { chunk, start: caret } = chunkPlaceOf(doc.spanAt(position));
  const { root, faults } = doc.parsed(chunk);
  const text = withFeeds(chunk.text);
  const spot = spotAt(
    text + listBelow(doc, chunk),
    caret,
    chunk.kind === 'item' ? headKey(doc.headOf(chunk)) : undefined,
  );
  const keys = keysOf(spot);
  const named = spot.frames[0]?.kind === 'map' && keys.length > 0;
  const map = spot.slot === 'key' && root ? mapOf(root, spot.frames.at(-1)) : undefined;
  const word = written(chunk, faults.length === 0 ? root : undefined, spot, caret);
  const { start, end } = chunkPlaceOf(word);
  const found = pathTo(root, map, spot, caret);
  return {
    chunk,
    ...(named && { section: keys[0] }),
    path: found,
    slot: spot.slot,
    keyPath: named ? keys.slice(1) : keys,
    prefix: unquoted(text.slice(Math.max(start, lineStart(text, caret)), Math.min(caret, end)).trimStart()),
    replace: word,
    lead: spot.lead,
    ...(map && { map }),
    indent: spot.column,
  };
}

/** The items of a list stand in chunks of their own: whether there are any tells what an empty line above them is. */
const listBelow = (doc: Doc, chunk: Chunk): string => {
  const next = chunk.kind === 'key' ? doc.nextOf(chunk) : undefined;
  return next?.kind === 'item' ? withFeeds(next.text) : '';
};

/** The key of the section that a chunk heads. */
function headKey(chunk: Chunk): string {
  const lines = withFeeds(chunk.text)
    .replace(/^\ufeff/, '')
    .split('\n');
  const line = lines.find((each) => /^[^\s#]/.test(each) && !/^---(?:\s|$)/.test(each)) ?? '';
  const key = keyOf(line, 0, line.replace(/\r$/, '').length);
  return unquoted(key ? line.slice(0, key.end) : line.trim());
}

/** Without the key that is being written itself. */
function keysOf({ slot, frames }: Spot): string[] {
  const held = slot === 'key' ? frames.slice(0, -1) : frames;
  return held.flatMap((frame) => (frame.kind === 'map' && frame.key !== undefined ? [frame.key] : []));
}

/** The scalar that is being written, whole, where it was read and begins at the same place; else the word on the line. */
function written(chunk: Chunk, root: Node | undefined, { start, end }: Spot, caret: number): Span {
  const node = root && pathAt(root, caret).at(-1);
  if (node && 'kind' in node && node.kind === 'scalar') {
    const place = chunkPlaceOf(node.span);
    if (place.start === start && place.end > start && place.end >= caret) return node.span;
  }
  return spanOf(chunk, start, Math.max(start, end));
}

/** The mapping in the tree that a frame is: the one with its key, or with its bracket. */
function mapOf(root: Node, frame: ScanFrame | undefined): MapNode | undefined {
  if (!frame) return undefined;
  const is = (map: MapNode): boolean =>
    frame.flow
      ? chunkPlaceOf(map.span).start === frame.open
      : map.pairs.some((pair) => chunkPlaceOf(pair.key.span).start === frame.keyAt);
  return chainTo(root, is)?.findLast((step): step is MapNode => 'kind' in step && step.kind === 'map');
}

function pathTo(root: Node | undefined, map: MapNode | undefined, spot: Spot, caret: number): PathStep[] {
  if (!root) return [];
  const here = pathAt(root, caret);
  if (map && !here.includes(map)) return chainTo(root, (each) => each === map) ?? here;
  const frame = spot.frames.findLast((each) => each.kind === 'map' && each.keyAt >= 0);
  const beside = here.some((step) => 'key' in step && chunkPlaceOf(step.key.span).start === frame?.keyAt);
  if (spot.slot !== 'value' || beside || !frame) return here;
  const chain = chainTo(root, (each) => each.pairs.some((pair) => chunkPlaceOf(pair.key.span).start === frame.keyAt));
  const owner = chain?.at(-1);
  const pair =
    owner && 'pairs' in owner
      ? owner.pairs.find((each) => chunkPlaceOf(each.key.span).start === frame.keyAt)
      : undefined;
  return chain && pair ? [...chain, pair] : here;
}

/** The nodes at an offset, outer to inner; a caret at the end of a node stands in it. */
function pathAt(root: Node, offset: number): PathStep[] {
  const holds = ({ span }: { readonly span: Span }): boolean =>
    chunkPlaceOf(span).start <= offset && offset <= chunkPlaceOf(span).end;
  const steps: PathStep[] = [];
  let here: Node | undefined = holds(root) ? root : undefined;
  while (here) {
    steps.push(here);
    if (here.kind === 'seq') here = here.items.find(holds);
    else if (here.kind === 'map') {
      const pair: Pair | undefined = here.pairs.find(holds);
      if (pair) steps.push(pair);
      here = pair && [pair.key, pair.value].find(holds);
    } else here = undefined;
  }
  return steps;
}

/** The nodes down to the innermost mapping for which `is` holds. */
function chainTo(node: Node, is: (map: MapNode) => boolean): PathStep[] | undefined {
  if (node.kind !== 'map' && node.kind !== 'seq') return undefined;
  const members: readonly (Pair | Node)[] = node.kind === 'map' ? node.pairs : node.items;
  for (const member of members) {
    const inner = chainTo('key' in member ? member.value : member, is);
    if (inner) return 'key' in member ? [node, member, ...inner] : [node, ...inner];
  }
  return node.kind === 'map' && is(node) ? [node] : undefined;
}
