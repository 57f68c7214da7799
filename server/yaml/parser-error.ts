// What the table of syntax faults works with: a complaint of `yaml`, what is said of it, and the text around it.
import { maskedLine } from '../base/secrets.ts';
import { renderScalar } from './render.ts';

/** A fault in offsets of the text that was read. */
export interface SyntaxMessage {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly fix?: { readonly start: number; readonly end: number; readonly text: string };
}

/** `open`: where the scalar or the flow collection begins that ends at `start`. */
export interface ParserError {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly open: number | undefined;
  readonly message: string;
}

export const endOfLine = (text: string, at: number): number => {
  const feed = text.indexOf('\n', at);
  const end = feed < 0 ? text.length : feed;
  return text.charAt(end - 1) === '\r' && end > at ? end - 1 : end;
};

/** The end of what stands on the line from `at`, without blanks and a comment behind it. */
export const endOfText = (text: string, at: number): number =>
  at + text.slice(at, endOfLine(text, at)).replace(/[ \t]+(?:#.*)?$/, '').length;

/** What stands there as a message may quote it: no secret, be it one by its looks or by the key before it. */
export function quotedSource(text: string, start: number, end: number): string {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const said = text.slice(start, end);
  return maskedLine(text.slice(line, end)).slice(start - line) === said ? `"${said}"` : 'this text';
}

/** The edit that puts the rest of a line in quotes; none when the text goes on below or holds quotes of its own. */
export function quoteRest(text: string, start: number, flow = false): SyntaxMessage['fix'] {
  const end = endOfText(text, start);
  const rest = text.slice(start, end);
  const indent = leadOf(text.slice(text.lastIndexOf('\n', start - 1) + 1), /^[ \t]*(?:- +)*/);
  const below = /^(?:[ \t]*\r?\n)*([ \t]*)[^ \t\r\n#]/.exec(text.slice(endOfLine(text, start)).replace(/^\r?\n/, ''));
  if (flow || rest === '' || /^["'[{]|[[\]{}]$/.test(rest) || (below && (below[1] ?? '').length > indent))
    return undefined;
  return { start, end, text: renderScalar(rest, 'double') };
}

export const leadOf = (text: string, blank: RegExp): number => blank.exec(text)?.[0].length ?? 0;
