// What rules may ask of a handle without opening it.
import { type At, type Handle, handle, nodeOf, type Text } from '../read/plan/item.ts';
import type { Plain } from '../read/plan/plan.ts';
import { type Node, pairOf } from '../read/yaml/node.ts';

/** The keys of a mapping as written, and where their values stand; empty for anything else. */
export function pairsOf(of: Handle): readonly { readonly key: string; readonly at: Text; readonly value: At<null> }[] {
  const node = nodeOf(of);
  if (node.kind !== 'map') return [];
  return node.pairs.map(({ key, value }) => ({
    key: key.text,
    at: { value: key.text, text: key.text, span: key.span, node: handle(key) },
    value: { value: null, text: value.kind === 'scalar' ? value.text : '', span: value.span, node: handle(value) },
  }));
}
/** The members of a list, and where they stand; empty for anything else. */
export function itemsOf(of: Handle): readonly At<null>[] {
  const node = nodeOf(of);
  if (node.kind !== 'seq') return [];
  return node.items.map((item) => ({
    value: null,
    text: item.kind === 'scalar' ? item.text : '',
    span: item.span,
    node: handle(item),
  }));
}
/** The value under a path of keys as plain data; undefined where there is none, or an alias stands in it. */
export function plainUnder(of: Handle, ...path: readonly string[]): Plain | undefined {
  let node: Node | undefined = nodeOf(of);
  for (const key of path) node = node?.kind === 'map' ? pairOf(node, key)?.value : undefined;
  return node && plain(node);
}
function plain(node: Node): Plain | undefined {
  if (node.kind === 'alias') return undefined;
  if (node.kind === 'scalar') return typeof node.value === 'bigint' ? node.text : node.value;
  if (node.kind === 'seq') {
    const items = node.items.map(plain);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  const entries = node.pairs.map((pair) => [pair.key.text, plain(pair.value)] as const);
  return entries.every(([, value]) => value !== undefined) ? (Object.fromEntries(entries) as Plain) : undefined;
}
/** The mapping or list under a path of keys. */
export function handleUnder(of: Handle, ...path: readonly string[]): Handle | undefined {
  let node: Node | undefined = nodeOf(of);
  for (const key of path) node = node?.kind === 'map' ? pairOf(node, key)?.value : undefined;
  return node?.kind === 'map' ? handle(node) : undefined;
}
