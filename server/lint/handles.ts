// What rules may ask of a handle without opening it.
import { type At, type Handle, handle, nodeOf, type Text } from '../read/plan/item.ts';

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
/** Inside [ ] or { }. */
export const isFlow = (of: Handle): boolean => {
  const node = nodeOf(of);
  return node.kind !== 'alias' && node.flow;
};
