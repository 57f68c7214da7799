// Rows of cells, from whatever format -> one table: header row and ragged rows found out.
import { plainWords, readHeader } from './header.ts';
import { plainCell } from './inline.ts';
import { excerpt, type Remark } from './remarks.ts';
import type { Row, Sheet, Unread } from './sheet.ts';
import { type TwoHeaders, twoHeaders } from './two-headers.ts';

/** A list of events that people wrote has fewer rows by far. */
export const MAX_ROWS = 50_000;
/** How far down the header may stand: titles and notes come above it. */
export const HEADER_WITHIN = 20;

/** `offset` is the number of the first row; `remarks` are those of the reader so far, and are added to. */
export function readGrid(
  records: readonly (readonly string[])[],
  name: string,
  remarks: Remark[],
  offset = 1,
): Sheet | Unread {
  const rows = records.map((cells) => cells.map((cell) => cell.trim()));
  const found = headerRow(rows);
  const [above, below] = [pairAt(rows, found - 1), pairAt(rows, found)];
  const two = above ?? below;
  // Of two rows, the lower one is where the data begin.
  const head = !above && below ? found + 1 : found;
  const title = two ? head - 1 : head;
  const filled = rows.slice(head + 1).filter((cells) => cells.some((cell) => cell !== ''));
  if (!filled.length)
    return { fault: `"${name}" has a header row and nothing below it. Give it a row for each event or property.` };
  if (filled.length > MAX_ROWS) return { fault: tooMany(filled.length, name) };
  rows.slice(0, title).forEach((cells, at) => {
    const said = excerpt(cells.filter(Boolean).join(' '));
    if (said)
      remarks.push({
        fate: 'dropped',
        what: 'row',
        message: `"${said}" stands above the header and belongs to no event; it was left out.`,
        at: at + offset,
      });
  });
  const header = headersOf(rows, head, two?.header);
  const kept: Row[] = [];
  for (const [row, cells] of rows.entries()) {
    const at = row + offset;
    if (row <= head || cells.every((cell) => cell === '')) continue;
    if (cells.length > 1 && header.every((title, column) => (cells[column] ?? '') === title)) {
      remarks.push({ fate: 'dropped', what: 'row', message: 'The header stands here again; it was left out.', at });
      continue;
    }
    remarks.push(...ragged(cells, header.length, at), ...formulas(cells, header, at));
    kept.push({ at, cells: header.map((_, column) => plainCell(cells[column] ?? '')) });
  }
  const groups = two ? { groups: two.groups.slice(0, header.length) } : {};
  const table = { kind: 'table', at: head + offset, header, ...groups, rows: kept } as const;
  return { form: 'grid', unit: 'row', sections: [{ at: 1, titles: [], blocks: [table] }], remarks };
}

/** A header whose first row is this one. */
function pairAt(rows: readonly (readonly string[])[], at: number): TwoHeaders | undefined {
  const [above, below] = [rows[at], rows[at + 1]];
  if (!above || !below) return undefined;
  const width = Math.max(above.length, below.length);
  const filled = (cells: readonly string[]) => Array.from({ length: width }, (_, column) => cells[column] ?? '');
  return twoHeaders(filled(above), filled(below));
}

const tooMany = (rows: number, name: string): string =>
  `"${name}" has ${rows} rows; a table of events has at most ${MAX_ROWS}. Are these the events themselves that were collected? Give the list of their names and properties instead.`;

/** Header cells that say something for certain. */
export const wordsTold = (cells: readonly string[]): number =>
  cells.filter((cell) => readHeader(cell) !== undefined).length;

/** The row that says most about columns; the first that is filled where none says anything. */
export function headerRow(rows: readonly (readonly string[])[]): number {
  const first = rows.slice(0, HEADER_WITHIN);
  const scores = first.map(wordsTold);
  const most = Math.max(0, ...scores);
  if (most > 0) {
    const told = scores.indexOf(most);
    // One word of a header may stand in a row of data ("event"): then what is as wide above it is the header.
    const width = (at: number) => first[at]?.filter((cell) => cell !== '').length ?? 0;
    const above = most === 1 && width(told) > 1 ? first.findIndex((_, at) => width(at) >= width(told)) : told;
    return Math.min(told, above);
  }
  const filled = first.map((cells) => cells.filter((cell) => plainWords(cell).length > 0).length);
  return Math.max(0, filled.indexOf(Math.max(0, ...filled)));
}

/** Columns without a header are named as a spreadsheet names them; those without anything are no columns. */
function headersOf(
  rows: readonly (readonly string[])[],
  head: number,
  titles: readonly string[] = rows[head] ?? [],
): readonly string[] {
  return titles
    .map((title, at) => title || `column ${letters(at)}`)
    .slice(
      0,
      titles.findLastIndex((title, at) => title !== '' || rows.some((cells, row) => row > head && cells[at])) + 1,
    );
}
const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

function ragged(cells: readonly string[], width: number, at: number): readonly Remark[] {
  const more = cells.slice(width).filter((cell) => cell !== '');
  if (more.length) {
    const message = `"${excerpt(more.join(', '))}" stands right of the last column and was left out; is a cell with a comma not quoted?`;
    return [{ fate: 'dropped', what: 'cell', message, at }];
  }
  if (cells.length >= width) return [];
  return [{ fate: 'assumed', what: 'row', message: `The row ends early; its missing cells count as empty.`, at }];
}

/** What a spreadsheet would have worked out. */
function formulas(cells: readonly string[], header: readonly string[], at: number): readonly Remark[] {
  return cells.flatMap((cell, column) =>
    /^=[\p{L}(@+-]/u.test(cell)
      ? [
          {
            fate: 'assumed',
            what: 'cell',
            message: `"${excerpt(cell)}" looks like a formula of a spreadsheet; it was taken as text.`,
            at,
            column: header[column] ?? '',
          } as const,
        ]
      : [],
  );
}
