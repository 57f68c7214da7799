// An event with everything that reaches it, as plain data.

import { defined } from '../base/record.ts';
import type { Located, LocatedList, Text } from '../schema/item.ts';
import type { Event, ItemOf, Property, Schema } from './items.ts';
import { type Call, envelope, type PlanEvent, type PlanProperty, type PlanRoute, type PlanVariant } from './plan.ts';
import { layerContent, type Resolved, type ResolvedProperties } from './resolve.ts';
import { propertyOf, schemaOf, withoutBigints } from './schema-of.ts';
import type { Snapshot } from './snapshot.ts';

/** An event with everything that reaches it. */
export function eventOf(event: Event, snapshot: Snapshot, planOwner: readonly string[]): PlanEvent {
  const resolved = snapshot.resolved(event);
  const chain = [
    event,
    ...resolved.parents.flatMap((name) => (snapshot.find('event', name) as Event | undefined) ?? []),
  ];
  const bundles = resolved.bundles.flatMap(
    (name) => (snapshot.find('bundle', name) as ItemOf<'bundle'> | undefined) ?? [],
  );
  const inherited = <K extends keyof Event>(key: K): Event[K] | undefined =>
    chain.find((one) => one[key] !== undefined)?.[key];
  const text = (key: 'as' | 'where' | 'status' | 'call'): string | undefined =>
    (event[key] as Located<string> | undefined)?.value;
  const sources = inherited('sources') ?? bundles.flatMap((bundle) => bundle.sources ?? []);
  const routes = inherited('destinations') ?? bundles.flatMap((bundle) => bundle.destinations ?? []);
  const entities = textValues(inherited('entities'));
  const entity = event.entity?.value;
  const owner = textValues(inherited('owner'));
  const additional = inherited('additionalProperties') as Located<boolean> | Schema | undefined;
  const trigger = event.trigger;
  const call = ((inherited('call') as Located<string> | undefined)?.value ?? 'track') as Call;
  return defined({
    name: event.name.value,
    as: text('as') ?? event.name.value,
    where: text('where'),
    description: event.description?.value,
    trigger:
      trigger && ('value' in trigger ? trigger.value : trigger.map((one) => one.description?.value ?? '').join('; ')),
    call,
    status: text('status') as PlanEvent['status'],
    owner: owner.length ? owner : planOwner,
    tags: [...new Set([event, ...bundles].flatMap((one) => textValues(one.tags)))],
    entities: entities.length ? entities : [entity ?? 'user'],
    sources: [...new Set(sources.map((use) => use.name.value))],
    destinations: routes.map(routeOf),
    uniqueKey: (inherited('unique_key') ?? []).map((at) => asOf(at.value, resolved, snapshot)),
    properties: withTraits(call, entity, propertiesOf(resolved, snapshot), snapshot),
    additionalProperties:
      additional && ('shape' in additional ? schemaOf([additional], snapshot) : (additional as Located<boolean>).value),
    variants: (event.variants ?? []).map((variant): PlanVariant => {
      const all = resolved.variants.get(variant.name.value) ?? new Map();
      const listed = new Set(variant.properties?.map((use) => use.name.value));
      return {
        name: variant.name.value,
        where: variant.where?.value ?? 'true',
        properties: [...all.keys()]
          .filter((name) => listed.has(name))
          .map((name) => resolvedProperty(name, all, resolved, snapshot)),
      };
    }),
    aliases: (event.aliases ?? []).map((alias) =>
      defined<{ name: string; until?: string }>({ name: alias.name.value, until: alias.until?.value }),
    ),
    examples: (event.examples ?? []).map((at) => withoutBigints(at.value)),
  });
}

function propertiesOf(resolved: Resolved, snapshot: Snapshot): readonly PlanProperty[] {
  const own = [...resolved.properties.keys()].map((name) =>
    resolvedProperty(name, resolved.properties, resolved, snapshot),
  );
  const only = new Map<string, { readonly of: ResolvedProperties; readonly variants: string[] }>();
  for (const [variant, of] of resolved.variants)
    for (const name of of.keys()) {
      if (resolved.properties.has(name)) continue;
      const known = only.get(name);
      if (known) known.variants.push(variant);
      else only.set(name, { of, variants: [variant] });
    }
  return [
    ...own,
    ...[...only].map(([name, { of, variants }]) => ({
      ...resolvedProperty(name, of, resolved, snapshot),
      required: false,
      variants,
    })),
  ];
}
/** `identify` and `group` carry the traits of their entity, all optional unless said otherwise. */
function withTraits(
  call: Call,
  entity: string | undefined,
  own: readonly PlanProperty[],
  snapshot: Snapshot,
): readonly PlanProperty[] {
  if (call !== 'identify' && call !== 'group') return own;
  const about = snapshot.find('entity', entity ?? 'user') as ItemOf<'entity'> | undefined;
  const traits = about ? traitsOf(about, snapshot) : [];
  return [...traits.filter((trait) => !own.some((property) => property.name === trait.name)), ...own];
}
export function traitsOf(entity: ItemOf<'entity'>, snapshot: Snapshot): readonly PlanProperty[] {
  return (entity.traits ?? []).map((use) => {
    const base = use.ref ? snapshot.find('property', use.name.value) : undefined;
    return propertyOf(use.name.value, [...(base ? [base as Property] : []), use], snapshot);
  });
}
/** A resolved property, its layers put together. */
export function resolvedProperty(
  name: string,
  of: ResolvedProperties,
  resolved: Resolved,
  snapshot: Snapshot,
): PlanProperty {
  const layers = of.get(name)?.layers ?? [];
  return propertyOf(
    name,
    layers.flatMap((layer) => layerContent(layer, name, resolved, snapshot) ?? []),
    snapshot,
  );
}
const asOf = (name: string, resolved: Resolved, snapshot: Snapshot): string =>
  resolved.properties.has(name)
    ? resolvedProperty(name, resolved.properties, resolved, snapshot).as
    : wireName(name, snapshot);
export const wireName = (name: string, snapshot: Snapshot): string =>
  Object.hasOwn(envelope, name)
    ? name
    : ((snapshot.find('property', name) as ItemOf<'property'> | undefined)?.as?.value ?? name);

function routeOf(route: ItemOf<'route'>): PlanRoute {
  const properties = Object.fromEntries(
    (route.properties ?? []).map((rename) => [rename.property.value, rename.to.value]),
  );
  return defined<PlanRoute>({ name: route.name.value, as: route.as?.value, where: route.where?.value, properties });
}
export const textValues = (list: LocatedList<Text> | undefined): readonly string[] => list?.map((at) => at.value) ?? [];
