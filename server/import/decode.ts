// Bytes of a file that somebody else's program wrote -> text: spreadsheets save UTF-8, UTF-16 and Windows-1252.
import type { Remark } from './remarks.ts';
import type { Unread } from './sheet.ts';

/** Above this, a file is no list of events that people wrote. */
export const MAX_TABLE_BYTES = 16 * 1024 * 1024;

/** Without a byte order mark. `name` is the file as it is shown. */
export function decodeTable(
  bytes: Uint8Array,
  name: string,
): { readonly text: string; readonly remarks: readonly Remark[] } | Unread {
  if (bytes.length > MAX_TABLE_BYTES) return { fault: tableTooLarge(bytes.length, name) };
  const [a, b] = bytes;
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  if (wide) return { text: new TextDecoder(wide).decode(bytes), remarks: [] };
  if (isBinary(bytes)) return { fault: `"${name}" is binary${kindOf(bytes)}, not text. ${SAVE}` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), remarks: [] };
  } catch {
    const message =
      'The file is not UTF-8; it was read as Windows-1252 (Latin-1). Look at names with accents, and save it as UTF-8 if they are wrong.';
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      remarks: [{ fate: 'assumed', what: 'file', message }],
    };
  }
}

/** `size` is infinite where nobody read to the end. */
export const tableTooLarge = (size: number, name: string): string =>
  `"${name}" has ${Number.isFinite(size) ? Math.ceil(size / 1024 / 1024) : `more than ${MAX_TABLE_BYTES / 1024 / 1024}`} MB; a table of events above ${MAX_TABLE_BYTES / 1024 / 1024} MB is not read. Is it the events themselves that were collected? Give the list of their names and properties instead.`;

const SAVE = 'Save the table as CSV ("CSV UTF-8" in a spreadsheet), or as a Markdown table.';

/** How files begin that are no text although they may hold no zero byte. */
const kinds: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], ' (a workbook of a spreadsheet, or a ZIP archive)'],
  [[0xd0, 0xcf, 0x11, 0xe0], ' (a workbook of an older spreadsheet)'],
  [[0x25, 0x50, 0x44, 0x46], ' (a PDF)'],
  [[0x1f, 0x8b], ' (a gzip archive)'],
];
const begins = (bytes: Uint8Array) => kinds.find(([start]) => start.every((byte, at) => bytes[at] === byte));
const isBinary = (bytes: Uint8Array): boolean => begins(bytes) !== undefined || bytes.subarray(0, 8000).includes(0);
const kindOf = (bytes: Uint8Array): string => begins(bytes)?.[1] ?? '';
