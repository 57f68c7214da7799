// A YAML text of ours that is no plan, such as a brief, as plain values.

import { Doc, type Position } from '../yaml/document.ts';
import type { Node, Scalar } from '../yaml/node.ts';
import { readItem } from './read-item.ts';
import { readerContext } from './reader-context.ts';
import { plainOfNode } from './value.ts';

export interface PlainFile {
  /** Undefined for an empty file. */
  readonly value: unknown;
  readonly faults: readonly { readonly message: string; readonly at: Position }[];
}

/** Never fails: what cannot be read is a fault. */
export function readPlain(uri: string, text: string): PlainFile {
  const doc = Doc.of(uri, text, 'whole');
  const chunk = doc.chunks[0];
  if (!chunk) return { value: undefined, faults: [] };
  const { root } = doc.parsed(chunk);
  return {
    value:
      root &&
      plainOfNode(root, readerContext(doc, { table: {}, root: '', nouns: {}, names: [], wholes: [] }, readItem)),
    faults: [
      ...doc.faults(chunk).map((fault) => ({ message: fault.message, at: doc.range(fault.at).start })),
      ...repeated(root).map((key) => ({
        message: `"${key.text}" stands here already, and only one of the two can be read. Remove one.`,
        at: doc.range(key.span).start,
      })),
    ],
  };
}

/** Keys that their mapping has already. */
function repeated(node: Node | undefined): readonly Scalar[] {
  if (node?.kind === 'seq') return node.items.flatMap(repeated);
  if (node?.kind !== 'map') return [];
  const seen = new Set<string>();
  return node.pairs.flatMap(({ key, value }) => {
    const again = seen.has(key.text) ? [key] : [];
    seen.add(key.text);
    return [...again, ...repeated(value)];
  });
}
