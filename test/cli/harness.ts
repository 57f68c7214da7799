// Runs the command line as a person does: a process of its own, in a folder, with words, an environment and stdin.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';

export interface Ran {
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface Around {
  /** A new empty folder when nothing is said. */
  readonly cwd?: string;
  /** Added to PATH and a home of its own; nothing else of this machine's environment is seen. */
  readonly env?: Readonly<Record<string, string>>;
  /** All of stdin, nothing when nothing is said; null leaves it open, for `meanwhile` to write. */
  readonly stdin?: string | Uint8Array | null;
  /** Called with the running process: to send a signal, to close a pipe. */
  readonly meanwhile?: (child: ReturnType<typeof spawn>) => void;
}

/** For what hangs. */
const limit = 800_000;

export function cliFile(): string {
  const { out, failure } = inject('built');
  if (failure !== undefined) throw new Error(`The command line could not be built:\n${failure}`);
  return path.join(out, 'cli.mjs');
}

/** `await cli(['lint', '--format', 'json'], {cwd})` */
export const cli = (words: readonly string[], around: Around = {}): Promise<Ran> =>
  start(process.execPath, [cliFile(), ...words], around);

/** A line of sh in which `trackwright` is the command line. */
export async function shell(line: string, around: Around = {}): Promise<Ran> {
  const bin = await folder();
  await symlink(cliFile(), path.join(bin, 'trackwright'));
  return start('/bin/sh', ['-c', line], { ...around, env: { PATH: `${bin}:${process.env.PATH}`, ...around.env } });
}

/** A folder that is gone after the test, with these files: path -> content. */
export async function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const made = await realpath(await mkdtemp(path.join(tmpdir(), 'trackwright-')));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(made, file)), { recursive: true });
    await writeFile(path.join(made, file), content);
  }
  return made;
}

/** A copy of one of examples/, without what runs left in it. */
export async function example(name: string): Promise<string> {
  const made = path.join(await folder(), name);
  await cp(path.resolve('examples', name), made, {
    recursive: true,
    filter: (from) => path.basename(from) !== '.trackwright',
  });
  return made;
}

export async function start(
  program: string,
  words: readonly string[],
  { cwd, env, stdin, meanwhile }: Around,
): Promise<Ran> {
  const home = await folder();
  const child = spawn(program, words, {
    cwd: cwd ?? home,
    env: { PATH: process.env.PATH, HOME: home, ...env },
    stdio: 'pipe',
    timeout: limit,
    killSignal: 'SIGKILL',
  });
  const out = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on('data', (chunk: Buffer) => out.stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => out.stderr.push(chunk));
  // A program that ends without reading breaks the pipe; that is its right.
  child.stdin.on('error', () => undefined);
  if (stdin !== null) child.stdin.end(stdin ?? '');
  meanwhile?.(child);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, stdout: Buffer.concat(out.stdout).toString(), stderr: Buffer.concat(out.stderr).toString() };
}
