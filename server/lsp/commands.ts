// Commands: what the editor asks to be done with a project. Each shows progress, can be cancelled, and answers with a card.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Card } from '../card/card.ts';
import type { AnswerOf, Given, ServerCommand } from '../protocol.ts';
import { ask } from '../tasks/ask.ts';
import { type DataPlace, dataPlace } from '../tasks/data-place.ts';
import { generateEvents } from '../tasks/generate.ts';
import { EVENTS_FOLDER } from '../tasks/task.ts';
import { generateDbt } from './generate-dbt.ts';
import { planFromBrief } from './plan-from-brief.ts';
import { Refused } from './refused.ts';
import { type Seen, seen, taskOf, type Work } from './work.ts';

type Commands = { readonly [C in ServerCommand]: (work: Work, given: Given<C>) => Promise<AnswerOf<C>> };

const commands: Commands = {
  async 'trackwright.generateEvents'(work, { project, ...size }) {
    const at = await seen(work.session, project);
    const task = taskOf(work, at);
    const out = path.join(task.root, EVENTS_FOLDER);
    return { card: (await generateEvents(task, { out, as: 'parquet', ...size })).card };
  },
  async 'trackwright.run'(work, { project, name, on }) {
    const at = await seen(work.session, project);
    return { card: await ask(taskOf(work, at), name, dataOf(at, on)) };
  },
  'trackwright.generateDbt': (work, given) => generateDbt(work, given),
  'trackwright.planFromBrief': (work, given) => planFromBrief(work, given),
};
export const commandNames = Object.keys(commands) as readonly ServerCommand[];

/** What each is called while it runs. */
const titles: Readonly<Record<ServerCommand, string>> = {
  'trackwright.generateEvents': 'Generating events',
  'trackwright.run': 'Running',
  'trackwright.generateDbt': 'Writing dbt files',
  'trackwright.planFromBrief': 'Reading the brief',
};
export const commandTitle = (name: string): string => titles[name as ServerCommand] ?? name;

/** Throws Refused for an unknown name; whatever a command throws goes through. */
export function execute(work: Work, name: string, given: unknown): Promise<{ readonly card: Card }> {
  // A command's own name chooses the type of what it is given, which came over the wire.
  const command = Object.hasOwn(commands, name)
    ? (commands[name as ServerCommand] as (work: Work, given: unknown) => Promise<{ readonly card: Card }>)
    : undefined;
  if (!command) throw new Refused('mend', `There is no command "${name}".`);
  return command(work, typeof given === 'object' && given !== null ? given : {});
}

/** The generated events of a project, or what `on` names. Throws Refused with the code `no-data` where there are none. */
function dataOf({ project: { root }, snapshot }: Seen, on: string | undefined): DataPlace {
  if (on === undefined && !existsSync(path.join(root, EVENTS_FOLDER, 'manifest.json')))
    throw new Refused('no-data', 'This project has no generated events yet. Generate some, then run this again.');
  return dataPlace(on, root, root, snapshot.settings);
}
