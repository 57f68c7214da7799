// Edits of nodes -> text edits that touch nothing else: comments, quotes, order and blank lines stay.

import { headerComment, rewriteBlock } from './block.ts';
import { endOf, fullEnd, nodeStart, overwrite, sheetOf } from './enclosing.ts';
import { columnOf, lineStart, nextLine } from './lines.ts';
import { isAbsent, type MapNode, type Node, type Pair, pairOf, type Scalar, type TextEdit } from './node.ts';

import { renderFlow, renderScalar, renderValue, type YamlValue } from './render.ts';
import { chunkPlaceOf, spanOf } from './span.ts';

export { add } from './add.ts';
export { applyEdits, type Overlap } from './edits.ts';
export { move } from './move.ts';
export { nestKey } from './nest-key.ts';
export type { TextEdit } from './node.ts';
export { remove } from './remove.ts';
export { renderFlow, renderScalar, renderValue, type YamlValue } from './render.ts';

/** Writes a text in the style of the scalar that stood there, quoted where it needs quotes. Serves for keys too. */
export function replace(scalar: Scalar, text: string): TextEdit {
  if (isAbsent(scalar)) return fill(scalar, renderScalar(text, 'plain', scalar.flow));
  if (scalar.style === 'literal' || scalar.style === 'folded') return rewriteBlock(scalar, text);
  return { at: scalar.span, text: renderScalar(text, scalar.style, scalar.flow) };
}

/** Gives `key` this value. A new key goes behind the key `after`, else behind the last. */
export function set(map: MapNode, key: string, value: YamlValue, after?: string): TextEdit {
  const pair = pairOf(map, key);
  const rendered = map.flow ? renderFlow(value) : renderValue(value);
  if (pair) return revalue(pair.value, value, rendered);
  const entry = `${renderScalar(key, 'plain', map.flow)}: ${rendered}`;
  const previous = (after !== undefined && pairOf(map, after)) || map.pairs.at(-1);
  return map.flow || !previous ? setInFlow(map, previous, entry) : setInBlock(map, previous, entry);
}

function revalue(old: Node, value: YamlValue, rendered: string): TextEdit {
  if (old.kind === 'scalar' && isAbsent(old)) return fill(old, rendered);
  if (old.kind === 'scalar')
    return typeof value === 'string' ? replace(old, value) : { at: old.span, text: rendered + headerComment(old) };
  if ((old.kind === 'map' || old.kind === 'seq') && !old.flow)
    return overwrite(old, rendered) ?? { at: old.span, text: rendered };
  return { at: old.span, text: rendered };
}

/** Writes where nothing stood: behind `key:`, `-` or an anchor, or behind a key that has no colon yet. */
function fill(absent: Scalar, rendered: string): TextEdit {
  const { text } = sheetOf(absent);
  const before = text.slice(lineStart(text, nodeStart(absent)), nodeStart(absent));
  const introduced = /(?:^|[ \t])[-?]$|:$|(?:^|[ \t])[-?:]?(?:[ \t]*[&!][^ \t]*)+$/.test(before);
  return { at: absent.span, text: `${introduced ? '' : ':'} ${rendered}` };
}

function setInFlow(map: MapNode, previous: Pair | undefined, entry: string): TextEdit {
  const { chunk, start } = chunkPlaceOf(map.span);
  if (!previous) return { at: spanOf(chunk, start + 1, start + 1), text: entry };
  const braced = chunk.text.charAt(start) === '{';
  if (!braced) return { at: map.span, text: `{${chunk.text.slice(start, endOf(map))}, ${entry}}` }; // [a: 1] is a pair alone
  return { at: spanOf(chunk, endOf(previous), endOf(previous)), text: `, ${entry}` };
}

function setInBlock(map: MapNode, previous: Pair, entry: string): TextEdit {
  const { chunk, text, eol } = sheetOf(map);
  const pad = ' '.repeat(keyColumn(map, text));
  const at = nextLine(text, fullEnd(previous, text));
  const ended = at > 0 && text.charAt(at - 1) === '\n';
  return { at: spanOf(chunk, at, at), text: ended ? pad + entry + eol : eol + pad + entry };
}

/** The column at which the keys of a block mapping stand; an anchor before the first is no part of it. */
function keyColumn(map: MapNode, text: string): number {
  const first = map.pairs[0];
  if (!first) return columnOf(text, nodeStart(map));
  const before = text.slice(lineStart(text, nodeStart(first)), nodeStart(first));
  return /^\ufeff?((?:[ \t]*[-?:](?=[ \t]))*[ \t]*)/.exec(before)?.[1]?.length ?? before.length;
}
