// Which keys could be written at a place, the likeliest first.
import type { SourceFile } from '../../plan/difference.ts';
import type { Item } from '../../schema/item.ts';
import type { KeySpec, Kind } from '../../schema/kinds.ts';
import type { CursorContext } from '../../yaml/cursor-context.ts';
import type { Suggestion } from './completion-item.ts';

export function keyCompletions(
  keys: readonly { readonly key: string; readonly row: KeySpec | undefined }[],
  shape: string,
  { map, indent }: CursorContext,
  siblings: readonly Item[],
): readonly Suggestion[] {
  const taken = new Set(map?.pairs.map((pair) => pair.key.text));
  const free = keys.filter(({ key, row }) => !taken.has(key) && !(row?.instead && taken.has(row.instead)));
  const likeness = (key: string) => siblings.filter((item) => Object.hasOwn(item, key)).length;
  const rank = ({ key, row }: (typeof keys)[number]) =>
    (row?.required ? 1000 : 0) + likeness(key) - (aside.has(key) && !likeness(key) ? 1 : 0);
  // What an item cannot do without comes first, then what those beside it have, the rest in the order of the table.
  return [...free]
    .sort((a, b) => rank(b) - rank(a))
    .map(({ key, row }) => ({
      label: key,
      kind: 'key',
      detail: row ? `${row.required ? 'required' : 'optional'} key of ${shape}` : 'section',
      ...(row ? { documentation: row.doc } : {}),
      insert: `${key}: `,
      ...snippetOf(key, row?.kind, indent, row === undefined),
    }));
}
/** Keys that any item may have and few do. */
const aside: ReadonlySet<string> = new Set(['tags', 'owner', 'meta', 'as', 'since', 'expires', 'aliases']);
const MAX_SIBLINGS = 50;
export const siblingsOf = (shape: string, { fragments }: SourceFile): readonly Item[] =>
  fragments.flatMap(({ items }) => items.filter((item) => item.shape === shape)).slice(0, MAX_SIBLINGS);

function snippetOf(
  key: string,
  kind: Kind | undefined,
  indent: number,
  section: boolean,
): { readonly snippet?: string } {
  const pad = ' '.repeat(indent + 2);
  if (section)
    return {
      snippet:
        key === 'version' ? 'version: 1' : key === 'plan' ? `plan: {name: \${1:name}}` : `${key}:\n${pad}- name: $0`,
    };
  if (kind?.is === 'list' && kind.of.is === 'item') return { snippet: `${key}:\n${pad}- $0` };
  return kind?.is === 'list' && !kind.lone ? { snippet: `${key}: [$0]` } : { snippet: `${key}: $0` };
}
