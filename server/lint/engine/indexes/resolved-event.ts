// A resolved property and the layer each value comes from: built from facts, so that every place in it may stand in a finding.

import type { Call, PlanProperty, Status } from '../../../plan/plan.ts';
import type { Layer } from '../../../plan/resolve.ts';
import { type Constraining, propertyOf } from '../../../plan/schema-of.ts';
import type { Located, Text } from '../../../schema/item.ts';
import type { ConstraintFacts } from './constraint-facts.ts';
import type { ExampleValue } from './sample.ts';
import type { BundleFact, EntityFact, EventFact, ResolvedFact, Structure } from './schema-facts.ts';

/** One layer that brings a property, and what it says. */
export interface IndexedLayer {
  readonly from: Layer['from'] | 'entity';
  /** The bundle, event, variant or entity in whose list it stands; the property itself for the dictionary. */
  readonly by: string;
  readonly holder: Layer['holder'] | 'entity';
  /** The event of a variant. */
  readonly of?: string;
  readonly says: ConstraintFacts;
}
export interface IndexedProperty {
  readonly name: string;
  /** From the most general to the most specific; never empty. */
  readonly layers: readonly IndexedLayer[];
  /** What they come to together: types, enum, bounds, required … but no description. */
  readonly result: PlanProperty;
}
export type IndexedProperties = ReadonlyMap<string, IndexedProperty>;
/** What an event is, and what it carries. */
export interface IndexedEvent {
  readonly name: Text;
  readonly place: Located<null>;
  /** Its name on the wire, and its own key `as` where it has one. */
  readonly wire: string;
  readonly as?: Text | undefined;
  readonly where?: Text | undefined;
  readonly call: Call;
  readonly status?: Status | undefined;
  readonly abstract: boolean;
  readonly entity?: Text | undefined;
  /** `user` when nothing is said. */
  readonly entities: readonly string[];
  readonly uniqueKey: readonly Text[];
  readonly additionalProperties?: Located<boolean> | ConstraintFacts | undefined;
  /** Nearest first; bundles in the order in which they reach it. */
  readonly parents: readonly string[];
  readonly bundles: readonly string[];
  readonly properties: IndexedProperties;
  /** Its own examples of whole events. */
  readonly examples: readonly ExampleValue[];
  /** Each with everything that the event carries, refined and added to. */
  readonly variants: readonly IndexedVariant[];
}
export interface IndexedVariant {
  readonly name: Text;
  readonly where?: Text | undefined;
  readonly properties: IndexedProperties;
}
export interface IndexedEntity {
  readonly name: string;
  /** The name of a property or an envelope field. */
  readonly key: string;
  readonly keyAt?: Text | undefined;
  readonly parent?: string | undefined;
  readonly traits: IndexedProperties;
}

/** Facts by name. */
export interface FactTables {
  readonly property: ReadonlyMap<string, ConstraintFacts>;
  readonly type: ReadonlyMap<string, ConstraintFacts>;
  readonly bundle: ReadonlyMap<string, BundleFact>;
  readonly event: ReadonlyMap<string, EventFact>;
  readonly resolved: ReadonlyMap<string, ResolvedFact>;
  /** The dictionary's properties, put together. */
  readonly dictionary: IndexedProperties;
  /** What bundles give to many events alike, by the last layer. */
  readonly shared: WeakMap<ConstraintFacts, IndexedProperty>;
}

export function indexedEvent(name: string, tables: FactTables): IndexedEvent | undefined {
  const event = tables.event.get(name);
  const resolved = tables.resolved.get(name);
  if (!event || !resolved) return undefined;
  const chain = [event, ...resolved.parents.flatMap((parent) => tables.event.get(parent) ?? [])];
  const all = (structure: Structure): IndexedProperties =>
    new Map(structure.map((one) => [one.name, layered(one.name, one.layers, event, tables)]));
  const structures = new Map(resolved.variants.map((one) => [one.variant, one.of]));
  return {
    name: event.name,
    place: event.place,
    wire: event.as?.value ?? name,
    as: event.as,
    where: event.where,
    call: chain.find((one) => one.call)?.call?.value ?? 'track',
    status: event.status,
    abstract: event.abstract,
    entity: event.entity,
    entities: chain.find((one) => one.entities)?.entities ?? [event.entity?.value ?? 'user'],
    uniqueKey: chain.find((one) => one.uniqueKey)?.uniqueKey ?? [],
    additionalProperties: chain.find((one) => one.additionalProperties)?.additionalProperties,
    parents: resolved.parents,
    bundles: resolved.bundles,
    properties: all(resolved.properties),
    examples: event.examples,
    variants: event.variants.map((variant) => ({
      name: variant.name,
      where: variant.where,
      properties: all(structures.get(variant.name.value) ?? []),
    })),
  };
}

