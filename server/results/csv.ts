// A card's table as CSV (RFC 4180 but for the line break, which is a single line feed), for spreadsheets and other tools: values as they are, not
// as people read them. A spreadsheet runs text that begins like a formula, so such text gets an apostrophe before it; numbers stay numbers.
import type { ColumnType } from '../dataset/column-type.ts';
import type { Card, CardCell } from './card.ts';
import { countedValue } from './format.ts';

export interface CsvExport {
  readonly text: string;
  /** Cells of text that begin like a formula, and so were changed. */
  readonly escaped: number;
}

/** Header and rows; the facts where a card has no table. Null is nothing, empty text is `""`. */
export function cardCsv({ table, facts }: Card): CsvExport {
  const types: readonly ColumnType[] = table ? table.columns.map(({ type }) => type) : ['string', 'number', 'string'];
  const head = table ? table.columns.map(({ name }) => name) : ['name', 'value', 'unit'];
  const rows: readonly (readonly CardCell[])[] = table
    ? table.rows
    : facts.map(({ name, value, unit }) => [name, value, unit ?? null]);
  let escaped = 0;
  const field = (cell: CardCell, type: ColumnType): string => {
    if (cell === null) return '';
    if (typeof cell !== 'string') return `${cell}`;
    const text = values[type]?.test(cell) ? cell : cell.replace(formula, "'");
    if (text !== cell) escaped += 1;
    return text === '' || /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (cells: readonly string[]) => `${cells.join(',')}\n`;
  const text = [
    line(head.map((name) => field(name, 'string'))),
    ...rows.map((row) => line(row.map((cell, at) => field(cell, types[at] ?? 'string')))),
  ].join('');
  return { text, escaped };
}

/** What an export says of text that it changed; nothing where it changed none. */
export const escapedText = ({ escaped }: CsvExport): string | undefined =>
  escaped
    ? `${countedValue(escaped, 'cell')} began like a formula (=, +, -, @). An apostrophe (') stands before that text now, so that spreadsheets do not run it.`
    : undefined;

/**
 * Before what makes a formula, and the full-width forms that some take for the same: where the text begins, white space aside, and inside of it
 * where a spreadsheet that cuts at semicolons or tabs, as many locales do, would begin another cell.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^(?=\s*[=+\-@＝＋－＠]|[\t\r\n])|(?<=[;\t\r\n])(?=[=+\-@＝＋－＠])/g;

/** Text that is a value of its column and no formula: numbers that JSON cannot hold, days and times before year 0 or after 9999. */
const numeric = /^[-+]?(?:\d+(?:\.\d+)?(?:e[-+]?\d+)?|Infinity|NaN)$/i;
const temporal = /^[-+]?\d{4,6}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[-+]\d\d:?\d\d)?)?$/;
const values: Readonly<Partial<Record<ColumnType, RegExp>>> = {
  integer: numeric,
  number: numeric,
  date: temporal,
  time: temporal,
};
