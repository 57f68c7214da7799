// Names and sentences from a plan as Markdown that shows exactly them.
import { code as codeSpan, escapeInline, escapeMarkdown } from '../../results/markdown.ts';

/** A name as code, safe in a table too: `a|b` needs its bar escaped there. */
export const tableCode = (name: string): string => codeSpan(name).replaceAll('|', '\\|');

/** A sentence with names in quotes: the quotes become code, the rest is text and never markup. */
export const markdownSentence = (text: string): string =>
  text
    .split(/("[^"\n]*")/)
    .map((part, at) => (/^".+"$/s.test(part) ? tableCode(part.slice(1, -1)) : at ? escapeInline(part) : begun(part)))
    .join('');
/** The beginning of a line, with the blank before what follows. */
const begun = (text: string): string => `${escapeMarkdown(text)}${/\S\s+$/.test(text) ? ' ' : ''}`;

/** Names as code, at most so many; the rest is counted. */
export const some = (names: readonly string[], most: number): string => {
  const shown = names.slice(0, most).map(tableCode).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
};

/** Cells are Markdown already. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (right.includes(at) ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

/** 0.7 -> `███████░░░`. */
export function bar(share: number): string {
  const full = share >= 1 ? 10 : Math.min(9, Math.max(share > 0 ? 1 : 0, Math.round(share * 10)));
  return '█'.repeat(full) + '░'.repeat(10 - full);
}
/** 30 of 42 -> `71 %`; never 100 % of not all, never 0 % of some. */
export function percentOf(part: number, whole: number): string {
  if (whole === 0) return '–';
  const value = Math.round((part / whole) * 100);
  return `${part > 0 && value === 0 ? '< 1' : part < whole && value === 100 ? '> 99' : value} %`;
}
