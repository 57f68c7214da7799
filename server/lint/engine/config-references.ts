// What trackwright.yml names and what is not there: dbt projects among the files of the project, the project file it extends.

import { closest } from '../../base/did-you-mean.ts';
import { isProjectFile } from '../../dbt/read/paths.ts';
import type { Difference, ExtendsError } from '../../plan/difference.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import type { Item, Text } from '../../schema/item.ts';
import { folder } from './dbt-targets.ts';
import type { MissingTarget } from './rule.ts';

export function missingTargets(fragment: Fragment, snapshot: Snapshot): readonly MissingTarget[] {
  const file = snapshot.files.get(fragment.uri);
  if (file?.kind !== 'config') return [];
  const root = fragment.uri.slice(0, fragment.uri.lastIndexOf('/'));
  const found: MissingTarget[] = [];
  for (const item of fragment.items) {
    const { project, extends: base } = item as Item & { readonly project?: Text; readonly extends?: Text };
    if (item.shape === 'dbtTarget' && project && !isDbtFolder(folder(root, project.value), snapshot)) {
      const folders = dbtFolders(root, snapshot);
      const near = closest(project.value, folders) ?? (folders.length === 1 ? folders[0] : undefined);
      found.push({ fault: 'unresolved-reference', at: project, container: partOf(item), place: 'dbt project', near });
    }
    const lack = item.shape === 'project' && base ? file.extendsErrors?.get(base.value) : undefined;
    if (base && lack) {
      found.push({ fault: 'unresolved-reference', at: base, container: partOf(item), place: places[lack] });
    }
  }
  return found;
}

/** A dbt project that came or went changes what trackwright.yml may name. */
export function judgedByTargets({ files }: Difference, snapshot: Snapshot): readonly Fragment[] {
  if (!files.some(isProjectFile)) return [];
  return [...snapshot.files.values()].flatMap((file) => (file.kind === 'config' ? file.fragments : []));
}

const places: Readonly<Record<ExtendsError, MissingTarget['place']>> = {
  absent: 'project file',
  circle: 'circle of project files',
  'out of reach': 'project file out of reach',
  foreign: 'foreign project file',
  'too long': 'long chain of project files',
};
const partOf = ({ shape }: Item) => ({ noun: shape === 'project' ? 'trackwright.yml' : 'dbt project' });
const isDbtFolder = (uri: string, { files }: Snapshot): boolean =>
  files.has(`${uri}/dbt_project.yml`) || files.has(`${uri}/dbt_project.yaml`);

/** As trackwright.yml would name them. */
function dbtFolders(root: string, { files }: Snapshot): readonly string[] {
  return [...files.keys()]
    .filter((uri) => isProjectFile(uri) && uri.startsWith(`${root}/`))
    .map((uri) => decodeURIComponent(uri.slice(root.length + 1, uri.lastIndexOf('/') + 1)).replace(/\/$/, '') || '.');
}
