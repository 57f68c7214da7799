// Headers of two rows: above, the groups, each merged over its columns; below, the columns.
import { readHeader } from './header.ts';

export interface TwoHeaders {
  readonly header: readonly string[];
  readonly groups: readonly (string | undefined)[];
}

/** `above` and `below` stand directly under each other; undefined where they are no two rows of a header. */
export function twoHeaders(above: readonly string[], below: readonly string[]): TwoHeaders | undefined {
  const filled = below.filter(Boolean);
  const told = filled.filter((title) => readHeader(title) !== undefined).length;
  const groups = carriedRight(above);
  // A merged cell is empty but in its first column, or says the same in all of them.
  const merged = groups.some((group, at) => group !== undefined && group === groups[at - 1]);
  const subjects = above.filter((title) => isSubject(title)).length;
  if (!merged || !subjects || told < 2 || told * 2 < filled.length) return undefined;
  return {
    // A column without a title of its own has that of its group, which spans both rows.
    header: below.map((title, at) => title || above[at] || ''),
    groups: groups.map((group, at) => (below[at] ? group : undefined)),
  };
}
const isSubject = (title: string): boolean => {
  const read = readHeader(title);
  return read?.subject !== undefined && read.aspect === undefined;
};

function carriedRight(cells: readonly string[]): readonly (string | undefined)[] {
  let group: string | undefined;
  return cells.map((cell) => {
    group = cell || group;
    return group;
  });
}
