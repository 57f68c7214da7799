// What ended a command before its end, as words on stderr and an exit code.
import { clean, cleanProse } from '../results/clean.ts';
import { paint } from '../results/paint.ts';
import { version } from '../version.ts';
import { systemError } from '../workspace/system-errors.ts';
import { WriteError } from '../workspace/write-error.ts';
import type { ExitCode } from './command.ts';
import { InputError, OutputClosed, UsageError } from './errors.ts';
import type { Io } from './io.ts';
import { shownPath } from './output.ts';

export async function failed(error: unknown, io: Io, signal: AbortSignal): Promise<ExitCode> {
  if (error instanceof OutputClosed) return 0;
  const [code, text] = signal.aborted ? cancelled(io) : worded(error, io);
  // Whoever closed stderr does not want to read it.
  await io.stderr.write(text).catch(() => undefined);
  return code;
}

const cancelled = ({ quiet }: Io): [ExitCode, string] => [130, quiet ? '' : 'Cancelled.\n'];

function worded(error: unknown, io: Io): [ExitCode, string] {
  const ink = paint(io.stderr.colour);
  const say = (text: string) => `${ink.red(ink.bold('error'))}: ${cleanProse(text)}\n`;
  if (error instanceof UsageError) {
    const help = error.command === undefined ? 'trackwright --help' : `trackwright ${error.command} --help`;
    return [2, `${say(error.message)}Run "${help}" to see what there is.\n`];
  }
  if (error instanceof InputError) {
    const { file, line, column, help } = error.place;
    const place =
      file === undefined
        ? ''
        : [clean(file), line, ...(line === undefined ? [] : [column])].filter((part) => part !== undefined).join(':');
    return [
      2,
      `${say(error.message)}${place && `  ${ink.blue('-->')} ${place}\n`}${help ? `  ${ink.blue('=')} help: ${cleanProse(help)}\n` : ''}`,
    ];
  }
  if (error instanceof WriteError) return [2, say(shownPaths(error, io.cwd))];
  const refused = systemError(error, (path) => shownPath(io.cwd, path));
  if (refused !== undefined) return [2, say(refused)];
  return [3, bug(error, io)];
}

/** Longer paths first: one may begin another. */
const shownPaths = ({ message, paths }: WriteError, cwd: string): string =>
  [...paths]
    .sort((a, b) => b.length - a.length)
    .reduce((text, file) => text.replaceAll(`"${file}"`, `"${shownPath(cwd, file)}"`), message);

function bug(error: unknown, { env }: Io): string {
  const what = error instanceof Error ? error.message || error.name : String(error);
  const stack = error instanceof Error && env.TRACKWRIGHT_DEBUG ? `${error.stack}\n` : '';
  return `${stack}Trackwright ${version} stopped because of a bug of its own: ${cleanProse(what).replace(/\.?$/, '.')} Nothing you wrote is at fault. To report it, run the same command with TRACKWRIGHT_DEBUG=1 in the environment and send all that it prints to the maintainers.\n`;
}
