// What a change on the disk means: files of a folder that came or went, projects whose borders are others than before.
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CONFIG } from '../config/config.schema.ts';
import { walk } from '../workspace/file-listing.ts';
import { GITIGNORE } from '../workspace/gitignore.ts';
import type { Project } from '../workspace/project.ts';
import type { Projects } from '../workspace/projects.ts';
import { pathOfUri, uriOfPath } from '../workspace/uri.ts';

/** Clients tell of a folder that was renamed or deleted, and not of the files in it. */
export async function filesMeant(uris: readonly string[], projects: readonly Project[]): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const uri of uris) {
    files.add(uri);
    if (/\.ya?ml$|\/\.gitignore$/i.test(uri)) continue;
    for (const project of projects)
      for (const known of project.snapshot.files.keys()) if (known.startsWith(`${uri}/`)) files.add(known);
    for (const file of await filesIn(pathOfUri(uri))) files.add(uriOfPath(file));
  }
  return [...files];
}
async function filesIn(folder: string | undefined): Promise<readonly string[]> {
  const found = folder === undefined ? undefined : await stat(folder).catch(() => undefined);
  if (folder === undefined || !found?.isDirectory()) return [];
  const { files, nested } = await walk(folder, { gitignore: false });
  return [...files, ...nested.map((one) => path.join(one, CONFIG))];
}

/** Projects that gain or lose files because a project file or a .gitignore came or went; undefined where none did. */
export function staleBy(uris: readonly string[], projects: Projects): ReadonlySet<Project> | undefined {
  const stale = new Set<Project>();
  let moved = false;
  for (const uri of uris) {
    const file = pathOfUri(uri);
    if (file !== undefined && path.basename(file) === GITIGNORE) {
      const owner = projects.owner(uriOfPath(path.dirname(file)));
      moved = true;
      if (owner) stale.add(owner);
    }
    if (file === undefined || path.basename(file) !== CONFIG) continue;
    const own = projects.at(path.dirname(file));
    if (existsSync(file) === (own !== undefined)) continue;
    moved = true;
    const above = projects.owner(uriOfPath(path.dirname(file)));
    for (const project of [own, above]) if (project) stale.add(project);
  }
  return moved ? stale : undefined;
}
