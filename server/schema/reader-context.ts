// What reading a part gathers, and how it follows aliases: never in a circle, never to more than anyone writes.
import type { Doc } from '../yaml/document.ts';
import type { Alias, Node } from '../yaml/node.ts';
import type { Fault, Owner, Ref, Thing } from './item.ts';
import type { Row } from './kinds.ts';

/** What one part gathers while it is read. */
export interface Reading {
  readonly doc: Doc;
  /** Shape -> its keys: the plan language's table, or that of the project file. */
  readonly table: Readonly<Record<string, Readonly<Record<string, Row>>>>;
  /** Reads a mapping by its shape; handed in, since values hold items and items hold values. */
  readonly item: ItemReader;
  readonly things: Thing[];
  readonly refs: Ref[];
  readonly faults: Fault[];
  /** Aliases that were followed and where they led: the part holds as long as these do. */
  readonly aliases: [Alias, Node | undefined][];
  /** Names of the aliases being read, against cycles; inside one, things and faults are those of the anchor and not told again. */
  readonly within: readonly string[];
  /** The outermost of them, and where faults of following it are told. */
  readonly from?: { readonly alias: Alias; readonly faults: Fault[] };
  /** Values that aliases may still stand for. */
  readonly budget: { left: number };
}
export type ItemReader = (
  node: Exclude<Node, { kind: 'alias' }>,
  shape: string,
  short: string | undefined,
  owner: Owner | undefined,
  on: Reading,
  key: string,
) => Thing | undefined;
const ALIASED_VALUES = 10_000;
export const reading = (doc: Doc, table: Reading['table'], item: ItemReader): Reading => ({
  doc,
  table,
  item,
  things: [],
  refs: [],
  faults: [],
  aliases: [],
  within: [],
  budget: { left: ALIASED_VALUES },
});

/** Follows an alias; undefined (and a fault) where it leads nowhere, in a circle, or to too much. */
export function follow(node: Node, on: Reading): { node: Exclude<Node, { kind: 'alias' }>; on: Reading } | undefined {
  if (node.kind !== 'alias') {
    if (!on.from || --on.budget.left >= 0) return { node, on };
    if (on.budget.left === -1)
      untold(
        on.from,
        'Aliases here stand for more than 10,000 values, and the rest is not read. Use a bundle instead.',
      );
    return undefined;
  }
  const target = on.doc.anchor(node.name, node.span);
  on.aliases.push([node, target]);
  // The text layer says that an anchor is missing.
  if (!target || on.budget.left < 0) return undefined;
  const from = on.from ?? { alias: node, faults: on.faults };
  if (on.within.includes(node.name)) {
    untold(from, `Alias "*${from.alias.name}" stands for a value that holds itself. Write the value out.`);
    return undefined;
  }
  return follow(target, { ...on, things: [], faults: [], within: [...on.within, node.name], from });
}
/** One sentence for one alias, however often its value is read. */
function untold({ alias, faults }: NonNullable<Reading['from']>, message: string): void {
  if (!faults.some((one) => one.fault === 'yaml-syntax' && one.at === alias.span))
    faults.push({ fault: 'yaml-syntax', at: alias.span, message });
}
