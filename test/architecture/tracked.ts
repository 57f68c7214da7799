// The files of the project as git keeps them or is about to, their texts, and who imports what.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

// Another user may own the folder, as in a container; a hook of git says in GIT_… which repository is its own.
const git = ['-c', 'safe.directory=*', 'ls-files', '-coz', '--exclude-standard'];
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));

/** Paths from the repository's root, those alone that are there. */
export const tracked: readonly string[] = execFileSync('git', git, { encoding: 'utf8', env, maxBuffer: 2 ** 26 })
  .split('\0')
  .filter((file) => file !== '' && existsSync(file));

/** Files that a person writes programs in. */
export const sources = tracked.filter((file) => /\.(ts|mjs)$/.test(file));
/** What is shipped or runs the project; tests are apart. */
export const product = sources.filter((file) => !file.startsWith('test/'));

const texts = new Map<string, string>();
export function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, 'utf8');
  texts.set(file, text);
  return text;
}

export interface Import {
  readonly from: string;
  /** A path from the root, or a package's name. */
  readonly to: string;
  /** What stands between `import` and `from`; empty for one that is loaded later, or for its effects. */
  readonly clause: string;
  readonly how: 'value' | 'type' | 'later';
}
const now = /^(?:import|export)\s+(?:(type)\s)?([^;'"]*?)\s*from '([^']+)'/gms;
const effects = /^import '([^']+)'/gm;
const later = /(typeof )?(?:\bimport|\brequire|\)\s*\.resolve)\('([^'\s$]+)'\)/g;

export const imports: readonly Import[] = sources.flatMap((from) => {
  const text = textOf(from);
  const place = (to: string) => (to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : to);
  return [
    ...[...text.matchAll(now)].map(([, type, clause = '', to = '']): Import => {
      return { from, to: place(to), clause, how: type ? 'type' : 'value' };
    }),
    ...[...text.matchAll(effects)].map(([, to = '']): Import => ({ from, to: place(to), clause: '', how: 'value' })),
    ...[...text.matchAll(later)].map(([, type, to = '']): Import => {
      return { from, to: place(to), clause: '', how: type ? 'type' : 'later' };
    }),
  ];
});
