// Every name of a property with what its definitions together say, and who has it.

import type { Bundle, Entity, Event, Property, PropertyUse } from '../../../../plan/items.ts';
import { isCurrent } from '../../../../plan/lifecycle.ts';
import type { Text } from '../../../../schema/item.ts';
import type { CollectedFact } from '../../../engine/facts.ts';
import type { FactReader, LiveIndex, ProjectIndex } from '../../../engine/project-index.ts';

export interface PropertyDefinitions {
  readonly name: string;
  /** Where it is defined first. */
  readonly at: Text;
  /** The dictionary comes before events, events before bundles and entities. */
  readonly rank: number;
  readonly shared: boolean;
  readonly times: number;
  readonly types: string;
  /** The events, bundles and entities that have it. */
  readonly holders: ReadonlySet<object>;
}
interface Use {
  readonly name: Text;
  readonly types: string;
  /** Defined here, not taken from the dictionary. */
  readonly own: boolean;
}
type Holder = CollectedFact<readonly Use[]>;

const typesOf = ({ type }: Property | PropertyUse): string =>
  (type ?? [])
    .map((one) => one.value)
    .sort()
    .join(' ');
const holding = (...lists: readonly (readonly PropertyUse[] | undefined)[]): readonly Use[] | undefined => {
  const uses = lists.flatMap((list) => (list ?? []).filter(isCurrent));
  return uses.length
    ? uses.map((use) => ({ name: use.name, types: typesOf(use), own: use.ref === undefined }))
    : undefined;
};
const collect = {
  property: (item: Property): readonly Use[] | undefined =>
    isCurrent(item) ? [{ name: item.name, types: typesOf(item), own: true }] : undefined,
  event: (item: Event) =>
    isCurrent(item) ? holding(item.properties, ...(item.variants ?? []).map((one) => one.properties)) : undefined,
  bundle: (item: Bundle) => holding(item.properties),
  entity: (item: Entity) => holding(item.traits),
};
const ranks: readonly string[] = Object.keys(collect);

export const propertyNames: ProjectIndex<PropertyDefinitions> = {
  name: 'property names',
  collect: collect as unknown as ProjectIndex<PropertyDefinitions>['collect'],
  start: (facts) => new PropertyNames(facts),
};

/** Changed is a name that is defined, or is with another name, otherwise than before. */
class PropertyNames implements LiveIndex<PropertyDefinitions> {
  readonly #facts: FactReader;
  readonly #definers = new Map<string, Set<Holder>>();
  readonly #holders = new Map<string, Set<object>>();

  constructor(facts: FactReader) {
    this.#facts = facts;
  }
  update({ removed, added }: { readonly removed: readonly CollectedFact[]; readonly added: readonly CollectedFact[] }) {
    const counts = new Map<string, number>();
    const count = (key: readonly unknown[], by: number) => {
      const text = JSON.stringify(key);
      counts.set(text, (counts.get(text) ?? 0) + by);
    };
    const countAll = ({ noun, data }: Holder, by: number) => {
      // With which others a name stands is part of what it is.
      count(
        data.map(({ name }) => name.value),
        by,
      );
      for (const { name, types, own } of data) count([name.value, { noun, types, own }], by);
    };
    for (const fact of removed as readonly Holder[]) {
      countAll(fact, -1);
      for (const { name } of fact.data) {
        take(this.#definers, name.value, fact);
        take(this.#holders, name.value, fact);
      }
    }
    for (const fact of added as readonly Holder[]) {
      countAll(fact, 1);
      for (const { name, own } of fact.data) {
        if (own) put(this.#definers, name.value, fact);
        if (fact.noun !== 'property') put(this.#holders, name.value, fact);
      }
    }
    const changed = [...counts].flatMap(([key, by]) => (by === 0 ? [] : (JSON.parse(key) as readonly unknown[])));
    return new Set(changed.filter((one) => typeof one === 'string').filter(isName));
  }
  keys(): Iterable<string> {
    return [...this.#definers.keys()].filter(isName);
  }
  at(name: string): PropertyDefinitions | undefined {
    const definers = this.#facts
      .sorted(this.#definers.get(name) ?? [])
      .toSorted((a, b) => ranks.indexOf(a.noun) - ranks.indexOf(b.noun));
    const own = definers.flatMap(({ data }) => data.filter((use) => use.own && use.name.value === name));
    const [first] = own;
    const [definer] = definers;
    if (!first || !definer) return undefined;
    const types = new Set(own.flatMap((use) => (use.types ? [use.types] : [])));
    return {
      name,
      at: first.name,
      rank: ranks.indexOf(definer.noun),
      shared: definer.noun === 'property',
      times: own.length,
      types: [...types].sort().join(' '),
      holders: this.#holders.get(name) ?? new Set(),
    };
  }
}
/** `$` and `_` begin what a tool collects by itself. */
const isName = (name: string): boolean => name !== '' && !/^[$_]/.test(name);

function put<T>(sets: Map<string, Set<T>>, key: string, one: T): void {
  const set = sets.get(key);
  if (set) set.add(one);
  else sets.set(key, new Set([one]));
}
function take<T>(sets: Map<string, Set<T>>, key: string, one: T): void {
  const set = sets.get(key);
  set?.delete(one);
  if (set?.size === 0) sets.delete(key);
}
