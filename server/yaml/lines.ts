// Lines of a chunk as edits see them: which comments belong to what stands on a line, and where it ends.
// Those that take a text want LF or CRLF breaks (breaks.ts), and offsets in it.

import type { Span } from './node.ts';
import { chunkPlaceOf, spanOf, withFeeds } from './span.ts';

/** The lines on which a span stands, with the line break of the last. */
export function linesOf(span: Span): Span {
  const { chunk, start, end } = chunkPlaceOf(span);
  const text = withFeeds(chunk.text);
  return spanOf(chunk, lineStart(text, start), nextLine(text, end));
}

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Before the line break. */
export function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  if (feed < 0) return text.length;
  return feed > at && text.charAt(feed - 1) === '\r' ? feed - 1 : feed;
}

/** Where the next line begins: the end of the text, if there is none. */
export function nextLine(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed + 1;
}

export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** Whether only blanks, and a byte order mark, stand before `at` on its line. */
export const leadsLine = (text: string, at: number): boolean =>
  /^\ufeff?[ \t]*$/.test(text.slice(lineStart(text, at), at));

/** The start of the comment lines right above the line that starts at `line`, no deeper than `column`. */
export function leadStart(text: string, line: number, column: number): number {
  let start = line;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const comment = /^\ufeff?([ \t]*)#/.exec(text.slice(above, start));
    if (!comment || (comment[1] ?? '').length > column) break;
    start = above;
  }
  return start;
}

/** The end of the lines of what ends at `at`: its own line, and comment lines below that are deeper than `column`. */
export function tailEnd(text: string, at: number, column: number): number {
  let end = nextLine(text, at);
  for (let line = end; line < text.length; line = nextLine(text, line)) {
    const [, indent = '', mark = ''] = /^([ \t]*)(#?)/.exec(text.slice(line, lineEnd(text, line))) ?? [];
    if (mark && indent.length > column) end = nextLine(text, line);
    else if (line + indent.length < lineEnd(text, line)) break;
  }
  return end;
}

/** Behind the blank lines that begin at `line`. */
export function skipBlankLines(text: string, line: number): number {
  let end = line;
  while (end < text.length && /^[ \t]*$/.test(text.slice(end, lineEnd(text, end)))) end = nextLine(text, end);
  return end;
}

/** Behind white space, comments and commas. */
export function skipGap(text: string, at: number): number {
  const gap = /(?:[ \t\r\n,]|(?<=[ \t\r\n,[{]|^)#[^\n]*)*/y;
  gap.lastIndex = at;
  return gap.test(text) ? gap.lastIndex : at;
}
