// Where a value ends: a text on one line or on several, in quotes, in a block.
import { lineEnd, nextLine } from './lines.ts';
import { blanksEnd, keyOf, quoteEnd, textEnd } from './scanner-words.ts';

/**
 * The end of the value that begins at `start`. Lines no deeper than `column`, where its key or dash stands, are not its
 * own, whatever its quotes say; empty lines of a block text are, while the caret stands there at its depth.
 */
export function valueEnd(text: string, caret: number, start: number, column: number): number {
  const end = lineEnd(text, start);
  const first = text.charAt(start);
  if (first === '"' || first === "'") {
    const close = quoteEnd(text, start);
    return close !== undefined && allDeeper(text, end, close, column) ? close : end;
  }
  if (/^[|>][-+\d]*[ \t]*(?:#|$)/.test(text.slice(start, end))) return blockEnd(text, caret, end, column);
  return plainEnd(text, start, end, column);
}

function plainEnd(text: string, start: number, end: number, column: number): number {
  let last = textEnd(text, start, end);
  if (text.slice(last, end).includes('#')) return last;
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    const stop = lineEnd(text, line);
    const lead = blanksEnd(text, line, stop);
    if (lead === stop) continue;
    if (lead - line <= column || text.charAt(lead) === '#' || keyOf(text, lead, stop)) break;
    last = textEnd(text, lead, stop);
  }
  return last;
}

function blockEnd(text: string, caret: number, header: number, column: number): number {
  let last = header;
  for (let line = nextLine(text, header); line > header && line <= text.length; ) {
    const stop = lineEnd(text, line);
    const lead = blanksEnd(text, line, stop);
    if (lead < stop && lead - line <= column) break;
    if (lead < stop || (line <= caret && caret <= stop && caret - line > column)) last = stop;
    if (stop >= text.length) break;
    line = nextLine(text, line);
  }
  return last;
}

/** Whether the lines below `from` that begin before `to` are deeper than `column`. */
function allDeeper(text: string, from: number, to: number, column: number): boolean {
  for (let line = nextLine(text, from); line < to; line = nextLine(text, line)) {
    const stop = lineEnd(text, line);
    const lead = blanksEnd(text, line, stop);
    if (lead < stop && lead - line <= column) return false;
  }
  return true;
}
