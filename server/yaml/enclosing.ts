// What stands around a node: its dash, its owner, the place behind the colon or dash that introduces it.

import type { Chunk } from './chunk.ts';
import { columnOf, lineEnd, lineStart, nextLine, skipBlankLines, skipGap, tailEnd } from './lines.ts';
import type { MapNode, Node, Pair, SeqNode, Span, TextEdit } from './node.ts';
import { parseChunk } from './parse.ts';
import { chunkPlaceOf, spanOf, withFeeds } from './span.ts';

/** A chunk as an edit sees it: line breaks as LF or CRLF, and the break to write. */
export interface TextSheet {
  readonly chunk: Chunk;
  readonly text: string;
  readonly eol: string;
}

export const sheetOf = ({ span }: { readonly span: Span }): TextSheet => {
  const { chunk } = chunkPlaceOf(span);
  return { chunk, text: withFeeds(chunk.text), eol: chunk.eol };
};

export const nodeStart = ({ span }: { readonly span: Span }): number => chunkPlaceOf(span).start;
export const endOf = ({ span }: { readonly span: Span }): number => chunkPlaceOf(span).end;

/** Whether a member ends in a `|+` text, to which the blank lines below belong. */
export function keepsBlankLines(member: Pair | Node, text: string): boolean {
  let last: Node = 'key' in member ? member.value : member;
  while (last.kind === 'map' || last.kind === 'seq') {
    const inner: Node | undefined = last.kind === 'map' ? last.pairs.at(-1)?.value : last.items.at(-1);
    if (last.flow || !inner) return false;
    last = inner;
  }
  if (last.kind === 'alias' || (last.style !== 'literal' && last.style !== 'folded')) return false;
  return /^[|>]\d?\+/.test(text.slice(nodeStart(last), lineEnd(text, nodeStart(last))));
}

/** The end of a member with the blank lines that belong to it. */
export function fullEnd(member: Pair | Node, text: string): number {
  if (!keepsBlankLines(member, text)) return endOf(member);
  const blank = skipBlankLines(text, nextLine(text, endOf(member)));
  return Math.max(endOf(member), text.charAt(blank - 1) === '\n' ? blank - 1 : blank);
}

/** Where the members of a collection begin: the dashes of a block list, else the first character of a member, anchor included. */
export function memberStarts(owner: MapNode | SeqNode, text: string): number[] {
  const members: readonly (Pair | Node)[] = owner.kind === 'map' ? owner.pairs : owner.items;
  let from = nodeStart(owner) + (owner.flow && /[[{]/.test(text.charAt(nodeStart(owner))) ? 1 : 0);
  return members.map((member) => {
    const at = skipGap(text, from);
    from = endOf(member);
    return Math.min(at, nodeStart(member));
  });
}

/** The collection in whose list of members a node stands, as an item or as a value. */
export function collectionOf(node: Node): MapNode | SeqNode | undefined {
  const root = chunkPlaceOf(node.span).chunk.parsed(parseChunk).root;
  return root && within(root, node);
}

function within(here: Node, node: Node): MapNode | SeqNode | undefined {
  if (here.kind !== 'map' && here.kind !== 'seq') return undefined;
  const members = here.kind === 'map' ? here.pairs.map((pair) => pair.value) : here.items;
  if (members.includes(node)) return here;
  const around = members.find((member) => nodeStart(member) <= nodeStart(node) && endOf(node) <= endOf(member));
  return around && within(around, node);
}

/**
 * Puts a value on one line in the place of a block collection; anchors, and a comment on the line of its key, stay.
 * Undefined for the root of a chunk, which stands behind nothing.
 */
export function overwrite(block: MapNode | SeqNode, rendered: string): TextEdit | undefined {
  const { chunk, text } = sheetOf(block);
  const from = introduction(block, text);
  if (from === undefined) return undefined;
  const column = columnOf(text, lineStart(text, from) + leadOf(text, lineStart(text, from)));
  const end = tailEnd(text, fullEnd(block, text), column);
  const gap = text.slice(from, nodeStart(block));
  const props = gap.replace(/#[^\n]*/g, '').match(/[&!][^ \t\r\n]*/g) ?? [];
  const comment = /^[^#\r\n]*?([ \t]+#[^\r\n]*)/.exec(gap)?.[1] ?? '';
  return { at: spanOf(chunk, from, beforeBreak(text, end)), text: ['', ...props, rendered].join(' ') + comment };
}

const beforeBreak = (text: string, at: number): number =>
  at - (/\r?\n$/.exec(text.slice(0, at).slice(-2))?.[0].length ?? 0);

/** How many blanks begin a line. */
const leadOf = (text: string, line: number): number =>
  /^\ufeff?[ \t]*/.exec(text.slice(line, lineEnd(text, line)))?.[0].length ?? 0;

/** Behind the colon or the dash that introduces a node. */
function introduction(node: Node, text: string): number | undefined {
  const owner = collectionOf(node);
  if (owner?.kind === 'seq') return (memberStarts(owner, text)[owner.items.indexOf(node)] as number) + 1;
  const pair = owner?.pairs.find(({ value }) => value === node);
  if (!pair) return undefined;
  const colon = skipGap(text, endOf(pair.key));
  return text.charAt(colon) === ':' ? colon + 1 : undefined;
}
