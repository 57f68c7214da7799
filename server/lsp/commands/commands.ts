// Commands: what the editor asks to be done with a project. Each shows progress, can be cancelled, and answers with a card.
import path from 'node:path';
import { whySqlIsOff } from '../../engines/availability.ts';
import { ask } from '../../operations/ask.ts';
import { generateEvents } from '../../operations/generate.ts';
import { EVENTS_FOLDER } from '../../operations/task.ts';
import type { AnswerOf, Given, ServerCommand } from '../../protocol.ts';
import type { Card } from '../../results/card.ts';
import { mustBeTrusted, seen, taskOf, type Work } from '../command-context.ts';
import { Refused } from '../command-error.ts';
import { dataOf } from './data-of.ts';
import { generateDbt } from './generate-dbt.ts';
import { planFromBrief } from './plan-from-brief.ts';

type Commands = { readonly [C in ServerCommand]: (work: Work, given: Given<C>) => Promise<AnswerOf<C>> };

const commands: Commands = {
  async 'trackwright.generateEvents'(work, { project, ...size }) {
    const at = await seen(work.session, project);
    const task = taskOf(work, at);
    const out = path.join(task.root, EVENTS_FOLDER);
    // Parquet is written by DuckDB; without it there are events all the same.
    const as = whySqlIsOff(work.session.options.worker) === null ? 'parquet' : 'ndjson';
    return { card: (await generateEvents(task, { out, as, ...size })).card };
  },
  async 'trackwright.run'(work, { project, name, on }) {
    const at = await seen(work.session, project);
    return { card: await ask(taskOf(work, at), name, dataOf(at, on)) };
  },
  // Loaded when first run: so is each that needs more than the plan.
  'trackwright.runChecks': async (work, given) => (await import('./checks.ts')).runChecks(work, given),
  'trackwright.generateDbt': (work, given) => generateDbt(work, given),
  'trackwright.planFromBrief': (work, given) => planFromBrief(work, given),
  'trackwright.importTable': async (work, given) => (await import('./import-table.ts')).importTable(work, given),
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

/** Each of them reads what is named, runs or writes, so each needs a trusted folder. Throws Refused, also for an unknown name; whatever a command throws goes through. */
export function execute(work: Work, name: string, given: unknown): Promise<{ readonly card: Card }> {
  // A command's own name chooses the type of what it is given, which came over the wire.
  const command = Object.hasOwn(commands, name)
    ? (commands[name as ServerCommand] as (work: Work, given: unknown) => Promise<{ readonly card: Card }>)
    : undefined;
  if (!command) throw new Refused('mend', `There is no command "${name}".`);
  mustBeTrusted(work.session);
  return command(work, typeof given === 'object' && given !== null ? given : {});
}
