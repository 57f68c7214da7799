// The verbs that there are: those of the table that have code.
import { suggestion } from './args.ts';
import type { CommandName, CommandSpec } from './command.ts';
import { UsageError } from './errors.ts';
import { type Loaders, loaders } from './loaders.ts';
import { commands } from './table.ts';

export const availableCommands = (having: Loaders = loaders): readonly (CommandSpec & { readonly name: CommandName })[] =>
  commands.filter(({ name }) => having[name] !== undefined);

/** Throws a UsageError with the nearest verb there is. */
export function commandCalled(word: string, having: Loaders = loaders): CommandSpec & { readonly name: CommandName } {
  const all = availableCommands(having);
  const command = all.find(({ name }) => name === word);
  if (command) return command;
  throw new UsageError(
    `Unknown verb "${word}".${suggestion(
      word,
      all.map(({ name }) => name),
    )}`,
  );
}
