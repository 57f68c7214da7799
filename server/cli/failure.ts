// What ended a command before its end, as words on stderr and an exit code.
import { isAbsolute } from 'node:path';
import type { ErrorCode } from '../base/user-error.ts';
import { type ErrorReport, errorReport } from '../operations/error-report.ts';
import { clean, cleanProse } from '../results/clean.ts';
import { paint } from '../results/paint.ts';
import { version } from '../version.ts';
import type { ExitCode } from './command.ts';
import { OutputClosed } from './errors.ts';
import type { Io } from './io.ts';
import { shownPath } from './output.ts';

/** All others are 2: a person must change something. */
const exitCodes: Readonly<Partial<Record<ErrorCode, ExitCode>>> = { bug: 3, cancelled: 130 };

export async function failed(error: unknown, io: Io, signal: AbortSignal): Promise<ExitCode> {
  if (error instanceof OutputClosed) return 0;
  // The folder may be gone, which is asked for only where a path is shown.
  const report: ErrorReport = signal.aborted
    ? { code: 'cancelled', message: 'Cancelled.' }
    : errorReport(error, (file) => (isAbsolute(file) ? shownPath(io.cwd, file) : file));
  // Whoever closed stderr does not want to read it.
  await io.stderr.write(worded(report, io)).catch(() => undefined);
  return exitCodes[report.code] ?? 2;
}

function worded(report: ErrorReport, { stderr, env, quiet }: Io): string {
  const { code, message, place, help } = report;
  if (code === 'cancelled') return quiet ? '' : `${cleanProse(message)}\n`;
  if (code === 'bug') return bug(report, env);
  const ink = paint(stderr.colour);
  const at = place === undefined ? '' : `  ${ink.blue('-->')} ${clean(place)}\n`;
  const todo =
    help === undefined ? '' : code === 'usage' ? `${help}\n` : `  ${ink.blue('=')} help: ${cleanProse(help)}\n`;
  return `${ink.red(ink.bold('error'))}: ${cleanProse(message)}\n${at}${todo}`;
}

function bug({ message, stack }: ErrorReport, env: Io['env']): string {
  const shown = stack !== undefined && env.TRACKWRIGHT_DEBUG ? `${stack}\n` : '';
  return `${shown}Trackwright ${version} stopped because of a bug of its own: ${cleanProse(message).replace(/\.?$/, '.')} Nothing you wrote is at fault. To report it, run the same command with TRACKWRIGHT_DEBUG=1 in the environment and send all that it prints to the maintainers.\n`;
}
