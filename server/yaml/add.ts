// Adding items to a list.

import { collectionOf, endOf, fullEnd, memberStarts, nodeStart, sheetOf } from './enclosing.ts';
import { columnOf, lineStart, tailEnd } from './lines.ts';
import type { Node, SeqNode, TextEdit } from './node.ts';

import { renderFlow, renderValue, type YamlValue } from './render.ts';
import { chunkPlaceOf, spanOf } from './span.ts';

/**
 * Adds items behind the last item of a list, or behind the item `after`: a top-level list has no node when it is cut
 * into chunks. A new item stands on one line; mappings and lists in it are written in flow style.
 */
export function add(list: SeqNode | { readonly after: Node }, items: readonly YamlValue[]): TextEdit {
  const seq = 'after' in list ? collectionOf(list.after) : list;
  const after = 'after' in list ? list.after : list.items.at(-1);
  if (seq?.flow || !after) return inFlow(seq as SeqNode, after, items.map(renderFlow).join(', '));
  return insertLines(after, (pad, eol) => items.map((item) => `${pad}- ${renderValue(item)}${eol}`).join(''));
}

function inFlow({ span }: SeqNode, after: Node | undefined, rendered: string): TextEdit {
  const { chunk, start } = chunkPlaceOf(span);
  if (!after) return { at: spanOf(chunk, start + 1, start + 1), text: rendered };
  return { at: spanOf(chunk, endOf(after), endOf(after)), text: `, ${rendered}` };
}

/** Whole lines below an item of a block list and the comments that belong to it. */
export function insertLines(after: Node, lines: (pad: string, eol: string) => string): TextEdit {
  const { chunk, text, eol } = sheetOf(after);
  const column = dashColumn(after, text);
  const at = tailEnd(text, fullEnd(after, text), column);
  const written = lines(' '.repeat(column), eol);
  const ended = at > 0 && text.charAt(at - 1) === '\n';
  return { at: spanOf(chunk, at, at), text: ended ? written : eol + written.slice(0, -eol.length) };
}

/** The column of the dash before an item. */
export function dashColumn(item: Node, text: string): number {
  const owner = collectionOf(item);
  if (owner?.kind === 'seq') return columnOf(text, memberStarts(owner, text)[owner.items.indexOf(item)] as number);
  const before = text.slice(lineStart(text, nodeStart(item)), nodeStart(item));
  return Math.max(0, before.lastIndexOf('-'));
}
