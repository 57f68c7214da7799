// A file of one chunk, whose language is a table: its top-level mapping as an item, and what is wrong in it.

import type { Doc } from '../yaml/document.ts';
import { isNull } from '../yaml/node.ts';
import { provenFaults } from '../yaml/proof.ts';
import type { Fragment } from './fragment.ts';
import type { Item } from './item.ts';
import type { Language } from './language.ts';
import type { ReadError } from './read-error.ts';
import { readItem } from './read-item.ts';
import { follow, type ReaderContext, readerContext } from './reader-context.ts';
import { suppressionsIn } from './suppressions.ts';

/** `root` is undefined where nothing was written, or no mapping. Never fails. */
export function readFileOf(
  language: Language,
  doc: Doc,
): { readonly root: Item | undefined; readonly context: ReaderContext; readonly fragment: Fragment } {
  const context = readerContext(doc, language, readItem);
  let root: Item | undefined;
  for (const chunk of doc.chunks) {
    for (const { message, at, fix } of provenFaults(doc, chunk))
      context.faults.push({ fault: 'yaml-syntax', at, message, ...(fix ? { fix } : {}) });
    const written = doc.parsed(chunk).root;
    const followed = written && !isNull(written) ? follow(written, context) : undefined;
    if (followed) root = readItem(followed.node, language.root, undefined, undefined, followed.on, '');
  }
  const { items, refs, faults } = context;
  const suppressions = doc.chunks.flatMap((chunk) => suppressionsIn(doc.parsed(chunk).comments));
  return { root, context, fragment: { uri: doc.uri, items, refs, faults: atMost(MAX_FAULTS, faults), suppressions } };
}

/** Nobody fixes more at once, and each is worded, placed and shown. */
export function atMost(most: number, faults: readonly ReadError[]): readonly ReadError[] {
  const next = faults[most];
  if (!next) return faults;
  const at = 'span' in next.at ? next.at.span : next.at;
  const message = 'Showing the first 200 problems; fix these to see the rest.';
  return [...faults.slice(0, most), { fault: 'yaml-syntax', at, message }];
}
export const MAX_FAULTS = 200;
