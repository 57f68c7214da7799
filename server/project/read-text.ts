// Bytes of the disk -> text, or one sentence why not.
import { readFile, stat } from 'node:fs/promises';
import { tooLarge } from '../read/limits.ts';

export type ReadText = { readonly text: string } | { readonly unreadable: string };

/** Never throws. */
export async function readText(file: string): Promise<ReadText> {
  try {
    const { size } = await stat(file);
    const large = tooLarge(size);
    if (large !== undefined) return { unreadable: large };
    return decode(await readFile(file));
  } catch (error) {
    return { unreadable: why(error) };
  }
}

export function decode(bytes: Uint8Array): ReadText {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    return { unreadable: 'This file is UTF-16; YAML tools expect UTF-8. Save it as UTF-8.' };
  if (bytes.subarray(0, 8000).includes(0))
    return { unreadable: 'This file is binary, not YAML. Rename it, or move it out of the project.' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const at = firstBadByte(bytes);
    return {
      unreadable: `This file is not UTF-8 (byte ${at.offset}, line ${at.line}); it may be Latin-1. Save it as UTF-8.`,
    };
  }
}
function firstBadByte(bytes: Uint8Array): { offset: number; line: number } {
  let low = 0;
  let high = bytes.length;
  // A prefix that decodes (its last character perhaps cut) is sound; halve until the first that does not.
  const sound = (end: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
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
  const before = bytes.subarray(0, low);
  return { offset: low + 1, line: before.reduce((n, byte) => n + (byte === 10 ? 1 : 0), 1) };
}

/** What the operating system said, in words. */
export function why(error: unknown): string {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT') return 'This file does not exist.';
  if (code === 'EACCES' || code === 'EPERM') return 'This file may not be read: its permissions forbid it.';
  if (code === 'EISDIR') return 'This is a folder, not a file.';
  return `This file could not be read (${code ?? 'unknown reason'}).`;
}
