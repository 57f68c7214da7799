// The names a condition uses, for references and rename.
import type { Edit, Expr, Place } from './expr.ts';
import { children } from './expr.ts';
import { parseCondition } from './parse.ts';
import { writeName } from './words.ts';

export interface NameUse extends Place {
  readonly path: readonly string[];
  /** Where each part of the path stands, backticks included. */
  readonly parts: readonly Place[];
}

/** Every use of a name, in the order of the text. */
export function namesIn(tree: Expr): readonly NameUse[] {
  if (tree.kind === 'name') {
    const { path, parts } = tree;
    return [{ path, parts, start: parts[0]?.start ?? tree.start, end: parts[parts.length - 1]?.end ?? tree.end }];
  }
  return children(tree).flatMap(namesIn);
}

/**
 * The edits that call what `path` leads to `name` from now on: `['user', 'plan_tier']` to `tier` changes the second part of
 * `user.plan_tier` and of every longer path that begins so. Empty when the text cannot be read or does not use it.
 */
export function renameInCondition(text: string, path: readonly string[], name: string): readonly Edit[] {
  const { tree } = parseCondition(text);
  const uses = tree ? namesIn(tree) : [];
  return uses.flatMap((use) => {
    const place = use.parts[path.length - 1];
    if (!place || !path.every((part, i) => use.path[i] === part)) return [];
    return [{ start: place.start, end: place.end, text: writeName(name) }];
  });
}
