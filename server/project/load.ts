// A project from the disk: its settings, its files, a snapshot of them.
import path from 'node:path';
import { readConfig } from '../read/config/read.ts';
import { defaults, type Settings } from '../read/config/settings.ts';
import { isProjectFile } from '../read/dbt/paths.ts';
import { readDbt } from '../read/dbt/read.ts';
import type { DbtProject } from '../read/dbt/things.ts';
import { tooLong } from '../read/limits.ts';
import { type Input, Snapshot } from '../read/snapshot.ts';
import { Doc } from '../read/yaml/doc.ts';
import { type FileKind, kindOf } from './kind.ts';
import { readText } from './read-text.ts';
import { CONFIG } from './root.ts';
import { uriOfPath } from './uri.ts';
import { yamlFiles } from './walk.ts';

export interface Loaded {
  readonly root: string;
  readonly rootUri: string;
  readonly snapshot: Snapshot;
  readonly dbt: readonly DbtProject[];
}

/** Everything of ours under `root`, an absolute folder. */
export async function load(root: string, signal?: AbortSignal): Promise<Loaded> {
  const rootUri = uriOfPath(root);
  const settings = await settingsOf(root);
  const files = await yamlFiles(root, signal);
  const dbt = await dbtProjects(files);
  const inputs = new Map<string, Input>();
  for (const file of files) {
    signal?.throwIfAborted();
    const uri = uriOfPath(file);
    const kind = kindOf(uri, rootUri, settings, dbt);
    if (kind) inputs.set(uri, inputOf(uri, kind, await readText(file)));
  }
  return { root, rootUri, snapshot: Snapshot.empty(settings).with(inputs), dbt };
}

export function inputOf(
  uri: string,
  kind: FileKind,
  read: { readonly text: string } | { readonly unreadable: string },
): Input {
  const unreadable = 'text' in read ? tooLong(read.text) : read.unreadable;
  const text = 'text' in read && unreadable === undefined ? read.text : '';
  const doc =
    kind === 'plan' ? Doc.of(uri, text, 'chunks') : Doc.of(uri, text, 'whole', kind === 'dbt' ? 'dbt' : 'plan');
  return { kind, doc, ...(unreadable === undefined ? {} : { unreadable }) };
}

/** The defaults hold where there is no trackwright.yml, or where it cannot be read. */
export async function settingsOf(root: string): Promise<Settings> {
  const file = path.join(root, CONFIG);
  const read = await readText(file);
  return 'text' in read ? readConfig(Doc.of(uriOfPath(file), read.text, 'whole')).settings : defaults;
}

async function dbtProjects(files: readonly string[]): Promise<readonly DbtProject[]> {
  const found: DbtProject[] = [];
  for (const file of files.filter(isProjectFile)) {
    const read = await readText(file);
    if ('text' in read) found.push(...projectsIn(Doc.of(uriOfPath(file), read.text, 'whole', 'dbt')));
  }
  return found;
}
export const projectsIn = (doc: Doc): readonly DbtProject[] =>
  readDbt(doc).things.filter((thing): thing is DbtProject => thing.shape === 'dbtProject');
