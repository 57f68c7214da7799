// Columns of marks: a property in each of them, an event, or a platform, and a cross where the two go together.
import { wordsOf } from '../base/naming.ts';
import { isNothing, readPresence } from './cell-values.ts';
import type { KeyColumns } from './key-columns.ts';
import type { SheetCell, SheetTable } from './sheet.ts';
import { platformOf } from './words-of-cells.ts';

export interface MarkColumns {
  /** What the headers name. */
  readonly of: 'property' | 'event' | 'platform';
  readonly at: readonly number[];
}

/** `event` is the column of events, where there is one. At least two columns, side by side or not, whose cells are marks or empty. */
export function marksIn(
  table: SheetTable,
  readings: readonly KeyColumns[],
  event: number | undefined,
): MarkColumns | undefined {
  const marked = table.header.flatMap((title, at) =>
    at !== event && !title.startsWith('column ') && holdsMarks(table, at) ? [at] : [],
  );
  if (marked.length < 2) return undefined;
  const title = (at: number) => table.header[at] ?? '';
  const platforms = marked.filter((at) => platformOf(title(at)) !== undefined);
  if (event !== undefined && platforms.length > 1) return { of: 'platform', at: platforms };
  const listed = readings.some(({ subject, at }) => subject === 'property' && !marked.includes(at));
  const named = marked.filter((at) => isName(title(at)));
  if (event !== undefined)
    return !listed && named.length > 1 && named.length * 2 > marked.length ? { of: 'property', at: named } : undefined;
  const events = named.filter((at) => wordsOf(title(at)).length > 1 && !readings.some((one) => one.at === at));
  return listed && events.length > 1 && events.length * 2 > marked.length ? { of: 'event', at: events } : undefined;
}

const holdsMarks = (table: SheetTable, at: number): boolean => {
  const cells = table.rows.map(({ cells: row }) => row[at]?.text ?? '').filter((text) => text !== '');
  return (
    cells.length > 0 &&
    cells.some((text) => isMark(text)) &&
    cells.every((text) => isNothing(text) || markOf(text) !== undefined)
  );
};
/** As code writes it, which a heading of people such as `Anonymous` or `Key event` is not. */
const isName = (title: string): boolean =>
  (/^[\p{Ll}_$][\p{L}\p{N}_$.]*$/u.test(title) || /_/.test(title)) && !wordsOf(title).some((word) => flags.has(word));
/** What is yes or no of an event itself. */
const flags: ReadonlySet<string> = new Set(
  `implemented tested verified done qa dedup deduplicated deduped conversion key pii gdpr required mandatory optional deprecated
  active live sampled billable consent marketing priority approved reviewed tracked shipped released`.split(/\s+/),
);

interface Mark {
  readonly required?: boolean;
}
/** Undefined for a text that is no mark; a mark for no is not there. */
function markOf(text: string): Mark | 'none' | undefined {
  const word = text.trim().toLowerCase();
  if (/^(?:r|m|req|required|mandatory)$/.test(word)) return { required: true };
  if (/^(?:o|opt|optional)$/.test(word)) return { required: false };
  if (/^[●•⬤◉*+]$/u.test(word)) return {};
  const present = /^\d+$/.test(word) && word !== '1' && word !== '0' ? undefined : readPresence(text);
  return present === undefined ? undefined : present ? {} : 'none';
}
const isMark = (text: string): boolean => typeof markOf(text) === 'object';

/** The mark in a cell; undefined where there is none. */
export function readMark({ text }: SheetCell): Mark | undefined {
  const mark = isNothing(text) ? undefined : markOf(text);
  return typeof mark === 'object' ? mark : undefined;
}
