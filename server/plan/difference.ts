// What one snapshot has that the one before had not.
import type { Part, Thing } from '../schema/item.ts';
import type { Doc } from '../yaml/document.ts';
import { sharedEnds } from '../yaml/proof.ts';
import { sections } from './plan.schema.ts';
import { isStructural, structureOf } from './structure.ts';

/** Why nothing is taken from a file that trackwright.yml extends. */
/** Why nothing is taken from the project file that another extends. */
export type Lack = 'absent' | 'circle' | 'out of reach' | 'foreign' | 'too long';
export interface SourceFile {
  readonly kind: 'plan' | 'dbt' | 'config';
  readonly doc: Doc;
  readonly parts: readonly Part[];
  /** Files that trackwright.yml extends, where nothing is taken from them. */
  readonly lacks?: ReadonlyMap<string, Lack>;
}
export interface Difference {
  /** The version it is counted from. */
  readonly from: number;
  readonly gone: readonly Part[];
  readonly come: readonly Part[];
  /** Keys (noun, name) that came into being or ceased to be. */
  readonly names: ReadonlySet<string>;
  readonly files: readonly string[];
  /** Something that other events resolve against brings other things than before. */
  readonly structural?: boolean;
}

const defining: ReadonlySet<string> = new Set(Object.values(sections).filter((shape) => shape !== 'globals'));
/** Identity of a definition: (noun, name). */
export const definitionKey = (thing: Thing): string => `${thing.shape}\0${thing.name.value}`;
export const isDefinition = (thing: Thing): boolean =>
  defining.has(thing.shape) && thing.in === undefined && thing.name.value !== '';
export const definitionsIn = (part: Part): readonly Thing[] => part.things.filter(isDefinition);

export function differ(
  from: number,
  before: ReadonlyMap<string, SourceFile>,
  after: ReadonlyMap<string, SourceFile>,
  uris: readonly string[],
  parents: ReadonlySet<string>,
): Difference {
  const changed = uris.map((uri) => {
    const old = before.get(uri)?.parts ?? [];
    const now = after.get(uri)?.parts ?? [];
    const [head, tail] = sharedEnds(old, now);
    return { old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail) };
  });
  const gone = changed.flatMap(({ old, now }) => without(old, now));
  const come = changed.flatMap(({ old, now }) => without(now, old));
  const matters = (thing: Thing) =>
    isStructural(thing.shape) && thing.in === undefined && (thing.shape !== 'event' || parents.has(thing.name.value));
  const structure = (parts: readonly Part[]) =>
    parts
      .flatMap((part) => part.things.filter(matters).map((thing) => `${definitionKey(thing)}\0${structureOf(thing)}`))
      .sort()
      .join('\n');
  return { from, gone, come, names: renamed(gone, come), files: uris, structural: structure(gone) !== structure(come) };
}

/** Names whose number of definitions changed: a superset of those that came into being or ceased to be. */
function renamed(gone: readonly Part[], come: readonly Part[]): ReadonlySet<string> {
  const count = new Map<string, number>();
  const add = (parts: readonly Part[], by: number) => {
    for (const part of parts)
      for (const thing of definitionsIn(part))
        count.set(definitionKey(thing), (count.get(definitionKey(thing)) ?? 0) + by);
  };
  add(gone, -1);
  add(come, 1);
  return new Set([...count].flatMap(([key, n]) => (n === 0 ? [] : [key])));
}

function without(list: readonly Part[], other: readonly Part[]): readonly Part[] {
  if (!other.length) return list;
  const known = new Set(other);
  return list.filter((part) => !known.has(part));
}
