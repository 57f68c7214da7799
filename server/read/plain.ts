// A YAML text of ours that is no plan, such as a brief, as plain values.

import { reading } from './plan/follow.ts';
import { readItem } from './plan/read-item.ts';
import { plainOf } from './plan/value.ts';
import { Doc, type Position } from './yaml/doc.ts';

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
    value: root && plainOf(root, reading(doc, {}, readItem)),
    faults: doc.faults(chunk).map((fault) => ({ message: fault.message, at: doc.range(fault.at).start })),
  };
}
