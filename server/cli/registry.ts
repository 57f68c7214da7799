// The commands that there are: those of the table that have code, which is loaded only when it is asked for.

import type { Operation } from '../operations/operation.ts';
import { operations } from '../operations/table.ts';
import { suggestion } from './args.ts';
import type { CommandName, CommandSpec, RunCommand } from './command.ts';
import { UsageError } from './errors.ts';
import { commands } from './table.ts';

export type Loaders = { readonly [N in CommandName]?: () => Promise<{ readonly run: RunCommand<N> }> };

/** Of a command that does more than an operation's card, or is none. */
const own: Loaders = {
  check: () => import('./commands/check.ts'),
  completion: () => import('./commands/completion.ts'),
  dbt: () => import('./commands/dbt.ts'),
  events: () => import('./commands/events.ts'),
  explain: () => import('./commands/explain.ts'),
  help: () => import('./commands/help.ts'),
  init: () => import('./commands/init.ts'),
  lint: () => import('./commands/lint.ts'),
  lsp: () => import('./commands/lsp.ts'),
  plan: () => import('./commands/plan.ts'),
  show: () => import('./commands/show.ts'),
  sql: () => import('./commands/sql.ts'),
};

const ofOperations = operations.map((one) => [
  one.command,
  async () => ({ run: (await import('./task.ts')).commandOf(one as unknown as Operation) }),
]);
export const loaders: Loaders = { ...Object.fromEntries(ofOperations), ...own };

export const availableCommands = (
  having: Loaders = loaders,
): readonly (CommandSpec & { readonly name: CommandName })[] =>
  commands.filter(({ name }) => having[name] !== undefined);

/** Throws a UsageError with the nearest command there is. */
export function commandCalled(word: string, having: Loaders = loaders): CommandSpec & { readonly name: CommandName } {
  const all = availableCommands(having);
  const command = all.find(({ name }) => name === word);
  if (command) return command;
  throw new UsageError(
    `Unknown command "${word}".${suggestion(
      word,
      all.map(({ name }) => name),
    )}`,
  );
}
