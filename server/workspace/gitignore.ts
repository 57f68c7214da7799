// What .gitignore files leave out, as git reads them: each holds below its folder, the nearer one says the last word, and nothing inside a
// folder that is left out comes back.
import { existsSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import type { Reach } from './reach.ts';
import { readText } from './read-text.ts';

export const GITIGNORE = '.gitignore';

/** The rules that hold in one folder; paths are told from `base`. */
export interface IgnoreRules {
  readonly base: string;
  readonly rules: Ignore;
}

/** Of the folders above, up to the root of the repository. A folder that these leave out is looked at for itself. */
export async function rulesAbove(root: string, reach?: Reach): Promise<IgnoreRules> {
  const above: string[] = [];
  for (let dir = root; ; dir = path.dirname(dir)) {
    if (dir !== root) above.unshift(dir);
    if (existsSync(path.join(dir, '.git'))) break;
    if (path.dirname(dir) === dir) return { base: root, rules: ignore() };
  }
  let rules: IgnoreRules = { base: above[0] ?? root, rules: ignore() };
  for (const dir of above) rules = await withRulesOf(dir, rules, reach);
  return root !== rules.base && isIgnored(root, true, rules) ? { base: root, rules: ignore() } : rules;
}

/** With those of a folder itself, where it has any that can be read. */
export async function withRulesOf(dir: string, { base, rules }: IgnoreRules, reach?: Reach): Promise<IgnoreRules> {
  const read = await readText(path.join(dir, GITIGNORE), { reach });
  if (!('text' in read)) return { base, rules };
  const patterns = read.text.split(/\r?\n/).flatMap((line) => fromBase(line, pathFrom(base, dir)));
  return { base, rules: ignore().add(rules).add(patterns) };
}

export const isIgnored = (file: string, isFolder: boolean, { base, rules }: IgnoreRules): boolean =>
  rules.ignores(`${pathFrom(base, file)}${isFolder ? '/' : ''}`);

/** Whether a file below `root` is left out, or a folder above it is. */
export async function isIgnoredBelow(root: string, file: string, reach?: Reach): Promise<boolean> {
  let rules = await withRulesOf(root, await rulesAbove(root, reach), reach);
  const parts = pathFrom(root, file).split('/');
  for (let n = 1; n < parts.length; n++) {
    const dir = path.join(root, ...parts.slice(0, n));
    if (isIgnored(dir, true, rules)) return true;
    rules = await withRulesOf(dir, rules, reach);
  }
  return isIgnored(file, false, rules);
}

const pathFrom = (base: string, file: string): string => path.relative(base, file).split(path.sep).join('/');

/** A pattern of a folder's own file as one of the base's: `/b` of the folder `a` is `/a/b`, `b` is that at any depth below `a`. */
function fromBase(line: string, folder: string): readonly string[] {
  if (line.trim() === '' || line.startsWith('#')) return [];
  if (folder === '') return [line];
  const not = line.startsWith('!') ? '!' : '';
  const pattern = line.slice(not.length);
  const isAnchored = pattern.trimEnd().slice(0, -1).includes('/');
  const inside = isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`;
  return [`${not}/${folder.replace(/[*?[\]]/g, '[$&]')}/${inside}`];
}
