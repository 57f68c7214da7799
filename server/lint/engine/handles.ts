// What rules may ask of a handle without opening it.
import { type Handle, handle, type Located, nodeOf, type Text } from '../../schema/item.ts';
import { nestKey } from '../../yaml/write.ts';

/** The keys of a mapping as written, and where their values stand; empty for anything else. */
export function pairsOf(
  of: Handle,
): readonly { readonly key: string; readonly at: Text; readonly value: Located<null> }[] {
  const node = nodeOf(of);
  if (node.kind !== 'map') return [];
  return node.pairs.map(({ key, value }) => ({
    key: key.text,
    at: { value: key.text, text: key.text, span: key.span, node: handle(key) },
    value: { value: null, text: value.kind === 'scalar' ? value.text : '', span: value.span, node: handle(value) },
  }));
}
/** The members of a list, and where they stand; empty for anything else. */
export function itemsOf(of: Handle): readonly Located<null>[] {
  const node = nodeOf(of);
  if (node.kind !== 'seq') return [];
  return node.items.map((item) => ({
    value: null,
    text: item.kind === 'scalar' ? item.text : '',
    span: item.span,
    node: handle(item),
  }));
}
/** Whether the key of a mapping can be moved, as it is written, below a path of keys of the same mapping. */
export function canNestKey(of: Handle, key: Pick<Text, 'node'>, under: readonly string[]): boolean {
  const [map, written] = [nodeOf(of), nodeOf(key.node)];
  const pair = map.kind === 'map' ? map.pairs.find((one) => one.key === written) : undefined;
  return map.kind === 'map' && pair !== undefined && nestKey(map, pair, under).length > 0;
}
