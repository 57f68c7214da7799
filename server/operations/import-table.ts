// A table of events becomes a plan, a scorecard, and what a project lacks. A person sees them before they are written.
import path from 'node:path';
import { InputError } from '../base/user-error.ts';
import { version } from '../version.ts';
import { pathOfUri } from '../workspace/uri.ts';
import type { OperationContext } from './context.ts';
import { prepareInit, readTable } from './init.ts';
import { initCard } from './init-card.ts';
import type { OperationInput, OperationOutcome } from './operation.ts';
import type { Operations } from './table.ts';

/** `importTable` of the table of operations. The plan is the first of the files. */
export async function importTable(
  { project, signal, progress, today, english }: OperationContext,
  { uri = '' }: OperationInput<Extract<Operations, { name: 'importTable' }>['input']>,
): Promise<OperationOutcome> {
  const { root } = project;
  const table = pathOfUri(uri);
  if (table === undefined) throw new InputError(`A table is read from a file, and "${uri}" is none.`);
  const name = path.basename(table);
  progress(`Reading ${name}`);
  const from = { name, bytes: await readTable(table, name) };
  // What would be overwritten is shown first, so that it may be.
  const init = await prepareInit({ dir: root, from, today, english: await english() }, true);
  signal.throwIfAborted();
  const shown = (file: string) => path.relative(root, file).split(path.sep).join('/');
  const changed = init.files.filter(({ before, after }) => before !== after);
  const isPlan = ({ file }: { readonly file: string }) => file.endsWith('.plan.yml');
  const files = [...changed.filter(isPlan), ...changed.filter((one) => !isPlan(one))];
  return {
    card: initCard(init, name, false, shown, version),
    changes: { label: `Plan from "${name}"`, files },
    into: init.files.find(isPlan)?.file ?? root,
  };
}
