// Commands: what the editor asks to be done with a project. Each shows progress, can be cancelled, and answers with a card.
import path from 'node:path';
import { InputError } from '../../base/user-error.ts';
import { whySqlIsOff } from '../../engines/availability.ts';
import { ask } from '../../operations/ask.ts';
import { generateEvents } from '../../operations/generate.ts';
import { EVENTS_FOLDER } from '../../operations/task.ts';
import type { AnswerOf, Given, ServerCommand } from '../../protocol.ts';
import type { Card } from '../../results/card.ts';
import { type CommandContext, mustBeTrusted, taskOf, viewOf } from '../command-context.ts';
import { dataSourceOf } from './data-of.ts';
import { generateDbtCommand } from './generate-dbt.ts';
import { planFromBriefCommand } from './plan-from-brief.ts';

type Commands = { readonly [C in ServerCommand]: (context: CommandContext, given: Given<C>) => Promise<AnswerOf<C>> };

const commands: Commands = {
  async 'trackwright.generateEvents'(context, { project, ...size }) {
    const at = await viewOf(context.session, project);
    const task = taskOf(context, at);
    const out = path.join(task.root, EVENTS_FOLDER);
    // Parquet is written by DuckDB; without it there are events all the same.
    const as = whySqlIsOff(context.session.options.worker) === null ? 'parquet' : 'ndjson';
    const { card } = await generateEvents(task, { out, as, ...size });
    context.session.dataChanged();
    return { card };
  },
  async 'trackwright.run'(context, { project, name, on }) {
    const at = await viewOf(context.session, project);
    return { card: await ask(taskOf(context, at), name, dataSourceOf(at, on)) };
  },
  // Loaded when first run: so is each that needs more than the plan.
  'trackwright.runChecks': async (context, given) => (await import('./checks.ts')).runChecksCommand(context, given),
  'trackwright.generateDbt': (context, given) => generateDbtCommand(context, given),
  'trackwright.planFromBrief': (context, given) => planFromBriefCommand(context, given),
  'trackwright.importTable': async (context, given) =>
    (await import('./import-table.ts')).importTableCommand(context, given),
};
export const commandNames = Object.keys(commands) as readonly ServerCommand[];

/** What each is called while it runs. */
const titles: Readonly<Record<ServerCommand, string>> = {
  'trackwright.generateEvents': 'Generating events',
  'trackwright.run': 'Running',
  'trackwright.runChecks': 'Running checks',
  'trackwright.generateDbt': 'Writing dbt files',
  'trackwright.planFromBrief': 'Reading the brief',
  'trackwright.importTable': 'Reading the table',
};
export const commandTitle = (name: string): string => titles[name as ServerCommand] ?? name;

/** Each of them reads what is named, runs or writes, so each needs a trusted folder. Throws UserError, also for an unknown name; whatever a command throws goes through. */
export function execute(context: CommandContext, name: string, given: unknown): Promise<{ readonly card: Card }> {
  // A command's own name chooses the type of what it is given, which came over the wire.
  const command = Object.hasOwn(commands, name)
    ? (commands[name as ServerCommand] as (context: CommandContext, given: unknown) => Promise<{ readonly card: Card }>)
    : undefined;
  if (!command) throw new InputError(`There is no command "${name}".`);
  mustBeTrusted(context.session);
  return command(context, typeof given === 'object' && given !== null ? given : {});
}
