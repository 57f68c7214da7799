// A process that is none: runs commands inside the test, keeps what they write, and can be any terminal.
import { Readable, Writable } from 'node:stream';
import type { ExitCode } from '../../server/cli/command.ts';
import { runCli } from '../../server/cli/main.ts';
import type { Loaders } from '../../server/cli/registry.ts';
import { englishWords } from '../english.ts';

export interface CliWorld {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Columns of a terminal that both streams are; none when nothing is said. */
  readonly terminal?: number;
  readonly cwd?: string;
  readonly signal?: AbortSignal;
  readonly loaders?: Loaders;
  /** What the stream says when stdout is written to. */
  readonly stdoutBreaks?: Error;
  /** Where worker.mjs lies, for commands that need one. */
  readonly binDir?: string;
}

export async function inWorld(
  words: readonly string[],
  {
    env = {},
    stdin = '',
    terminal,
    cwd = '/home/me',
    signal = new AbortController().signal,
    loaders,
    stdoutBreaks,
    binDir = '/opt/trackwright/dist',
  }: CliWorld = {},
): Promise<{ code: ExitCode; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written, breaks?: Error) => {
    const made = new Writable({
      write: (chunk, _, done) => {
        written[name] += chunk;
        done(breaks ?? null);
      },
    });
    made.on('error', () => undefined);
    return Object.assign(made, terminal === undefined ? {} : { isTTY: true, columns: terminal });
  };
  const process = {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: stream('stdout', stdoutBreaks),
    stderr: stream('stderr'),
    env,
    cwd: () => cwd,
    binDir,
    english: async () => englishWords,
  };
  const code = await runCli(words, process, signal, ...(loaders ? [loaders] : []));
  return { code, ...written };
}
