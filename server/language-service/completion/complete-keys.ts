// Which keys could be written at a place, the likeliest first.
import type { SourceFile } from '../../plan/difference.ts';
import type { Item } from '../../schema/item.ts';
import type { KeySpec, Kind } from '../../schema/kinds.ts';
import { documented, type Language, nounOf } from '../../schema/language.ts';
import type { CursorContext } from '../../yaml/cursor-context.ts';
import type { Suggestion } from './completion-item.ts';
import type { ExpectedValue } from './expected.ts';

export function keyCompletions(
  { keys, shape }: Extract<ExpectedValue, { readonly keys: unknown }>,
  language: Language,
  { map, indent }: CursorContext,
  siblings: readonly Item[],
): readonly Suggestion[] {
  const isTop = shape === language.root;
  const taken = new Set(map?.pairs.map((pair) => pair.key.text));
  const free = keys.filter(({ key, row }) => !taken.has(key) && !(row.instead && taken.has(row.instead)));
  const likeness = (key: string) => siblings.filter((item) => Object.hasOwn(item, key)).length;
  const rank = ({ key, row }: (typeof keys)[number]) =>
    (row.required ? 1000 : 0) + likeness(key) - (aside.has(key) && !likeness(key) ? 1 : 0);
  // What an item cannot do without comes first, then what those beside it have, the rest in the order of the table.
  return [...free]
    .sort((a, b) => rank(b) - rank(a))
    .map(({ key, row }) => ({
      label: key,
      kind: 'key',
      detail:
        isTop && opensSection(row)
          ? 'section'
          : `${row.required ? 'required' : 'optional'} key of ${called(shape, language)}`,
      documentation: documented(row),
      insert: `${key}: `,
      ...snippetOf(key, row.kind, language, indent, isTop),
    }));
}
/** Keys that any item may have and few do. */
const aside: ReadonlySet<string> = new Set(['tags', 'owner', 'meta', 'as', 'since', 'expires', 'aliases']);
const MAX_SIBLINGS = 50;
export const siblingsOf = (shape: string, { fragments }: SourceFile): readonly Item[] =>
  fragments.flatMap(({ items }) => items.filter((item) => item.shape === shape)).slice(0, MAX_SIBLINGS);

const opensSection = ({ kind }: KeySpec): boolean => kind.is === 'list' && kind.of.is === 'item';
/** `a property`, `an event`; a whole goes by its own name. */
function called(shape: string, language: Language): string {
  const noun = nounOf(shape, language);
  return language.wholes.includes(noun) ? noun : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
function snippetOf(
  key: string,
  kind: Kind,
  { table }: Language,
  indent: number,
  isTop: boolean,
): { readonly snippet: string } {
  const pad = ' '.repeat(indent + 2);
  const isNamed = (shape: string) => table[shape]?.name?.required === true;
  if (kind.is === 'list' && kind.of.is === 'item')
    return { snippet: `${key}:\n${pad}- ${isTop && !kind.of.short && isNamed(kind.of.of) ? 'name: ' : ''}$0` };
  if (isTop && kind.is === 'item' && isNamed(kind.of)) return { snippet: `${key}: {name: \${1:name}}` };
  const [only, ...more] = kind.is === 'text' ? (kind.form?.offers?.() ?? []) : [];
  if (only !== undefined && !more.length) return { snippet: `${key}: ${only}` };
  return kind.is === 'list' && !kind.lone ? { snippet: `${key}: [$0]` } : { snippet: `${key}: $0` };
}
