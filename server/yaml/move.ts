// Moving an item behind another one, maybe in another list or another file.
import { dashColumn, insertLines } from './add.ts';
import { collectionOf, endOf, fullEnd, keepsBlankLines, memberStarts, nodeStart, sheetOf } from './enclosing.ts';
import { columnOf, leadStart, leadsLine, lineStart, tailEnd } from './lines.ts';
import type { Node, SeqNode, TextEdit } from './node.ts';

import { remove } from './remove.ts';
import { sourceOf, spanOf } from './span.ts';

/**
 * Takes an item with its comments out of its list (found when not given) and puts it behind `after`, indented like it.
 * No edits where nothing would move, where either is no list item, where lines or comments would have to go into
 * brackets, and for an item that ends in a `|+` text, which other blank lines would change.
 */
export function move(list: SeqNode | undefined, item: Node, after: Node): readonly TextEdit[] {
  const from = list ?? collectionOf(item);
  const to = collectionOf(after);
  if (from?.kind !== 'seq' || to?.kind !== 'seq' || item === after) return [];
  if (from === to && to.items.indexOf(item) === to.items.indexOf(after) + 1) return [];
  const out = remove(from, [item]);
  const source = sourceOf(item.span);
  if (to.flow) {
    const commented = !from.flow && itemLines(item, from)?.replace(source, '').includes('#');
    if (/[\r\n]/.test(source) || !isInline(item, from) || commented) return [];
    const { chunk } = sheetOf(after);
    return [...out, { at: spanOf(chunk, endOf(after), endOf(after)), text: `, ${source}` }];
  }
  if (from.flow)
    return /[\r\n]/.test(source) ? [] : [...out, insertLines(after, (pad, eol) => `${pad}- ${source}${eol}`)];
  const lines = keepsBlankLines(item, sheetOf(item).text) ? undefined : itemLines(item, from);
  return lines === undefined
    ? []
    : [
        ...out,
        insertLines(
          after,
          (pad, eol) => shifted(lines, pad.length - columnOfDash(item)) + (lines.endsWith('\n') ? '' : eol),
        ),
      ];
}

const columnOfDash = (item: Node): number => dashColumn(item, sheetOf(item).text);

/** Whether an item reads the same between brackets. */
const isInline = (item: Node, from: SeqNode): boolean =>
  from.flow ||
  ((item.kind === 'map' || item.kind === 'seq') && item.flow) ||
  (item.kind === 'scalar' && (item.style === 'single' || item.style === 'double' || /^[\w.-]+$/.test(item.text)));

/** The lines of an item with its comments; undefined when another dash stands before its own on the line. */
function itemLines(item: Node, from: SeqNode): string | undefined {
  const { text } = sheetOf(item);
  const dash = memberStarts(from, text)[from.items.indexOf(item)] ?? nodeStart(item);
  if (!leadsLine(text, dash)) return undefined;
  const column = columnOf(text, dash);
  return text.slice(leadStart(text, lineStart(text, dash), column), tailEnd(text, fullEnd(item, text), column));
}

/** Blank lines stay; a comment that stood less deep than the shift goes to the first column. */
function shifted(lines: string, by: number): string {
  const shift = (line: string): string =>
    by < 0
      ? line.slice(Math.min(-by, /^ */.exec(line)?.[0].length ?? 0))
      : /^\r?$/.test(line)
        ? line
        : ' '.repeat(by) + line;
  return lines.split('\n').map(shift).join('\n');
}
