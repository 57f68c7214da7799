// How much of one file is read: more than anyone writes by hand or generates in one piece, less than what makes an editor wait.
import type { Doc } from './document.ts';

/** Bytes of a file, UTF-16 units of a text. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;
const LINES = 1_000_000;
/** Top-level keys, and items of top-level lists. */
const MAX_FILE_CHUNKS = 50_000;

/** One sentence why a file of `size` bytes is not read; undefined when it is. */
export function tooLarge(size: number): string | undefined {
  if (size <= MAX_FILE_BYTES) return undefined;
  const has = Number.isFinite(size)
    ? `${Math.ceil(size / 1024 / 1024)} MB`
    : `more than ${MAX_FILE_BYTES / 1024 / 1024} MB`;
  return `This file has ${has}; files above ${MAX_FILE_BYTES / 1024 / 1024} MB are not read. ${split}`;
}
/** The same of a text, before anything is made of it. */
export function tooLong(text: string): string | undefined {
  const large = tooLarge(text.length);
  if (large) return large;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= LINES; at = text.indexOf('\n', at + 1)) lines++;
  return lines > LINES ? `File skipped: more than 1,000,000 lines. ${split}` : undefined;
}
/** The same of a text that was cut, or has grown while it was edited. */
export function tooMuch({ chunks, length, lineCount }: Doc): string | undefined {
  if (length > MAX_FILE_BYTES) return tooLarge(length);
  if (lineCount > LINES) return `File skipped: more than 1,000,000 lines. ${split}`;
  if (chunks.length > MAX_FILE_CHUNKS || chunks.some(isCrowded))
    return `This file has more than 50,000 items, and is not read. ${split}`;
  return undefined;
}
/** One piece with as many items between brackets: what is not cut there costs as much. */
function isCrowded({ kind, text }: Doc['chunks'][number]): boolean {
  if (kind === 'whole' || text.length < 4 * MAX_FILE_CHUNKS) return false;
  let items = 0;
  for (let at = text.indexOf('{'); at >= 0 && items <= MAX_FILE_CHUNKS; at = text.indexOf('{', at + 1)) items++;
  return items > MAX_FILE_CHUNKS;
}
const split = 'Split it: plans may lie in any number of files.';
