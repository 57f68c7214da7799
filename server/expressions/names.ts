// The names a condition uses, for references and rename.
import type { Expr, TextRange } from './expr.ts';
import { children } from './expr.ts';

export interface NameUse extends TextRange {
  readonly path: readonly string[];
  /** Where each part of the path stands, backticks included. */
  readonly parts: readonly TextRange[];
}

/** Every use of a name, in the order of the text. */
export function namesIn(tree: Expr): readonly NameUse[] {
  if (tree.kind === 'name') {
    const { path, parts } = tree;
    return [{ path, parts, start: parts[0]?.start ?? tree.start, end: parts[parts.length - 1]?.end ?? tree.end }];
  }
  return children(tree).flatMap(namesIn);
}
