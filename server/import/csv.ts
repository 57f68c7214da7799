// CSV as spreadsheets and tracking tools write it -> one table: delimiter, header row, quotes and ragged rows found out.
import { type CsvError, type Options, parse } from 'csv-parse/browser/esm/sync';
import { plainWords, readHeader } from './header.ts';
import { plainCell } from './inline.ts';
import { excerpt, type Loss } from './loss.ts';
import type { Row, Sheet, Unread } from './sheet.ts';

/** A list of events that people wrote has fewer rows by far. */
export const MAX_ROWS = 50_000;
/** How far down the header may stand: titles and notes come above it. */
const HEADER_WITHIN = 20;
const delimiters = [',', ';', '\t', '|'] as const;

export function readCsv(text: string, name: string): Sheet | Unread {
  const [, fields, body = text] = /^\uFEFF?sep=([^\r\n])\r?\n(.*)$/is.exec(text) ?? [];
  if (body.trim() === '')
    return { fault: `"${name}" is empty. Give it a header row and a row for each event or property.` };
  const losses: Loss[] = [];
  const delimiter = fields ?? delimiterOf(body);
  const rows = recordsOf(body, delimiter, losses).map((cells) => cells.map((cell) => cell.trim()));
  const head = headerRow(rows);
  const filled = rows.slice(head + 1).filter((cells) => cells.some((cell) => cell !== ''));
  if (!filled.length)
    return { fault: `"${name}" has a header row and nothing below it. Give it a row for each event or property.` };
  if (filled.length > MAX_ROWS) return { fault: tooMany(filled.length, name) };
  const offset = fields === undefined ? 1 : 2;
  rows.slice(0, head).forEach((cells, at) => {
    const said = excerpt(cells.filter(Boolean).join(' '));
    if (said)
      losses.push({
        fate: 'dropped',
        what: 'row',
        message: `"${said}" stands above the header and belongs to no event; it was left out.`,
        at: at + offset,
      });
  });
  const header = headersOf(rows, head);
  const kept: Row[] = [];
  for (const [row, cells] of rows.entries()) {
    const at = row + offset;
    if (row <= head || cells.every((cell) => cell === '')) continue;
    if (cells.length > 1 && header.every((title, column) => (cells[column] ?? '') === title)) {
      losses.push({ fate: 'dropped', what: 'row', message: 'The header stands here again; it was left out.', at });
      continue;
    }
    losses.push(...ragged(cells, header.length, at), ...formulas(cells, header, at));
    kept.push({ at, cells: header.map((_, column) => plainCell(cells[column] ?? '')) });
  }
  const table = { kind: 'table', at: head + offset, header, rows: kept } as const;
  return { form: 'csv', sections: [{ at: 1, titles: [], blocks: [table] }], losses };
}

const tooMany = (rows: number, name: string): string =>
  `"${name}" has ${rows} rows; a table of events has at most ${MAX_ROWS}. Are these the events themselves that were collected? Give the list of their names and properties instead.`;

const options: Options<string[]> = { relax_column_count: true, skip_empty_lines: false, bom: true };

/** What makes the header say most, then what cuts it into most columns. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 100_000);
  const scored = delimiters.map((delimiter) => {
    const rows = beginning(start, delimiter);
    const score = Math.max(0, ...rows.map(told));
    return { delimiter, score, columns: rows[headerRow(rows)]?.length ?? 1 };
  });
  return scored.reduce((best, one) =>
    one.score > best.score || (one.score === best.score && one.columns > best.columns) ? one : best,
  ).delimiter;
}
/** The start of a longer text may end inside quotes, and a wrong delimiter makes quotes wrong. */
function beginning(start: string, delimiter: string): readonly string[][] {
  const first = { ...options, delimiter, to: HEADER_WITHIN };
  try {
    return parse(start, { ...first, relax_quotes: true });
  } catch {
    return parse(start, { ...first, quote: false });
  }
}

function recordsOf(text: string, delimiter: string, losses: Loss[]): readonly string[][] {
  try {
    return parse(text, { ...options, delimiter });
  } catch (error) {
    const { code, records } = error as CsvError & { records?: number };
    const at = typeof records === 'number' ? ` in row ${records + 1}` : '';
    if (code !== 'CSV_QUOTE_NOT_CLOSED') {
      const read = relaxed(text, delimiter);
      const message = `A quote${at} stands where CSV has none; such quotes were taken as ordinary characters. Look at the rows around it.`;
      if (read) {
        losses.push({ fate: 'guessed', what: 'file', message });
        return read;
      }
    }
    const message = `A quote that opens${at} is never closed; all quotes were taken as ordinary characters. Close it, or cells with line breaks are torn apart.`;
    losses.push({ fate: 'guessed', what: 'file', message });
    return parse(text, { ...options, delimiter, quote: false });
  }
}
function relaxed(text: string, delimiter: string): readonly string[][] | undefined {
  try {
    return parse(text, { ...options, delimiter, relax_quotes: true });
  } catch {
    return undefined;
  }
}

/** Header cells that say something for certain. */
const told = (cells: readonly string[]): number => cells.filter((cell) => readHeader(cell) !== undefined).length;

/** The row that says most about columns; the first that is filled where none says anything. */
function headerRow(rows: readonly (readonly string[])[]): number {
  const first = rows.slice(0, HEADER_WITHIN);
  const scores = first.map(told);
  const most = Math.max(0, ...scores);
  if (most > 0) return scores.indexOf(most);
  const filled = first.map((cells) => cells.filter((cell) => plainWords(cell).length > 0).length);
  return Math.max(0, filled.indexOf(Math.max(0, ...filled)));
}

/** Columns without a header are named as a spreadsheet names them; those without anything are no columns. */
function headersOf(rows: readonly (readonly string[])[], head: number): readonly string[] {
  const titles = rows[head] ?? [];
  return titles
    .map((title, at) => title || `column ${letters(at)}`)
    .slice(
      0,
      titles.findLastIndex((title, at) => title !== '' || rows.some((cells, row) => row > head && cells[at])) + 1,
    );
}
const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

function ragged(cells: readonly string[], width: number, at: number): readonly Loss[] {
  const more = cells.slice(width).filter((cell) => cell !== '');
  if (more.length) {
    const message = `"${excerpt(more.join(', '))}" stands right of the last column and was left out; is a cell with a comma not quoted?`;
    return [{ fate: 'dropped', what: 'cell', message, at }];
  }
  if (cells.length >= width) return [];
  return [{ fate: 'guessed', what: 'row', message: `The row ends early; its missing cells count as empty.`, at }];
}

/** What a spreadsheet would have worked out. */
function formulas(cells: readonly string[], header: readonly string[], at: number): readonly Loss[] {
  return cells.flatMap((cell, column) =>
    /^=[\p{L}(@+-]/u.test(cell)
      ? [
          {
            fate: 'guessed',
            what: 'cell',
            message: `"${excerpt(cell)}" looks like a formula of a spreadsheet; it was taken as text.`,
            at,
            column: header[column] ?? '',
          } as const,
        ]
      : [],
  );
}
