// The words of a line: keys, quotes, texts, what stands before them.
import { lineEnd, nextLine } from './lines.ts';

export function isBlankLine(text: string, start: number, end: number): boolean {
  return /^[ \t]*$/.test(text.slice(start, end));
}

export function blanksEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /[ \t]/.test(text.charAt(at))) at++;
  return at;
}

/** Behind anchors and tags, with the blanks that follow them. */
export function propsEnd(text: string, start: number, end: number): number {
  return start + (/^(?:[&!][^ \t]*[ \t]+)*/.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** The key that begins at `start`, if a colon stands behind it on this line. */
export function keyOf(
  text: string,
  start: number,
  end: number,
): { readonly end: number; readonly colon: number } | undefined {
  const line = text.slice(start, end);
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(line);
  const word = quoted?.[0] ?? /^(?![[{#|>])(?:[^:#]|:(?![ \t]|$)|(?<![ \t])#)*/.exec(line)?.[0].trimEnd() ?? '';
  const colon = /^[ \t]*:(?=[ \t]|$)/.exec(line.slice(word.length));
  if (!colon) return undefined;
  return { end: start + word.length, colon: start + word.length + colon[0].length - 1 };
}

/** The end of a plain text on this line: before its comment and the blanks at the end. */
export function textEnd(text: string, start: number, end: number): number {
  const line = text.slice(start, end);
  return start + line.replace(/(?:^|[ \t]+)#.*$/s, '').replace(/[ \t]+$/, '').length;
}

/** Behind the quote that closes the one at `start`; undefined when none does. */
export function quoteEnd(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    if (quote === '"' && text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === quote) {
      if (quote === '"' || text.charAt(at + 1) !== quote) return at + 1;
      at++;
    }
  }
  return undefined;
}

/** What a word on one line says, roughly where it is not closed yet. */
export function unquoted(word: string): string {
  const quote = word.charAt(0);
  if (quote !== '"' && quote !== "'") return word;
  const inside = word.length > 1 && word.endsWith(quote) ? word.slice(1, -1) : word.slice(1);
  return quote === "'" ? inside.replaceAll("''", "'") : inside.replace(/\\(["\\/])/g, '$1');
}

// Where a value ends: a text on one line or on several, in quotes, in a block.
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
