// The world of a command: where it reads, where it writes, what it may know of its surroundings. Tests hand in another one.
import type { Readable, Writable } from 'node:stream';
import type { English } from '../base/lexicon/english.ts';
import { clean } from '../results/clean.ts';
import { cleanPainted } from '../results/paint.ts';
import { MAX_FILE_BYTES } from '../yaml/limits.ts';
import { OutputClosed } from './errors.ts';
import type { Shield } from './shield.ts';

export interface Output {
  readonly isTTY: boolean;
  /** Columns of the terminal; Infinity where it is none, for nothing need be cut there. */
  readonly width: number;
  readonly colour: boolean;
  /**
   * Text for people, painted or not: what a terminal would obey or a reader could not see is written out, wherever it goes. Resolves when the
   * system took it, so that whoever writes much waits for whoever reads slowly. Rejects with OutputClosed when nobody reads.
   */
  write(text: string): Promise<void>;
  /** What a program reads, to the byte; on a terminal, where nobody but a person can read it, text for people. */
  data(chunk: string | Uint8Array): Promise<void>;
  /** On a terminal, the text in place of the line that is being written; nothing anywhere else. */
  line(text: string): Promise<void>;
}

export interface Io {
  /** All of stdin, read once; one byte more than is read of a file, where there is more. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Results. */
  readonly stdout: Output;
  /** Progress, notes, errors. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly cwd: string;
  /** The folder of the other entry points: worker.mjs, lsp.mjs. */
  readonly binDir: string;
  /** For commands that read words. */
  readonly english: () => Promise<English>;
  readonly quiet: boolean;
  /** Runs what must not be cut off: writes, jobs of the worker. Anywhere else, a signal ends the process at once. */
  readonly shield: Shield;
}

/** What Node calls `process`, and where we lie. */
export interface Process {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
  readonly binDir: string;
  readonly english: () => Promise<English>;
  readonly shield?: Shield;
}

export function ioOf(
  process: Process,
  { quiet, noColour }: { readonly quiet: boolean; readonly noColour: boolean },
): Io {
  const { env } = process;
  // https://no-color.org: present and not empty.
  const colour = !noColour && !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    stdin: async () => {
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of process.stdin) {
        chunks.push(Buffer.from(chunk));
        size += chunk.length;
        if (size > MAX_FILE_BYTES) break;
      }
      return Buffer.concat(chunks, Math.min(size, MAX_FILE_BYTES + 1));
    },
    stdout: outputOf(process.stdout, colour),
    stderr: outputOf(process.stderr, colour),
    env,
    // Asked for only when needed: the folder may be gone.
    get cwd() {
      return process.cwd();
    },
    binDir: process.binDir,
    english: process.english,
    quiet,
    shield: process.shield ?? ((work) => work()),
  };
}

function outputOf(stream: Process['stdout'], colour: boolean): Output {
  const isTTY = stream.isTTY === true;
  // A character may stand in two chunks.
  const decoder = new TextDecoder();
  const send = (chunk: string | Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.write(chunk, (error) => {
        if (!error) resolve();
        else reject(closed(error) ? new OutputClosed() : error);
      });
    });
  return {
    isTTY,
    get width() {
      return isTTY ? (stream.columns ?? 80) : Number.POSITIVE_INFINITY;
    },
    colour: isTTY && colour,
    write: (text) => send(cleanPainted(text)),
    data: (chunk) => {
      if (!isTTY) return send(chunk);
      return send(cleanPainted(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })));
    },
    line: async (text) => {
      if (isTTY) await send(`\r\u001b[K${clean(text)}`);
    },
  };
}

/** EPIPE on POSIX, EOF on Windows; the later writes of a stream that broke are told it was destroyed. */
const closed = (error: Error & { code?: string }): boolean =>
  ['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'].includes(error.code ?? '');

/** Something worth knowing that is no result: one line on stderr, unless told to be quiet. */
export async function note(io: Io, text: string): Promise<void> {
  if (!io.quiet) await io.stderr.write(`${clean(text)}\n`);
}
