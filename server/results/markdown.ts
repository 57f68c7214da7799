// A card as GitHub-flavoured Markdown: what a person pastes into a pull request, a ticket, a wiki.
import type { Card } from './card.ts';
import { clean, cleanBlock, cleanProse } from './clean.ts';
import { blocks } from './grid.ts';
import { escapeHtml } from './html.ts';
import { assumptionsTitle, factText, provenanceText, verdictMark } from './parts.ts';
import { type ShownTable, shown } from './shown.ts';
import { padEnd, padStart, widthOf } from './width.ts';

/** Ends with a line break. Whatever came from a plan or from data is text in it, never markup. */
export function cardMarkdown(card: Card): string {
  const what = shown(card);
  const parts = [
    `## ${escapeMarkdown(card.title)}`,
    `${verdictMark[card.verdict]} **${escapeMarkdown(card.headline)}**`,
    card.facts.map((fact) => escapeMarkdown(factText(fact))).join(' · '),
    what && (what.rows.length ? table(what) : 'No rows.'),
    what?.note && escapeMarkdown(what.note),
    list(
      'Checks',
      card.checks.map(({ name, status, message }) => `${status}: ${name}${message ? `: ${message}` : ''}`),
    ),
    list('Caveats', card.caveats),
    list(assumptionsTitle(card), card.assumptions),
    ...card.sql.map(
      ({ name, text }) => `<details><summary>SQL: ${escapeHtml(name)}</summary>\n\n${fence(text)}\n\n</details>`,
    ),
    escapeMarkdown(provenanceText(card)),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/**
 * Text as Markdown that shows exactly that text, on one line, whether it stands in a paragraph, a list item or a table cell: no emphasis, link,
 * image, HTML, entity, formula, bare address; an underscore inside a word, which is none of them, stays readable.
 */
export function escapeMarkdown(text: string): string {
  return escapeInline(text.trim())
    .replace(/^(?:#|[-+](?=[\s-]|$)|=(?==|$))/, '\\$&')
    .replace(/^(\d+)(?=[.)](\s|$))/, '$1\\');
}

/** The same for text inside a line; its blanks at both ends stay. */
export const escapeInline = (text: string): string =>
  clean(text.replace(/\s+/g, ' ')).replace(
    /[\\`*[\]<>|~$&@]|\/(?=\/)|(?<=\bwww)\.|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu,
    '\\$&',
  );

/** Text as a code span that it cannot end: on one line, between more backticks than it has in a row. Not for the cell of a table. */
export function code(text: string): string {
  const shown = cleanProse(text);
  const mark = '`'.repeat(longestRun(shown) + 1);
  return mark.length > 1 || shown === '' ? `${mark} ${shown} ${mark}` : `${mark}${shown}${mark}`;
}
const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);

/** A code block that its text cannot close. */
export function fence(text: string, language = 'sql'): string {
  const mark = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${mark}${language}\n${cleanBlock(text).replace(/\n$/, '')}\n${mark}`;
}

function table({ columns, rows }: ShownTable): string {
  const bars = rows.some(({ bar }) => bar !== undefined);
  const rights = [...columns.map(({ right }) => right), ...(bars ? [false] : [])];
  const head = [...columns.map(({ title }) => escapeMarkdown(title)), ...(bars ? [''] : [])];
  const body = rows.map(({ cells, bar }) => [...cells.map(escapeMarkdown), ...(bars ? [blocks(bar ?? 0, 16)] : [])]);
  const widths = rights.map((_, at) =>
    body.reduce((most, cells) => Math.max(most, widthOf(cells[at] ?? '')), Math.max(3, widthOf(head[at] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (rights[at] ? padStart : padEnd)(cell, widths[at] ?? 0)).join(' | ')} |`;
  const rule = rights.map((right, at) => '-'.repeat((widths[at] ?? 0) - (right ? 1 : 0)) + (right ? ':' : ''));
  return [line(head), line(rule), ...body.map(line)].join('\n');
}

const list = (title: string, items: readonly string[]): string =>
  items.length ? `**${title}**\n\n${items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')}` : '';
