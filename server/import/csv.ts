// CSV as spreadsheets and tracking tools write it -> a grid: the delimiter found out, quotes forgiven.
import { type CsvError, type Options, parse } from 'csv-parse/browser/esm/sync';
import { HEADER_WITHIN, headerRow, readGrid, wordsTold } from './grid.ts';
import type { Remark } from './remarks.ts';
import type { Sheet, Unread } from './sheet.ts';

const delimiters = [',', ';', '\t', '|'] as const;

export function readCsv(text: string, name: string): Sheet | Unread {
  const [, fields, body = text] = /^\uFEFF?sep=([^\r\n])\r?\n(.*)$/is.exec(text) ?? [];
  if (body.trim() === '')
    return { fault: `"${name}" is empty. Give it a header row and a row for each event or property.` };
  const remarks: Remark[] = [];
  const delimiter = fields ?? delimiterOf(body);
  const rows = recordsOf(body, delimiter, remarks);
  return readGrid(rows, name, remarks, fields === undefined ? 1 : 2);
}

const options: Options<string[]> = { relax_column_count: true, skip_empty_lines: false, bom: true };

/** What makes the header say most, then what cuts it into most columns. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 100_000);
  const scored = delimiters.map((delimiter) => {
    const rows = beginning(start, delimiter);
    const score = Math.max(0, ...rows.map(wordsTold));
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

function recordsOf(text: string, delimiter: string, remarks: Remark[]): readonly string[][] {
  try {
    return parse(text, { ...options, delimiter });
  } catch (error) {
    const { code, records } = error as CsvError & { records?: number };
    const at = typeof records === 'number' ? ` in row ${records + 1}` : '';
    if (code !== 'CSV_QUOTE_NOT_CLOSED') {
      const read = relaxed(text, delimiter);
      const message = `A quote${at} stands where CSV has none; such quotes were taken as ordinary characters. Look at the rows around it.`;
      if (read) {
        remarks.push({ fate: 'assumed', what: 'file', message });
        return read;
      }
    }
    const message = `A quote that opens${at} is never closed; all quotes were taken as ordinary characters. Close it, or cells with line breaks are torn apart.`;
    remarks.push({ fate: 'assumed', what: 'file', message });
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
