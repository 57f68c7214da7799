// Paths as reports print them.
import path from 'node:path';

/** Relative to the current folder with `/`; absolute where the two share nothing but the root, or lie on different drives. */
export function shownPath(cwd: string, file: string, { relative, isAbsolute, sep, parse } = path as Paths): string {
  const near = relative(cwd, file);
  const { root } = parse(cwd);
  const top = (of: string) => relative(root, of).split(sep)[0];
  const far = isAbsolute(near) || (top(cwd) !== '' && top(cwd) !== top(file));
  const shown = far ? file : near === '' ? '.' : near;
  return shown.split(sep).join('/');
}

type Paths = Pick<typeof path.posix, 'relative' | 'isAbsolute' | 'sep' | 'parse'>;
