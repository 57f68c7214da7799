// Names in conditions: where one is used, and how names and texts are written, with backticks and doubled quotes.
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

/** Words that are never names unless they stand in backticks; upper case counts too. */
export const keywords: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'in',
  'is',
  'null',
  'between',
  'like',
  'true',
  'false',
]);

const plainName = /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u;

/** A name as written in a condition: in backticks when it is a keyword or not a plain identifier. */
export function writeName(name: string): string {
  return plainName.test(name) && !keywords.has(name.toLowerCase()) ? name : `\`${name.replaceAll('`', '``')}\``;
}

/** A text as it is written in a condition. */
export function writeText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
