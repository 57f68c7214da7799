// What tests of the YAML reader compare: nodes as plain values, and with the places at which they stand.
import type { Doc } from '../../../server/yaml/document.ts';
import type { MapNode, Node, Scalar, SeqNode } from '../../../server/yaml/node.ts';

/** Nodes as text: a mapping is a list of [key, value], so that duplicates and order count. */
export function shapeOf(node: Node | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'map') return node.pairs.map((pair) => [pair.key.text, shapeOf(pair.value)]);
  if (node.kind === 'seq') return node.items.map(shapeOf);
  return node.kind === 'alias' ? `*${node.name}` : node.text;
}

/** Every node with its style and its offsets in the whole text. */
export function placesOf(doc: Doc, node: Node | undefined): unknown {
  if (!node) return undefined;
  const at = doc.offsets(node.span);
  if (node.kind === 'map')
    return {
      at,
      flow: node.flow,
      pairs: node.pairs.map((pair) => [doc.offsets(pair.span), placesOf(doc, pair.key), placesOf(doc, pair.value)]),
    };
  if (node.kind === 'seq') return { at, flow: node.flow, items: node.items.map((item) => placesOf(doc, item)) };
  return node.kind === 'alias'
    ? { at, name: node.name }
    : { at, style: node.style, flow: node.flow, text: node.text, value: node.value };
}

/** The tree that the chunks of a document make together; undefined where one of them is broken. */
export function joined(doc: Doc): unknown {
  const pairs: [string, unknown][] = [];
  for (const chunk of doc.chunks) {
    const { root } = doc.parsed(chunk);
    if (doc.faults(chunk).length > 0) return undefined;
    if (chunk.kind === 'whole') return shapeOf(root);
    if (chunk.kind === 'item') {
      const last = pairs.at(-1);
      if (!last || root?.kind !== 'seq') return undefined;
      last[1] = [...(Array.isArray(last[1]) ? last[1] : []), ...root.items.map(shapeOf)];
    } else if (root?.kind === 'map')
      pairs.push(...root.pairs.map((pair): [string, unknown] => [pair.key.text, shapeOf(pair.value)]));
    else if (root) return doc.chunks.length === 1 ? shapeOf(root) : undefined;
  }
  return pairs.length > 0 ? pairs : undefined;
}

export const rootOf = (doc: Doc): Node | undefined => doc.parsed(doc.chunks[0]!).root;

/** The node at a path of keys and indices below a node. */
export function nodeAt(node: Node | undefined, ...path: (string | number)[]): Node {
  let here = node;
  for (const step of path)
    here =
      typeof step === 'number'
        ? (here as SeqNode).items[step]
        : (here as MapNode).pairs.find((pair) => pair.key.text === step)?.value;
  return here as Node;
}

export const mapAt = (node: Node | undefined, ...path: (string | number)[]): MapNode =>
  nodeAt(node, ...path) as MapNode;
export const seqAt = (node: Node | undefined, ...path: (string | number)[]): SeqNode =>
  nodeAt(node, ...path) as SeqNode;
export const scalarAt = (node: Node | undefined, ...path: (string | number)[]): Scalar =>
  nodeAt(node, ...path) as Scalar;
