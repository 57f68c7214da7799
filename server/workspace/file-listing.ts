// The YAML files of a project, without what others put there and what projects inside it own.
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { CONFIG } from '../config/config.schema.ts';

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

export interface Walked {
  /** Absolute paths of `.yml` and `.yaml` files, sorted. */
  readonly files: readonly string[];
  /** Folders below that are projects of their own, none inside another: they have a trackwright.yml, or are among `apart`. */
  readonly nested: readonly string[];
}
/** Links to folders are not followed, folders that may not be read are passed over. */
export async function walk(root: string, signal?: AbortSignal, apart: readonly string[] = []): Promise<Walked> {
  const found: string[] = [];
  const nested: string[] = [];
  const visit = async (dir: string): Promise<void> => {
    signal?.throwIfAborted();
    const entries = await readdir(dir, { withFileTypes: true }).catch((): Dirent[] => []);
    const isProject = apart.includes(dir) || entries.some((entry) => entry.name === CONFIG && !entry.isDirectory());
    if (dir !== root && isProject) {
      nested.push(dir);
      return;
    }
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
  return { files: found.sort(), nested };
}
