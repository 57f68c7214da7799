// A table of events becomes an edit: a plan, a scorecard, what a project lacks. A person sees it before it happens.
import path from 'node:path';
import { InputError } from '../../base/user-error.ts';
import { prepareInit, readTable } from '../../operations/init.ts';
import { initCard } from '../../operations/init-card.ts';
import type { AnswerOf, Given } from '../../protocol.ts';
import { version } from '../../version.ts';
import { pathOfUri, uriOfPath } from '../../workspace/uri.ts';
import { type CommandContext, viewOf } from '../command-context.ts';
import { confirmedEdit } from './confirmed-edit.ts';

type Command = 'trackwright.importTable';

export async function importTableCommand(context: CommandContext, given: Given<Command>): Promise<AnswerOf<Command>> {
  const { session, signal, progress } = context;
  const { project } = await viewOf(session, given.project);
  const table = pathOfUri(given.uri);
  if (table === undefined) throw new InputError(`A table is read from a file, and "${given.uri}" is none.`);
  const name = path.basename(table);
  progress(`Reading ${name}`);
  const from = { name, bytes: await readTable(table, name) };
  const { today, english } = session.options;
  // What would be overwritten is shown first, so that it may be.
  const init = await prepareInit({ dir: project.root, from, today: today(), english: await english() }, true);
  signal.throwIfAborted();
  const shown = (file: string) => path.relative(project.root, file).split(path.sep).join('/');
  const changed = init.files
    .filter(({ before, after }) => before !== after)
    .map(({ file, before = null, after }) => ({ uri: uriOfPath(file), before, after }));
  const isPlan = ({ uri }: { readonly uri: string }) => uri.endsWith('.plan.yml');
  const files = [...changed.filter(isPlan), ...changed.filter((one) => !isPlan(one))];
  const plan = init.files.find(({ file }) => file.endsWith('.plan.yml'));
  return {
    card: initCard(init, name, false, shown, version),
    edit: files.length ? confirmedEdit(files, `Plan from "${name}"`, session) : null,
    files: files.map((one) => ({ ...one, uri: session.clientUri(one.uri) })),
    into: session.clientUri(uriOfPath(plan?.file ?? project.root)),
  };
}
