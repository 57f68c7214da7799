// dbt's nodes as dbt sees them: aliases followed, `<<` merged in, the last of two equal keys in force.
import type { Located, Text } from '../../schema/item.ts';
import { handle } from '../../schema/item.ts';
import type { Doc } from '../../yaml/document.ts';
import { isAbsent, type MapNode, type Node, type Pair, type Scalar, type SeqNode } from '../../yaml/node.ts';

export type Real = Scalar | MapNode | SeqNode;
export interface View {
  /** The node itself, or what its alias stands for; undefined where that leads nowhere or in a circle. */
  readonly real: (node: Node | undefined) => Real | undefined;
  /** The value at a path of keys. */
  readonly at: (node: Node | undefined, ...path: readonly string[]) => Real | undefined;
  readonly items: (node: Node | undefined) => readonly Node[];
  /** Every pair as written, those of merged mappings behind the own ones. */
  readonly pairs: (map: MapNode) => readonly Pair[];
}

/** Aliases of aliases can stand for more than memory holds. */
const MAX_DEPTH = 50;

export function dbtViewOf(doc: Pick<Doc, 'anchor'>): View {
  const real = (node: Node | undefined, depth = 0): Real | undefined => {
    if (node?.kind !== 'alias') return node;
    return depth > MAX_DEPTH ? undefined : real(doc.anchor(node.name, node.span), depth + 1);
  };
  const pairs = (map: MapNode, depth = 0): readonly Pair[] => {
    const merged = map.pairs.filter((pair) => isMerge(pair.key)).flatMap((pair) => sources(pair.value));
    if (merged.length === 0 || depth > MAX_DEPTH) return map.pairs;
    return [...map.pairs.filter((pair) => !isMerge(pair.key)), ...merged.flatMap((from) => pairs(from, depth + 1))];
  };
  const sources = (value: Node): readonly MapNode[] => {
    const node = real(value);
    if (node?.kind === 'map') return [node];
    return node?.kind === 'seq' ? node.items.flatMap((item) => sources(item)) : [];
  };
  const get = (map: MapNode, key: string): Node | undefined => {
    const own = map.pairs.findLast((pair) => pair.key.text === key);
    return (own ?? pairs(map).find((pair) => pair.key.text === key))?.value;
  };
  return {
    real: (node) => real(node),
    pairs: (map) => pairs(map),
    at: (node, ...path) =>
      path.reduce<Real | undefined>((at, key) => (at?.kind === 'map' ? real(get(at, key)) : undefined), real(node)),
    items: (node) => {
      const list = real(node);
      return list?.kind === 'seq' ? list.items : [];
    },
  };
}

export const isMerge = (key: Scalar): boolean => key.text === '<<' && key.style === 'plain';

/** A value that dbt renders before it reads it: unknown to us, never wrong. */
export const isJinja = (text: string): boolean => text.includes('{{') || text.includes('{%') || text.includes('{#');

/** A scalar's text; undefined where nothing is written or Jinja decides. */
export function viewTextAt(node: Real | undefined): Text | undefined {
  if (node?.kind !== 'scalar' || isAbsent(node) || node.text === '' || isJinja(node.text)) return undefined;
  return { value: node.text, text: node.text, span: node.span, node: handle(node) };
}
export const viewPlaceOf = (node: Node): Located<null> => ({
  value: null,
  text: '',
  span: node.span,
  node: handle(node),
});
