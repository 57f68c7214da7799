// What one snapshot has that the one before had not.
import type { Fragment } from '../schema/fragment.ts';
import type { Item } from '../schema/item.ts';
import type { Language } from '../schema/language.ts';
import type { Doc } from '../yaml/document.ts';
import { sharedEnds } from '../yaml/proof.ts';
import type { FileKind } from './file-kinds.ts';
import { rows, type Shape } from './plan.schema.ts';
import { sectionOfShape } from './sections.ts';
import { isStructural, structureOf } from './structure.ts';

/** Why nothing is taken from the project file that another extends. */
export type ExtendsError = 'absent' | 'circle' | 'out of reach' | 'foreign' | 'too long';
export interface SourceFile {
  readonly kind: FileKind;
  readonly doc: Doc;
  readonly fragments: readonly Fragment[];
  /** Files that trackwright.yml extends, where nothing is taken from them. */
  readonly extendsErrors?: ReadonlyMap<string, ExtendsError>;
  /** What it was read as, where that is more than its kind's. */
  readonly language?: Language;
}
export interface Difference {
  /** The version it is counted from. */
  readonly from: number;
  readonly removed: readonly Fragment[];
  readonly added: readonly Fragment[];
  /** Keys (noun, name) that came into being or ceased to be. */
  readonly names: ReadonlySet<string>;
  readonly files: readonly string[];
  /** Something that other events resolve against brings other things than before. */
  readonly structural?: boolean;
}

/** Shapes whose items are called by a name. */
const defining: ReadonlySet<string> = new Set([...sectionOfShape.keys()].filter((shape) => rows[shape as Shape].name));
/** Identity of a definition: (noun, name). */
export const definitionKey = (item: Item): string => `${item.shape}\0${item.name.value}`;
export const isDefinition = (item: Item): boolean =>
  defining.has(item.shape) && item.container === undefined && item.name.value !== '';
export const definitionsIn = (fragment: Fragment): readonly Item[] => fragment.items.filter(isDefinition);

export function differ(
  from: number,
  before: ReadonlyMap<string, SourceFile>,
  after: ReadonlyMap<string, SourceFile>,
  uris: readonly string[],
  parents: ReadonlySet<string>,
): Difference {
  const changed = uris.map((uri) => {
    const old = before.get(uri)?.fragments ?? [];
    const now = after.get(uri)?.fragments ?? [];
    const [head, tail] = sharedEnds(old, now);
    return { old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail) };
  });
  const removed = changed.flatMap(({ old, now }) => without(old, now));
  const added = changed.flatMap(({ old, now }) => without(now, old));
  const matters = (item: Item) =>
    isStructural(item.shape) &&
    item.container === undefined &&
    (item.shape !== 'event' || parents.has(item.name.value));
  const structure = (fragments: readonly Fragment[]) =>
    fragments
      .flatMap((fragment) =>
        fragment.items.filter(matters).map((item) => `${definitionKey(item)}\0${structureOf(item)}`),
      )
      .sort()
      .join('\n');
  return {
    from,
    removed,
    added,
    names: renamed(removed, added),
    files: uris,
    structural: structure(removed) !== structure(added),
  };
}

/** Names whose number of definitions changed: a superset of those that came into being or ceased to be. */
function renamed(removed: readonly Fragment[], added: readonly Fragment[]): ReadonlySet<string> {
  const count = new Map<string, number>();
  const add = (fragments: readonly Fragment[], by: number) => {
    for (const fragment of fragments)
      for (const item of definitionsIn(fragment))
        count.set(definitionKey(item), (count.get(definitionKey(item)) ?? 0) + by);
  };
  add(removed, -1);
  add(added, 1);
  return new Set([...count].flatMap(([key, n]) => (n === 0 ? [] : [key])));
}

function without(list: readonly Fragment[], other: readonly Fragment[]): readonly Fragment[] {
  if (!other.length) return list;
  const known = new Set(other);
  return list.filter((fragment) => !known.has(fragment));
}
