// dbt sources, staging models and their YAML from the plan, file by file.
import path from 'node:path';
import { hash } from '../base/hash.ts';
import { InputError } from '../base/user-error.ts';
import type { DbtProject } from '../dbt/read/things.ts';
import { type DbtVersion, targetVersion } from '../dbt/read/version.ts';
import { isUnmodified } from '../dbt/write/checksum.ts';
import { dbtFiles } from '../dbt/write/files.ts';
import type { Plan } from '../plan/plan.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { type Card, card } from '../results/card.ts';
import { version } from '../version.ts';
import { readTextNow } from '../workspace/read-text.ts';
import { pathOfUri } from '../workspace/uri.ts';
import { writeFiles } from '../workspace/write-file.ts';
import type { OperationContext } from './context.ts';
import type { OperationOutcome } from './operation.ts';

/** `generateDbt` of the table of operations: what nobody changed by hand is written, the rest is shown first. */
export async function generateDbt({ project, signal, progress }: OperationContext): Promise<OperationOutcome> {
  const { snapshot, root, plan } = project;
  progress('Writing dbt files');
  const { out, version: target } = dbtPlace(snapshot, root, {});
  const writes = dbtWrites(plan, out, target);
  signal.throwIfAborted();
  await writeDbt(
    writes.filter((one) => one.state !== 'edited'),
    root,
    { force: false, inside: root },
  );
  const files = writes.filter(({ state }) => state === 'edited');
  return { card: dbtCard(writes, root), changes: { label: 'dbt files that were changed by hand', files } };
}

export interface DbtWrite {
  /** Absolute. */
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
  /** `edited`: somebody changed it by hand since it was generated. */
  readonly state: 'new' | 'same' | 'changed' | 'edited';
}

/** Where dbt files go and for which dbt, unless somebody says otherwise: into the project's own dbt project, or a folder `dbt` of its own. */
export function dbtPlace(
  snapshot: Snapshot,
  root: string,
  said: { readonly out?: string | undefined; readonly version?: DbtVersion | undefined },
): { readonly out: string; readonly version: DbtVersion } {
  const dbt = snapshot.items('dbtProject')[0] as DbtProject | undefined;
  const setting = snapshot.settings.dbt[0]?.version;
  return {
    out: said.out ?? (dbt && pathOfUri(dbt.dir)) ?? path.join(root, 'dbt'),
    version: said.version ?? targetVersion(setting, dbt?.requireDbtVersion).version,
  };
}

/** A folder that is in no dbt project gets one; one that we made is kept up to date, one of somebody else's is left alone. */
function needsProject(out: string): boolean {
  for (let dir = out; ; dir = path.dirname(dir)) {
    const text = textOf(path.join(dir, 'dbt_project.yml'));
    if (text !== undefined) return dir === out && isUnmodified(text);
    if (dir === path.dirname(dir)) return true;
  }
}

/** What would be written below `out`, an absolute folder. Throws QueryError for a name that no SQL can hold. */
export function dbtWrites(plan: Plan, out: string, version: DbtVersion): readonly DbtWrite[] {
  const project = needsProject(out) ? { project: { name: plan.name, profile: plan.name } } : {};
  return dbtFiles(plan, { version, ...project }).map(({ path: name, text }) => {
    const file = path.join(out, name);
    const before = textOf(file);
    const state = before === undefined ? 'new' : before === text ? 'same' : isUnmodified(before) ? 'changed' : 'edited';
    return { file, before, after: text, state };
  });
}
function textOf(file: string): string | undefined {
  const read = readTextNow(file);
  return 'text' in read ? read.text : undefined;
}

/**
 * Writes what is new or changed, all or nothing; through no link that leads out of `inside`. Throws InputError before the first
 * write when a file was changed by hand, unless forced.
 */
export async function writeDbt(
  writes: readonly DbtWrite[],
  root: string,
  { force, inside }: { readonly force: boolean; readonly inside: string },
): Promise<Card> {
  const edited = writes.filter((one) => one.state === 'edited').map((one) => path.relative(root, one.file));
  if (edited.length && !force)
    throw new InputError(
      `${edited.join(', ')} ${edited.length === 1 ? 'was' : 'were'} changed by hand since it was generated. See the difference with --dry-run, and overwrite with --force.`,
    );
  const wanted = writes.filter((one) => one.state !== 'same');
  await writeFiles(wanted.map(({ file, after }) => ({ file, data: after, inside })));
  return dbtCard(writes, root);
}
export function dbtCard(writes: readonly DbtWrite[], root: string): Card {
  const written = writes.filter((one) => one.state !== 'same').length;
  return card({
    id: hash(writes.map((one) => one.after).join('\0')),
    kind: 'dbt',
    title: 'dbt files',
    verdict: 'ok',
    headline: written
      ? `${written} of ${writes.length} files written.`
      : `All ${writes.length} dbt files are up to date.`,
    facts: [
      { name: 'written', value: written },
      { name: 'unchanged', value: writes.length - written },
    ],
    table: {
      columns: [
        { name: 'file', type: 'string' },
        { name: 'was', title: 'State', type: 'string' },
      ],
      rows: writes.map((one) => [
        path.relative(root, one.file).split(path.sep).join('/'),
        { new: 'created', same: 'unchanged', changed: 'updated', edited: 'edited by hand' }[one.state],
      ]),
    },
    provenance: { version },
  });
}
