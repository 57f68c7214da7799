// From words to an exit code: finds the command, reads its arguments, loads it, runs it, words what went wrong.
import { version } from '../version.ts';
import { readArgs } from './args.ts';
import type { Args, CommandName, ExitCode } from './command.ts';
import { UsageError } from './errors.ts';
import { failed } from './failure.ts';
import { type Io, ioOf, type Process } from './io.ts';
import { availableCommands, commandCalled, type Loaders, loaders } from './registry.ts';

import { helpOfAll, helpOfCommand } from './usage.ts';

/** Never throws. `words` are those after the program's name. */
export async function runCli(
  words: readonly string[],
  process: Process,
  signal: AbortSignal,
  having: Loaders = loaders,
): Promise<ExitCode> {
  // Read before anything can go wrong, for they say how that is shown.
  const given = words.slice(0, words.includes('--') ? words.indexOf('--') : undefined);
  const quiet = given.includes('--quiet') || given.includes('-q');
  const io = ioOf(process, { quiet, noColour: given.includes('--no-color') });
  try {
    return await dispatch(words, given, io, signal, having);
  } catch (error) {
    return failed(error, io, signal);
  }
}

async function dispatch(
  words: readonly string[],
  given: readonly string[],
  io: Io,
  signal: AbortSignal,
  having: Loaders,
): Promise<ExitCode> {
  const [word, ...rest] = words;
  if (word === '--version' || (word !== 'help' && given.includes('--version')))
    return print(io, `trackwright ${version}\n`);
  if (word === undefined || word === '--help' || word === '-h')
    return print(io, helpOfAll(availableCommands(having), io.stdout));
  if (word.startsWith('-')) throw new UsageError(`A command comes before "${word}": trackwright COMMAND [options].`);
  const command = commandCalled(word, having);
  if (given.includes('--help') || given.includes('-h')) return print(io, helpOfCommand(command, io.stdout));
  const args = readArgs(command, rest);
  const { run } = await load(command.name, having);
  const code = await run(args as Args<never>, io, signal);
  signal.throwIfAborted();
  return code;
}

/** The compiler cannot follow that the command's name chooses both its arguments and its code. */
async function load(
  name: CommandName,
  having: Loaders,
): Promise<{ run: (args: Args<never>, io: Io, signal: AbortSignal) => Promise<ExitCode> }> {
  const found = having[name];
  if (!found) throw new UsageError(`Unknown command "${name}".`);
  return (await found()) as { run: (args: Args<never>, io: Io, signal: AbortSignal) => Promise<ExitCode> };
}

async function print({ stdout }: Io, text: string): Promise<ExitCode> {
  await stdout.write(text);
  return 0;
}
