// Taking members out of a list or a mapping, with the comments that are about them.

import { endOf, fullEnd, keepsBlankLines, memberStarts, overwrite, sheetOf, type TextSheet } from './enclosing.ts';
import { columnOf, leadStart, leadsLine, lineEnd, lineStart, nextLine, skipBlankLines, tailEnd } from './lines.ts';
import type { MapNode, Node, Pair, SeqNode, TextEdit } from './node.ts';

import { spanOf } from './span.ts';

/**
 * Removes a set of members. A value that loses its last member becomes `[]` or `{}`; an item of a top-level list, which
 * stands alone in its chunk, goes with its lines. What is no member of `owner` is passed over.
 */
export function remove(owner: MapNode | SeqNode, members: readonly (Pair | Node)[]): readonly TextEdit[] {
  const all: readonly (Pair | Node)[] = owner.kind === 'map' ? owner.pairs : owner.items;
  const gone = all.map((member) => members.includes(member));
  if (!gone.includes(true)) return [];
  const sheet = sheetOf(owner);
  const place: Collection = { owner, all, gone, starts: memberStarts(owner, sheet.text), sheet };
  if (!gone.includes(false)) return [emptied(place)];
  return runs(gone).map(([first, last]) => (owner.flow ? fromFlow : fromBlock)(place, first, last));
}

interface Collection {
  readonly owner: MapNode | SeqNode;
  readonly all: readonly (Pair | Node)[];
  readonly gone: readonly boolean[];
  /** Where each member begins, its dash or anchor included. */
  readonly starts: readonly number[];
  readonly sheet: TextSheet;
}

/** The neighbours that go together, as first and last index. */
function runs(gone: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  gone.forEach((is, index) => {
    if (!is) return;
    const last = found.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else found.push([index, index]);
  });
  return found;
}

function emptied({ owner, all, starts, sheet }: Collection): TextEdit {
  const none = owner.kind === 'map' ? '{}' : '[]';
  if (owner.flow) return { at: owner.span, text: none };
  return overwrite(owner, none) ?? wholeLines(sheet, starts[0] as number, all.at(-1) as Pair | Node);
}

function fromFlow({ all, starts, sheet }: Collection, first: number, last: number): TextEdit {
  const { chunk, text } = sheet;
  const start = starts[first] as number;
  const end = endOf(all[last] as Pair | Node);
  const after = /[ \t]*,?[ \t]*(?:#[^\n]*)?(\r?\n)?/y;
  after.lastIndex = end;
  const ownLines = leadsLine(text, start) && after.exec(text)?.[1] !== undefined;
  if (ownLines)
    return {
      at: spanOf(chunk, leadStart(text, lineStart(text, start), columnOf(text, start)), after.lastIndex),
      text: '',
    };
  const previous = all[first - 1];
  if (previous) return { at: spanOf(chunk, endOf(previous), end), text: '' };
  return { at: spanOf(chunk, start, starts[last + 1] ?? end), text: '' };
}

function fromBlock(place: Collection, first: number, last: number): TextEdit {
  const { all, starts, sheet } = place;
  const { chunk, text } = sheet;
  const start = starts[first] as number;
  const member = all[last] as Pair | Node;
  if (leadsLine(text, start)) return wholeLines(sheet, start, member, all[first - 1]);
  // `- first: x`: the next key moves up behind the dash, unless comments of its own stand between.
  const next = starts[last + 1] ?? endOf(member);
  const line = nextLine(text, fullEnd(member, text));
  const commented = /#/.test(text.slice(line, next));
  const dash = start - (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
  return commented
    ? { at: spanOf(chunk, dash, lineEnd(text, fullEnd(member, text))), text: '' }
    : { at: spanOf(chunk, start, next), text: '' };
}

/** The lines from `start` to the end of `last`, with comments above and below; blank lines do not add up. */
function wholeLines({ chunk, text }: TextSheet, start: number, last: Pair | Node, previous?: Pair | Node): TextEdit {
  const column = columnOf(text, start);
  const from = leadStart(text, lineStart(text, start), column);
  const to = tailEnd(text, fullEnd(last, text), column);
  const blankAbove =
    from === 0 || (previous && keepsBlankLines(previous, text)) || /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(0, from));
  return { at: spanOf(chunk, from, blankAbove ? skipBlankLines(text, to) : to), text: '' };
}
