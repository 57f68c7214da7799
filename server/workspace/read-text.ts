// Bytes of the disk -> text, or one sentence why not.
import { lstat } from 'node:fs/promises';
import { MAX_FILE_BYTES, tooLarge } from '../yaml/limits.ts';
import { isInReach, OUT_OF_REACH, type Reach } from './reach.ts';
import { type Bytes, readBytes, readBytesNow } from './read-bytes.ts';

/** `gone`: there is nothing of that name, not even a link that leads nowhere. */
export type ReadText = { readonly text: string } | { readonly unreadable: string; readonly gone?: true };

export interface ReadOptions {
  /** What another program hands over by name, `<(…)` of a shell, is read as well. */
  readonly piped?: boolean;
  readonly reach?: Reach;
}

/** Never throws. */
export async function readText(file: string, { piped = false, reach }: ReadOptions = {}): Promise<ReadText> {
  try {
    if (!isInReach(file, reach)) return { unreadable: OUT_OF_REACH };
    return textOf(await readBytes(file, { most: MAX_FILE_BYTES, piped }));
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') return { unreadable: why(error) };
    const link = await lstat(file).catch(() => undefined);
    return link
      ? { unreadable: 'This is a link to a file that does not exist. Remove it, or fix where it leads.' }
      : { unreadable: why(error), gone: true };
  }
}
/** The same at once; a link to nowhere is gone like what it leads to. */
export function readTextNow(file: string): ReadText {
  try {
    return textOf(readBytesNow(file, MAX_FILE_BYTES));
  } catch (error) {
    const gone = (error as { code?: string }).code === 'ENOENT';
    return { unreadable: why(error), ...(gone ? { gone } : {}) };
  }
}
function textOf(read: Bytes): ReadText {
  if ('bytes' in read) return decode(read.bytes);
  return { unreadable: 'not' in read ? 'This is a device or a pipe, not a file.' : (tooLarge(read.tooLarge) ?? '') };
}

function decode(bytes: Uint8Array): ReadText {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || isWide(bytes)) return { unreadable: UTF16 };
  const zero = bytes.indexOf(0);
  if (zero >= 0)
    return {
      unreadable: `This file is binary, not text: byte ${zero + 1}, in line ${lineAt(bytes, zero)}, is zero. Rename it, or move it out of the project.`,
    };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const at = firstBadByte(bytes);
    return {
      unreadable: `This file is not UTF-8 (byte ${at.offset}, line ${at.line}); it may be Latin-1. Save it as UTF-8.`,
    };
  }
}
const UTF16 = 'This file is UTF-16; YAML tools expect UTF-8. Save it as UTF-8.';
/** UTF-16 without its mark: of Latin text, every second byte is zero. */
function isWide(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 200);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  return head.length > 7 && Math.min(...zeros) === 0 && Math.max(...zeros) > head.length / 4;
}
const lineAt = (bytes: Uint8Array, end: number): number =>
  bytes.subarray(0, end).reduce((n, byte) => n + (byte === 10 ? 1 : 0), 1);

function firstBadByte(bytes: Uint8Array): { offset: number; line: number } {
  let low = 0;
  let high = bytes.length;
  // A prefix that decodes (its last character perhaps cut) is sound; halve until the first that does not.
  const sound = (end: number, stream = true) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream });
      return true;
    } catch {
      return false;
    }
  };
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (sound(middle)) low = middle;
    else high = middle;
  }
  // The character that the bad byte cuts off begins before it.
  while (low > 0 && !sound(low, false)) low--;
  return { offset: low + 1, line: lineAt(bytes, low) };
}

/** What the operating system said, in words. */
export function why(error: unknown): string {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT') return 'This file does not exist.';
  if (code === 'EACCES' || code === 'EPERM') return 'This file may not be read: its permissions forbid it.';
  if (code === 'EISDIR') return 'This is a folder, not a file.';
  if (code === 'ENOTDIR') return 'A part of its path is a file, not a folder.';
  if (code === 'ELOOP') return 'This is a link that leads back to itself. Remove it, or fix where it leads.';
  if (code === 'ENAMETOOLONG') return 'Its name is longer than the disk allows.';
  return `This file could not be read (${code ?? 'unknown reason'}).`;
}
