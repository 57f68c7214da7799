// What trackwright.yml names and what is not there: dbt projects among the files of the project, the project file it extends.

import { nearest } from '../../base/did-you-mean.ts';
import { isProjectFile } from '../../dbt/read/paths.ts';
import type { Difference, Lack } from '../../plan/difference.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Part, Text, Thing } from '../../schema/item.ts';
import { folder } from './dbt-targets.ts';
import type { MissingPlace } from './rule.ts';

export function missingPlaces(part: Part, snapshot: Snapshot): readonly MissingPlace[] {
  const file = snapshot.files.get(part.uri);
  if (file?.kind !== 'config') return [];
  const root = part.uri.slice(0, part.uri.lastIndexOf('/'));
  const found: MissingPlace[] = [];
  for (const thing of part.things) {
    const { project, extends: base } = thing as Thing & { readonly project?: Text; readonly extends?: Text };
    if (thing.shape === 'dbtTarget' && project && !isDbtFolder(folder(root, project.value), snapshot)) {
      const folders = dbtFolders(root, snapshot);
      const near = nearest(project.value, folders) ?? (folders.length === 1 ? folders[0] : undefined);
      found.push({ fault: 'unresolved-reference', at: project, part: partOf(thing), place: 'dbt project', near });
    }
    const lack = thing.shape === 'project' && base ? file.lacks?.get(base.value) : undefined;
    if (base && lack) {
      found.push({ fault: 'unresolved-reference', at: base, part: partOf(thing), place: places[lack] });
    }
  }
  return found;
}

/** A dbt project that came or went changes what trackwright.yml may name. */
export function judgedByPlaces({ files }: Difference, snapshot: Snapshot): readonly Part[] {
  if (!files.some(isProjectFile)) return [];
  return [...snapshot.files.values()].flatMap((file) => (file.kind === 'config' ? file.parts : []));
}

const places: Readonly<Record<Lack, MissingPlace['place']>> = {
  absent: 'project file',
  circle: 'circle of project files',
  'out of reach': 'project file out of reach',
  foreign: 'foreign project file',
  'too long': 'long chain of project files',
};
const partOf = ({ shape }: Thing) => ({ noun: shape === 'project' ? 'trackwright.yml' : 'dbt project' });
const isDbtFolder = (uri: string, { files }: Snapshot): boolean =>
  files.has(`${uri}/dbt_project.yml`) || files.has(`${uri}/dbt_project.yaml`);

/** As trackwright.yml would name them. */
function dbtFolders(root: string, { files }: Snapshot): readonly string[] {
  return [...files.keys()]
    .filter((uri) => isProjectFile(uri) && uri.startsWith(`${root}/`))
    .map((uri) => decodeURIComponent(uri.slice(root.length + 1, uri.lastIndexOf('/') + 1)).replace(/\/$/, '') || '.');
}