function layered(name: string, layers: readonly Layer[], event: EventFact, tables: FactTables): IndexedProperty {
  const of = (uses: readonly ConstraintFacts[] | undefined) => uses?.find((use) => use.name.value === name);
  const says = ({ from, holder, by }: Layer): ConstraintFacts | undefined => {
    if (holder === 'property') return tables.property.get(name);
    if (holder === 'bundle') return of(tables.bundle.get(by)?.uses);
    if (holder === 'variant') return of(event.variants.find((one) => one.name.value === by)?.uses);
    return of((from === 'event' ? event : tables.event.get(by))?.uses);
  };
  const seen = layers.flatMap((layer): readonly IndexedLayer[] => {
    const said = says(layer);
    return said ? [{ ...layer, ...(layer.holder === 'variant' ? { of: event.name.value } : {}), says: said }] : [];
  });
  const last = seen.at(-1);
  const shared = last?.holder === 'bundle' ? tables.shared.get(last.says) : undefined;
  if (shared && sameLayers(shared.layers, seen)) return shared;
  const made = { name, layers: seen, result: resultOf(name, seen, tables) };
  if (last?.holder === 'bundle') tables.shared.set(last.says, made);
  return made;
}
const sameLayers = (a: readonly IndexedLayer[], b: readonly IndexedLayer[]): boolean =>
  a.length === b.length && a.every((layer, i) => layer.says === b[i]?.says && layer.from === b[i]?.from);

/** Uses that say nothing leave what the dictionary says, which is put together once. */
function resultOf(name: string, layers: readonly IndexedLayer[], tables: FactTables): PlanProperty {
  const telling = layers.filter((layer) => Object.keys(layer.says).some((key) => !silent.has(key)));
  const known = telling.every((layer) => layer.from === 'dictionary') ? tables.dictionary.get(name) : undefined;
  return known && telling.length ? known.result : mergedSchema(name, telling, tables);
}
const silent: ReadonlySet<string> = new Set<keyof ConstraintFacts>(['name', 'place', 'ref']);

const mergedSchema = (name: string, layers: readonly IndexedLayer[], tables: Definitions): PlanProperty =>
  propertyOf(name, constraining(layers.map((layer) => layer.says)), finder(tables));
type Definitions = Pick<FactTables, 'property' | 'type'>;
/** What a schema is put together from looks up named types and the dictionary, here among facts. */
export const finder = (tables: Definitions) => ({
  find: (noun: string, name: string) =>
    (noun === 'property' || noun === 'type' ? tables[noun].get(name) : undefined) as never,
});
/** A stripped item has every key that counts where the item has it. */
export const constraining = (layers: readonly ConstraintFacts[]): readonly Constraining[] =>
  layers as unknown as readonly Constraining[];

export function indexedDictionary(tables: Definitions): IndexedProperties {
  return new Map(
    [...tables.property].map(([name, says]) => {
      const layers: readonly IndexedLayer[] = [{ from: 'dictionary', holder: 'property', by: name, says }];
      return [name, { name, layers, result: mergedSchema(name, layers, tables) }];
    }),
  );
}

export function indexedEntity({ name, key, parent, traits }: EntityFact, tables: FactTables): IndexedEntity {
  const seen = traits.map((says): [string, IndexedProperty] => {
    const trait = says.name.value;
    const above = says.ref ? tables.dictionary.get(trait) : undefined;
    const own: IndexedLayer = { from: 'entity', holder: 'entity', by: name.value, says };
    const layers = [...(above?.layers ?? []), own];
    return [trait, { name: trait, layers, result: resultOf(trait, layers, tables) }];
  });
  return {
    name: name.value,
    key: key?.value ?? name.value,
    keyAt: key,
    parent,
    traits: new Map(seen),
  };
}
