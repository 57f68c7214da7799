// What a file holds, as a tree of names; and every name of the project, for search.

import { isDefinition } from '../plan/difference.ts';
import { sectionOfShape } from '../plan/sections.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import type { Fragment } from '../schema/fragment.ts';
import type { Item } from '../schema/item.ts';
import type { Span } from '../yaml/node.ts';
import { encloses } from '../yaml/span.ts';

export interface OutlineItem {
  readonly name: string;
  /** Its shape in the key table, or its kind in dbt. */
  readonly kind: string;
  readonly detail: string;
  /** All of it, and its name. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

const nested: ReadonlySet<string> = new Set(['propertyUse', 'variant', 'step', 'column', 'action']);
const shown: ReadonlySet<string> = new Set<string>([
  ...sectionOfShape.keys(),
  'plan',
  'brief',
  'model',
  'table',
  'resource',
  'dbtProject',
]);

export function outline(fragments: readonly Fragment[]): readonly OutlineItem[] {
  return fragments.flatMap((fragment) => {
    const tops = fragment.items.filter((item) => shown.has(item.shape) && item.container === undefined);
    return tops.map((top) =>
      itemOf(
        top,
        fragment.items.filter((item) => nested.has(item.shape) && item !== top && encloses(top.span, item.span)),
      ),
    );
  });
}
function itemOf(item: Item, below: readonly Item[]): OutlineItem {
  const direct = below.filter(
    (one) => !below.some((other) => other !== one && encloses(other.span, one.span) && other.span !== one.span),
  );
  return {
    name: item.name.value || `(${item.shape})`,
    kind: item.shape,
    detail: detailOf(item),
    span: item.span,
    nameSpan: item.name.span,
    children: direct.map((one) =>
      itemOf(
        one,
        below.filter((other) => other !== one && encloses(one.span, other.span)),
      ),
    ),
  };
}
function detailOf(item: Item): string {
  const { type, agg, call } = item as { type?: unknown; agg?: { value: string }; call?: { value: string } };
  if (Array.isArray(type)) return type.map((one: { value: string }) => one.value).join(' | ');
  return agg?.value ?? call?.value ?? '';
}

/** Definitions whose names hold the letters of `query` in order, best first, at most `most`. */
export function searchNames(snapshot: Snapshot, query: string, most: number): readonly Item[] {
  const wanted = query.toLowerCase();
  const found: { readonly thing: Item; readonly rank: number }[] = [];
  for (const fragment of snapshot.fragments)
    for (const item of fragment.items) {
      if (!isDefinition(item)) continue;
      const rank = rankOf(item.name.value.toLowerCase(), wanted);
      if (rank !== undefined) found.push({ thing: item, rank });
    }
  return found
    .sort((a, b) => a.rank - b.rank || (a.thing.name.value < b.thing.name.value ? -1 : 1))
    .slice(0, most)
    .map((one) => one.thing);
}
function rankOf(name: string, query: string): number | undefined {
  if (name.startsWith(query)) return 0;
  if (name.includes(query)) return 1;
  let from = 0;
  for (const letter of query) {
    from = name.indexOf(letter, from) + 1;
    if (from === 0) return undefined;
  }
  return 2;
}
