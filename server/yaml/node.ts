// What the rest of the product may know of YAML: nodes that know where they stand.
declare const opaque: unique symbol;

/** A place in one chunk of one file. Stays right under every edit outside its chunk, dead once its chunk is replaced. */
export interface Span {
  readonly [opaque]: 'span';
}

export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** An absent value is a scalar of no width. */
export interface Scalar {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly style: Style;
  /** Inside [ ] or { }, where a comma ends a plain value. */
  readonly flow: boolean;
  /** What was written, decoded: `4.10` stays "4.10". */
  readonly text: string;
  /** YAML core's reading of it: `4.10` is 4.1. */
  readonly value: string | number | bigint | boolean | null;
}

export interface Pair {
  readonly key: Scalar;
  readonly value: Node;
  readonly span: Span;
}

/** Pairs in written order; a key written twice stands here twice. */
export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

export interface SeqNode {
  readonly kind: 'seq';
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly Node[];
}

/** `*name`: resolved through the anchors of its file (`Doc.anchor`), not here. */
export interface Alias {
  readonly kind: 'alias';
  readonly span: Span;
  readonly name: string;
}

export type Node = Scalar | MapNode | SeqNode | Alias;

/** The first pair of a mapping with this key. */
export const pairOf = (map: MapNode, key: string): Pair | undefined => map.pairs.find((pair) => pair.key.text === key);

/** Nothing was written where a value could stand. */
export const isAbsent = (node: Node): boolean => node.kind === 'scalar' && node.style === 'plain' && node.text === '';
/** Absent, or a null that was written: `~`, `null`. */
export const isNull = (node: Node): boolean => node.kind === 'scalar' && node.style === 'plain' && node.value === null;

/** Replaces what stands at `at` by `text`; a span of no width inserts. */
export interface TextEdit {
  readonly at: Span;
  readonly text: string;
}
