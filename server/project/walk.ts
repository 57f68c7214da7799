// The YAML files of a project, without what others put there.
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

const skipped = new Set([
  'node_modules',
  'target',
  'dbt_packages',
  'dbt_modules',
  '.git',
  '.venv',
  'venv',
  '.trackwright',
  '.tox',
  'dist',
  '__pycache__',
  '.vscode-test',
]);

/** Absolute paths of `.yml` and `.yaml` files, sorted; links to folders are not followed, folders that may not be read are passed over. */
export async function yamlFiles(root: string, signal?: AbortSignal): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (dir: string): Promise<void> => {
    signal?.throwIfAborted();
    const entries = await readdir(dir, { withFileTypes: true }).catch((): Dirent[] => []);
    const folders: string[] = [];
    for (const entry of entries) {
      const file = path.join(dir, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) folders.push(file);
      } else if (/\.ya?ml$/i.test(entry.name)) found.push(file);
    }
    for (const folder of folders) await visit(folder);
  };
  await visit(root);
  return found.sort();
}
