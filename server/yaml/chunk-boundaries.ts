// Faults that no chunk can see alone: chunks that read well, but make no mapping together.
import type { Chunk, YamlSyntaxError } from './chunk.ts';
import type { Doc } from './document.ts';
import { quotedSource } from './parser-error.ts';
import { chunkPlaceOf } from './span.ts';

/** At most one: a top-level line that is not a key, or a first key that is indented where others are not. */
export function jointFaults(doc: Doc, chunk: Chunk): YamlSyntaxError[] {
  const { root, faults } = doc.parsed(chunk);
  if (!root || chunk.kind !== 'key' || doc.chunks.length === 1 || faults.length > 0) return [];
  const at = root.span;
  if (root.kind === 'scalar' || root.kind === 'alias') {
    const { start, end } = chunkPlaceOf(at);
    return [
      {
        code: 'missing-colon',
        message: `No value follows ${quotedSource(chunk.text, start, end)}: write a colon and a value behind it.`,
        at,
      },
    ];
  }
  const others = 'Other keys of the file begin at the first column';
  if (root.kind === 'seq' || root.flow)
    return [{ code: 'top-level-value', message: `${others}: write a key above this, and indent it.`, at }];
  const key = root.pairs[0]?.key.span ?? at;
  const before = chunk.text.slice(0, chunkPlaceOf(key).start);
  const line = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const indented = /^\ufeff?[ \t]/.test(chunk.text.slice(line));
  return indented ? [{ code: 'indentation', message: `${others}: this one must, too.`, at: key }] : [];
}
