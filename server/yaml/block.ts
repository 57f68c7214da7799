// Texts in literal and folded style: replaced in the same style, where it can hold the new text.

import { nodeStart, sheetOf } from './enclosing.ts';
import { lineEnd } from './lines.ts';
import type { Scalar, TextEdit } from './node.ts';

import { renderScalar } from './render.ts';
import { sourceOf } from './span.ts';

/** Keeps `|` or `>`, the indentation and the comment behind the header; else writes in double quotes. */
export function rewriteBlock(scalar: Scalar, text: string): TextEdit {
  const sheet = sheetOf(scalar);
  const comment = headerComment(scalar);
  const indent = /\n([ \t]*)[^ \t\r\n]/.exec(sourceOf(scalar.span))?.[1];
  const lines = text.replace(/\n$/, '').split('\n');
  if (indent === undefined || !fits(lines)) return { at: scalar.span, text: renderScalar(text, 'double') + comment };
  const style = scalar.style === 'folded' && lines.length === 1 ? '>' : '|';
  const head = style + (text.endsWith('\n') ? '' : '-') + comment;
  const body = lines.map((line) => (line === '' ? '' : indent + line));
  return { at: scalar.span, text: [head, ...body].join(sheet.eol) };
}

/** A text of several lines in literal style, its lines indented by `indent`; undefined for one line, and for what that style cannot hold. */
export function literalBlock(text: string, indent: string): string | undefined {
  const lines = text.replace(/\n$/, '').split('\n');
  if (lines.length < 2 || !fits(lines)) return undefined;
  return [`|${text.endsWith('\n') ? '' : '-'}`, ...lines.map((line) => (line === '' ? '' : indent + line))].join('\n');
}

/** What stands behind `|` or `>` on its line, with the blanks before it. */
export function headerComment(scalar: Scalar): string {
  const { text } = sheetOf(scalar);
  const header = text.slice(nodeStart(scalar), lineEnd(text, nodeStart(scalar)));
  return /^[|>]\S*(.*)$/s.exec(header)?.[1] ?? '';
}

/** No line that a block text would read otherwise: blanks at its beginning, lines of blanks, blank lines at the end, controls. */
const fits = (lines: readonly string[]): boolean =>
  !/^(?:[ \t]|$)/.test(lines[0] ?? '') &&
  lines.at(-1) !== '' &&
  lines.every((line) => !/^[ \t]+$|[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u.test(line));
