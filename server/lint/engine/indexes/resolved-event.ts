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
  /** From the most general to the most specific; never empty but where nothing says anything. */
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

/** Facts by name, as somebody looks them up for what is made of them. */
export interface FactLookup {
  says(noun: 'property' | 'type', name: string): ConstraintFacts | undefined;
  bundle(name: string): BundleFact | undefined;
  fact(name: string): EventFact | undefined;
  /** The dictionary's property, put together. */
  property(name: string): IndexedProperty | undefined;
}

export function indexedEvent(event: EventFact, resolved: ResolvedFact, facts: FactLookup): IndexedEvent {
  const chain = [event, ...resolved.parents.flatMap((parent) => facts.fact(parent) ?? [])];
  const all = (structure: Structure): IndexedProperties =>
    new Map(structure.map((one) => [one.name, indexedProperty(one.name, one.layers, facts, event.name.value)]));
  const structures = new Map(resolved.variants.map((one) => [one.variant, one.of]));
  return {
    name: event.name,
    place: event.place,
    wire: event.as?.value ?? event.name.value,
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
/** Some layers of a property, put together; `event` is the one whose variants may be among them. */
export function indexedProperty(
  name: string,
  layers: readonly Layer[],
  facts: FactLookup,
  event: string,
): IndexedProperty {
  const of = (uses: readonly ConstraintFacts[] | undefined) => uses?.find((use) => use.name.value === name);
  const says = ({ holder, by }: Layer): ConstraintFacts | undefined => {
    if (holder === 'property') return facts.says('property', name);
    if (holder === 'bundle') return of(facts.bundle(by)?.uses);
    if (holder === 'variant') return of(facts.fact(event)?.variants.find((one) => one.name.value === by)?.uses);
    return of(facts.fact(by)?.uses);
  };
  const seen = layers.flatMap((layer): readonly IndexedLayer[] => {
    const said = says(layer);
    return said ? [{ ...layer, ...(layer.holder === 'variant' ? { of: event } : {}), says: said }] : [];
  });
  return { name, layers: seen, result: resultOf(name, seen, facts) };
}

/** Uses that say nothing leave what the dictionary says, which is put together once. */
function resultOf(name: string, layers: readonly IndexedLayer[], facts: FactLookup): PlanProperty {
  const telling = layers.filter((layer) => Object.keys(layer.says).some((key) => !silent.has(key)));
  const known =
    telling.length && telling.every((layer) => layer.from === 'dictionary') ? facts.property(name) : undefined;
  return known ? known.result : mergedSchema(name, telling, facts);
}
const silent: ReadonlySet<string> = new Set<keyof ConstraintFacts>(['name', 'place', 'ref']);

const mergedSchema = (name: string, layers: readonly IndexedLayer[], facts: FactLookup): PlanProperty =>
  propertyOf(name, constraining(layers.map((layer) => layer.says)), finder(facts));
/** What a schema is put together from looks up named types and the dictionary, here among facts. */
export const finder = (facts: Pick<FactLookup, 'says'>) => ({
  find: (noun: string, name: string) =>
    (noun === 'property' || noun === 'type' ? facts.says(noun, name) : undefined) as never,
});
/** A stripped item has every key that counts where the item has it. */
export const constraining = (layers: readonly ConstraintFacts[]): readonly Constraining[] =>
  layers as unknown as readonly Constraining[];

export function ofDictionary(says: ConstraintFacts, facts: FactLookup): IndexedProperty {
  const name = says.name.value;
  const layers: readonly IndexedLayer[] = [{ from: 'dictionary', holder: 'property', by: name, says }];
  return { name, layers, result: mergedSchema(name, layers, facts) };
}

export function indexedEntity({ name, key, parent, traits }: EntityFact, facts: FactLookup): IndexedEntity {
  const seen = traits.map((says): [string, IndexedProperty] => {
    const trait = says.name.value;
    const above = says.ref ? facts.property(trait) : undefined;
    const own: IndexedLayer = { from: 'entity', holder: 'entity', by: name.value, says };
    const layers = [...(above?.layers ?? []), own];
    return [trait, { name: trait, layers, result: resultOf(trait, layers, facts) }];
  });
  return {
    name: name.value,
    key: key?.value ?? name.value,
    keyAt: key,
    parent,
    traits: new Map(seen),
  };
}
