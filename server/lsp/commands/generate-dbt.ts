// dbt files of the plan: those that nobody changed by hand are written, the others become an edit that a person sees first.

import { dbtCard, dbtPlace, dbtWrites, writeDbt } from '../../operations/dbt.ts';
import type { AnswerOf, Given } from '../../protocol.ts';
import { uriOfPath } from '../../workspace/uri.ts';
import { type CommandContext, viewOf } from '../command-context.ts';
import { confirmedEdit } from './confirmed-edit.ts';

type Command = 'trackwright.generateDbt';

export async function generateDbtCommand(context: CommandContext, given: Given<Command>): Promise<AnswerOf<Command>> {
  const { session, signal, progress } = context;
  const { project, snapshot, plan } = await viewOf(session, given.project);
  progress('Writing dbt files');
  const { out, version } = dbtPlace(snapshot, project.root, {});
  const writes = dbtWrites(plan, out, version);
  signal.throwIfAborted();
  await writeDbt(
    writes.filter((one) => one.state !== 'edited'),
    project.root,
    { force: false, inside: project.root },
  );
  const files = writes.flatMap(({ file, state, before = null, after }) =>
    state === 'edited' ? [{ uri: uriOfPath(file), before, after }] : [],
  );
  return {
    card: dbtCard(writes, project.root),
    edit: files.length ? confirmedEdit(files, 'dbt files that were changed by hand', session) : null,
    files: files.map((one) => ({ ...one, uri: session.clientUri(one.uri) })),
  };
}
