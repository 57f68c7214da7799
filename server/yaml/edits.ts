// Text edits: what a change of nodes comes down to, and how several of them are carried out together.
import type { Doc } from './document.ts';
import type { TextEdit } from './node.ts';

/** Two edits that want different things of the same characters. */
export interface Overlap {
  readonly overlap: readonly [TextEdit, TextEdit];
}

/**
 * The text of `doc` after all `edits`. Edits that say the same are one edit; insertions at one place keep the order in
 * which they were given. Edits that overlap give an `Overlap` and change nothing.
 */
export function applyEdits(doc: Doc, edits: readonly TextEdit[]): string | Overlap {
  const sorted = edits
    .map((edit, order) => ({ edit, order, offsets: doc.offsets(edit.at) }))
    .sort((a, b) => a.offsets[0] - b.offsets[0] || a.offsets[1] - b.offsets[1] || a.order - b.order);
  const text = doc.text();
  const parts: string[] = [];
  let done = 0;
  let last: (typeof sorted)[number] | undefined;
  for (const next of sorted) {
    const [start, end] = next.offsets;
    if (last && last.offsets[0] === start && last.offsets[1] === end && last.edit.text === next.edit.text) continue;
    if (last && start < done) return { overlap: [last.edit, next.edit] };
    parts.push(text.slice(done, start), next.edit.text);
    done = end;
    last = next;
  }
  return parts.join('') + text.slice(done);
}
