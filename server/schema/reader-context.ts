// What reading a part gathers, and how it follows aliases: never in a circle, never to more than anyone writes.
import type { Doc } from '../yaml/document.ts';
import type { Alias, Node } from '../yaml/node.ts';
import type { Container, Item, Ref } from './item.ts';
import type { Language } from './language.ts';
import type { ReadError } from './read-error.ts';

/** What one part gathers while it is read. */
export interface ReaderContext {
  readonly doc: Doc;
  readonly language: Language;
  /** Reads a mapping by its shape; handed in, since values hold items and items hold values. */
  readonly item: ItemReader;
  readonly items: Item[];
  readonly refs: Ref[];
  readonly faults: ReadError[];
  /** Aliases that were followed and where they led: the part holds as long as these do. */
  readonly aliases: [Alias, Node | undefined][];
  /** Names of the aliases being read, against cycles; inside one, things and faults are those of the anchor and not told again. */
  readonly within: readonly string[];
  /** The outermost of them, and where faults of following it are told. */
  readonly from?: { readonly alias: Alias; readonly faults: ReadError[] };
  /** Values that aliases may still stand for. */
  readonly budget: { left: number };
}
export type ItemReader = (
  node: Exclude<Node, { kind: 'alias' }>,
  shape: string,
  short: string | undefined,
  container: Container | undefined,
  context: ReaderContext,
  key: string,
) => Item | undefined;
const ALIASED_VALUES = 10_000;
export const readerContext = (doc: Doc, language: Language, item: ItemReader): ReaderContext => ({
  doc,
  language,
  item,
  items: [],
  refs: [],
  faults: [],
  aliases: [],
  within: [],
  budget: { left: ALIASED_VALUES },
});

/** Follows an alias; undefined (and a fault) where it leads nowhere, in a circle, or to too much. */
export function follow(
  node: Node,
  context: ReaderContext,
): { node: Exclude<Node, { kind: 'alias' }>; on: ReaderContext } | undefined {
  if (node.kind !== 'alias') {
    if (!context.from || --context.budget.left >= 0) return { node, on: context };
    if (context.budget.left === -1)
      reportOnce(
        context.from,
        'Aliases here stand for more than 10,000 values, and the rest is not read. Use a bundle instead.',
      );
    return undefined;
  }
  const target = context.doc.anchor(node.name, node.span);
  context.aliases.push([node, target]);
  // The text layer says that an anchor is missing.
  if (!target || context.budget.left < 0) return undefined;
  const from = context.from ?? { alias: node, faults: context.faults };
  if (context.within.includes(node.name)) {
    reportOnce(from, `Alias "*${from.alias.name}" stands for a value that holds itself. Write the value out.`);
    return undefined;
  }
  return follow(target, { ...context, items: [], faults: [], within: [...context.within, node.name], from });
}
/** One sentence for one alias, however often its value is read. */
function reportOnce({ alias, faults }: NonNullable<ReaderContext['from']>, message: string): void {
  if (!faults.some((one) => one.fault === 'yaml-syntax' && one.at === alias.span))
    faults.push({ fault: 'yaml-syntax', at: alias.span, message });
}
