// dbt files of the plan: those that nobody changed by hand are written, the others become an edit that a person sees first.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathOfUri, uriOfPath } from '../project/uri.ts';
import type { AnswerOf, Given } from '../protocol.ts';
import type { DbtProject } from '../read/dbt/things.ts';
import { targetVersion } from '../read/dbt/version.ts';
import { dbtCard, dbtWrites, writeDbt } from '../tasks/dbt.ts';
import { confirmedEdit } from './confirmed-edit.ts';
import { lineEdits } from './line-edits.ts';
import { mustBeTrusted, seen, type Work } from './work.ts';

type Command = 'trackwright.generateDbt';

export async function generateDbt(work: Work, given: Given<Command>): Promise<AnswerOf<Command>> {
  const { session, signal, progress } = work;
  mustBeTrusted(session);
  const { project, snapshot, plan } = await seen(session, given.project);
  progress('Writing dbt files');
  const dbt = snapshot.things('dbtProject')[0] as DbtProject | undefined;
  const own = dbt && pathOfUri(dbt.dir);
  const out = own ?? path.join(project.root, 'dbt');
  const writes = dbtWrites(plan, out, {
    version: targetVersion(undefined, dbt?.requireDbtVersion).version,
    ...(own === undefined && !existsSync(path.join(out, 'dbt_project.yml'))
      ? { project: { name: plan.name, profile: plan.name } }
      : {}),
  });
  signal.throwIfAborted();
  await writeDbt(
    writes.filter((one) => one.state !== 'edited'),
    project.root,
    false,
  );
  const edited = writes.flatMap(({ file, state, before = '', after }) =>
    state === 'edited' ? [{ uri: uriOfPath(file), exists: true, edits: lineEdits(before, after) }] : [],
  );
  return {
    card: dbtCard(writes, project.root),
    edit: edited.length ? confirmedEdit(edited, 'dbt files that were changed by hand', session) : null,
  };
}
