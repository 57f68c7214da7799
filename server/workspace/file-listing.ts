// The YAML files of a project, without what others put there and what projects inside it own.
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { CONFIG } from '../config/config.schema.ts';
import { GITIGNORE, type IgnoreRules, isIgnored, rulesAbove, withRulesOf } from './gitignore.ts';
import type { Reach } from './reach.ts';

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
/** `apart`: folders that are projects of their own. `gitignore: false`: what .gitignore files name is listed, too. */
export interface WalkOptions {
  readonly signal?: AbortSignal | undefined;
  readonly apart?: readonly string[];
  readonly gitignore?: boolean;
  readonly reach?: Reach;
}

/** Links to folders are not followed, folders that may not be read are left out. */
export async function walk(
  root: string,
  { signal, apart = [], gitignore = true, reach }: WalkOptions = {},
): Promise<Walked> {
  const found: string[] = [];
  const nested: string[] = [];
  const visit = async (dir: string, above: IgnoreRules | undefined): Promise<void> => {
    signal?.throwIfAborted();
    const entries = await readdir(dir, { withFileTypes: true }).catch((): Dirent[] => []);
    const isProject = apart.includes(dir) || entries.some((entry) => entry.name === CONFIG && !entry.isDirectory());
    if (dir !== root && isProject) {
      nested.push(dir);
      return;
    }
    const own = above && entries.some(({ name }) => name === GITIGNORE);
    const rules = own ? await withRulesOf(dir, above, reach) : above;
    const folders: string[] = [];
    for (const entry of entries) {
      const file = path.join(dir, entry.name);
      const isFolder = entry.isDirectory();
      if (isFolder ? skipped.has(entry.name) : !/\.ya?ml$/i.test(entry.name)) continue;
      if (rules && isIgnored(file, isFolder, rules)) continue;
      (isFolder ? folders : found).push(file);
    }
    for (const folder of folders) await visit(folder, rules);
  };
  await visit(root, gitignore ? await rulesAbove(root, reach) : undefined);
  return { files: found.sort(), nested };
}
