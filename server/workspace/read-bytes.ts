// Bytes of the disk, and no more of them than somebody wants. What a file is, is asked of the opened file: `stat` by name
// may speak of another one, and what the system makes while it is read (`/proc`) says that it is empty.
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

export interface ReadLimits {
  /** Of a larger file nothing is given. */
  readonly most: number;
  /** What another program hands over by name, `<(…)` of a shell, is read as well. */
  readonly piped?: boolean;
}
export type Bytes = { readonly bytes: Uint8Array } | { readonly not: 'a file' } | { readonly tooLarge: number };

/** Throws what the system says. */
export async function readBytes(file: string, { most, piped = false }: ReadLimits): Promise<Bytes> {
  const found = await stat(file);
  const isPipe = piped && found.isFIFO();
  if (!isReadable(found) && !isPipe) return { not: 'a file' };
  if (found.size > most) return { tooLarge: found.size };
  // A pipe that was asked for is waited for.
  const handle = await open(file, isPipe ? constants.O_RDONLY : UNBLOCKED);
  try {
    const opened = await handle.stat();
    if (!isReadable(opened) && !(isPipe && opened.isFIFO())) return { not: 'a file' };
    return await all(handle, opened.size, most);
  } finally {
    await handle.close();
  }
}
async function all(handle: FileHandle, size: number, most: number): Promise<Bytes> {
  const parts = new Parts(size, most);
  for (;;) {
    const { bytesRead } = await handle.read(parts.room());
    if (parts.take(bytesRead)) return parts.result();
    if (parts.isBeyond && !parts.grows(await handle.stat())) return { not: 'a file' };
  }
}

/** At once, and nothing but files. Throws what the system says. */
export function readBytesNow(file: string, most: number): Bytes {
  const found = statSync(file);
  if (!isReadable(found)) return { not: 'a file' };
  if (found.size > most) return { tooLarge: found.size };
  const opened = openSync(file, UNBLOCKED);
  try {
    const now = fstatSync(opened);
    if (!isReadable(now)) return { not: 'a file' };
    const parts = new Parts(now.size, most);
    while (!parts.take(readSync(opened, parts.room())))
      if (parts.isBeyond && !parts.grows(fstatSync(opened))) return { not: 'a file' };
    return parts.result();
  } finally {
    closeSync(opened);
  }
}

/** Neither opening nor reading waits for somebody at the other end. Windows knows no such ends. */
const UNBLOCKED = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
/** The system says of folders itself that they cannot be read. */
const isReadable = (found: Stats): boolean => found.isFile() || found.isDirectory();

const PIECE = 64 * 1024;

/** What has been read: about as much as there was said to be, and one byte more to see the end. */
class Parts {
  readonly #most: number;
  #size: number;
  readonly #done: Uint8Array[] = [];
  #part: Uint8Array;
  #length = 0;

  constructor(size: number, most: number) {
    this.#most = most;
    this.#size = size;
    // What says that it is empty may be more, and some of it takes no small bites.
    this.#part = new Uint8Array(Math.min(size || PIECE - 1, most) + 1);
  }
  room(): Uint8Array {
    if (!this.#part.length) this.#part = new Uint8Array(Math.min(PIECE, this.#most + 1 - this.#length));
    return this.#part;
  }
  /** Whether there is no more to read, or no more wanted. */
  take(length: number): boolean {
    this.#done.push(this.#part.subarray(0, length));
    this.#part = this.#part.subarray(length);
    this.#length += length;
    return length === 0 || this.#length > this.#most;
  }
  /** There is far more than there was said to be: it grows meanwhile, or the system makes it while it is read, perhaps without end. */
  get isBeyond(): boolean {
    return this.#length > this.#size + PIECE;
  }
  grows(now: Stats): boolean {
    this.#size = now.size;
    return now.isFIFO() || !this.isBeyond;
  }
  result(): Bytes {
    if (this.#length > this.#most) return { tooLarge: Number.POSITIVE_INFINITY };
    if (this.#done.length === 2) return { bytes: this.#done[0] ?? new Uint8Array() };
    return { bytes: Buffer.concat(this.#done) };
  }
}
