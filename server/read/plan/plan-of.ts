// The resolved plan as plain data, from a snapshot: what everything derived from a plan starts from.
import { hash } from '../hash.ts';
import type { Snapshot } from '../snapshot.ts';
import type { At, Event, Item, List, Property, Schema, Text } from './item.ts';
import type { Shape } from './keys.ts';
import type { Noun } from './kinds.ts';
import {
  type Agg,
  type Call,
  envelope,
  type Grain,
  type Plan,
  type PlanEntity,
  type PlanEvent,
  type PlanMetric,
  type PlanProperty,
  type PlanRoute,
  type PlanStep,
  type PlanVariant,
} from './plan.ts';
import { type Resolved, type ResolvedProperties, said } from './resolve.ts';
import { defined, propertyOf, schemaOf } from './schema-of.ts';

/** Walks the whole project: made when something is derived, never for a keystroke. */
export function planOf(snapshot: Snapshot): Plan {
  const each = <S extends Shape, T>(shape: S, make: (item: Item<S>) => T): readonly T[] =>
    (snapshot.things(shape) as readonly Item<S>[])
      .filter((item) => item.in === undefined && snapshot.find(shape as Noun, item.name.value) === item)
      .map(make);
  const plan = snapshot.things('plan')[0] as Item<'plan'> | undefined;
  const owner = values(plan?.owner);
  const wire = (name: string) => wireName(name, snapshot);
  return defined({
    name: plan?.name.value || 'plan',
    description: plan?.description?.value,
    owner,
    owners: each('owner', (one) => defined({ name: one.name.value, contact: one.contact?.value })),
    sources: each('source', (one) =>
      defined({ name: one.name.value, platform: one.platform?.value, sdk: one.sdk?.value }),
    ),
    destinations: each('destination', (one) => ({ name: one.name.value, type: one.type?.value ?? '' })),
    entities: withUser(
      each('entity', (one) =>
        defined<PlanEntity>({
          name: one.name.value,
          description: one.description?.value,
          key: wire(one.key?.value ?? one.name.value),
          parent: one.parent?.value,
          traits: traitsOf(one, snapshot),
        }),
      ),
    ),
    properties: each('property', (one) => propertyOf(one.name.value, [one], snapshot)),
    events: each('event', (one) => one)
      .filter((event) => !event.abstract?.value)
      .map((event) => eventOf(event, snapshot, owner)),
    segments: each('segment', (one) => ({
      name: one.name.value,
      entity: one.entity?.value ?? 'user',
      where: one.where?.value ?? 'true',
    })),
    metrics: each('metric', metricOf),
    funnels: each('funnel', (one) =>
      defined({
        name: one.name.value,
        description: one.description?.value,
        entity: one.entity?.value ?? 'user',
        window: one.window?.value ?? '7d',
        order: (one.order?.value ?? 'ordered') as 'ordered' | 'strict' | 'unordered',
        steps: (one.steps ?? []).flatMap(stepOf),
        exclusions: (one.exclusions ?? []).flatMap((x) =>
          x.event
            ? [
                defined<{ event: string; where?: string; after?: string }>({
                  event: x.event.value,
                  where: x.where?.value,
                  after: x.after?.value,
                }),
              ]
            : [],
        ),
        per: one.per?.value,
      }),
    ),
    retention: each('retention', (one) => ({
      name: one.name.value,
      entity: one.entity?.value ?? 'user',
      start: (one.start && stepOf(one.start)[0]) ?? { event: '*', name: '*' },
      return: (one.return && stepOf(one.return)[0]) ?? { event: '*', name: '*' },
      period: (one.period?.value ?? 'week') as Grain,
      brackets: (one.brackets ?? []).map((at) => at.value),
    })),
    experiments: each('experiment', (one) =>
      defined({
        name: one.name.value,
        entity: one.entity?.value ?? 'user',
        exposure: defined<{ event: string; property?: string }>({
          event: one.exposure?.event?.value ?? '',
          property: one.exposure?.property?.value,
        }),
        variants: (one.variants ?? []).map((variant) => ({
          name: variant.name.value,
          share: variant.share?.value ?? 0,
        })),
        primary: one.primary?.value ?? '',
        guardrails: (one.guardrails ?? []).map((at) => at.value),
        start: one.start?.value,
        end: one.end?.value,
      }),
    ),
    checks: each('check', (one) =>
      defined({
        name: one.name.value,
        description: one.description?.value,
        event: one.event?.value,
        expect: one.expect?.value ?? 'true',
        where: one.where?.value,
        severity: one.severity?.value ?? ('error' as const),
      }),
    ),
    semantics: snapshot.settings.semantics,
    unplanned: snapshot.settings.unplanned,
  });
}
/** Of what the plan says, not of how it is written: a comment changes nothing. */
export const planHash = (plan: Plan): string => hash(JSON.stringify(plan));

const values = (list: List<Text> | undefined): readonly string[] => list?.map((at) => at.value) ?? [];

/** An event with everything that reaches it. */
export function eventOf(event: Event, snapshot: Snapshot, planOwner: readonly string[]): PlanEvent {
  const resolved = snapshot.resolved(event);
  const chain = [
    event,
    ...resolved.parents.flatMap((name) => (snapshot.find('event', name) as Event | undefined) ?? []),
  ];
  const bundles = resolved.bundles.flatMap(
    (name) => (snapshot.find('bundle', name) as Item<'bundle'> | undefined) ?? [],
  );
  const inherited = <K extends keyof Event>(key: K): Event[K] | undefined =>
    chain.find((one) => one[key] !== undefined)?.[key];
  const text = (key: 'as' | 'where' | 'status' | 'call'): string | undefined =>
    (event[key] as At<string> | undefined)?.value;
  const sources = inherited('sources') ?? bundles.flatMap((bundle) => bundle.sources ?? []);
  const routes = inherited('destinations') ?? bundles.flatMap((bundle) => bundle.destinations ?? []);
  const entities = values(inherited('entities'));
  const entity = event.entity?.value;
  const owner = values(inherited('owner'));
  const additional = inherited('additionalProperties') as At<boolean> | Schema | undefined;
  const trigger = event.trigger;
  return defined({
    name: event.name.value,
    as: text('as') ?? event.name.value,
    where: text('where'),
    description: event.description?.value,
    trigger:
      trigger && ('value' in trigger ? trigger.value : trigger.map((one) => one.description?.value ?? '').join('; ')),
    call: ((inherited('call') as At<string> | undefined)?.value ?? 'track') as Call,
    status: text('status') as PlanEvent['status'],
    owner: owner.length ? owner : planOwner,
    tags: values(event.tags),
    entities: entities.length ? entities : [entity ?? 'user'],
    sources: [...new Set(sources.map((use) => use.name.value))],
    destinations: routes.map(routeOf),
    uniqueKey: (inherited('unique_key') ?? []).map((at) => asOf(at.value, resolved, snapshot)),
    properties: propertiesOf(resolved, snapshot),
    additionalProperties:
      additional && ('shape' in additional ? schemaOf([additional], snapshot) : (additional as At<boolean>).value),
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
    examples: (event.examples ?? []).map((at) => at.value as PlanEvent['examples'][number]),
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
    layers.flatMap((layer) => said(layer, name, resolved, snapshot) ?? []),
    snapshot,
  );
}
const asOf = (name: string, resolved: Resolved, snapshot: Snapshot): string =>
  resolved.properties.has(name)
    ? resolvedProperty(name, resolved.properties, resolved, snapshot).as
    : wireName(name, snapshot);
const wireName = (name: string, snapshot: Snapshot): string =>
  Object.hasOwn(envelope, name)
    ? name
    : ((snapshot.find('property', name) as Item<'property'> | undefined)?.as?.value ?? name);

function traitsOf(entity: Item<'entity'>, snapshot: Snapshot): readonly PlanProperty[] {
  return (entity.traits ?? []).map((use) => {
    const base = use.ref ? snapshot.find('property', use.name.value) : undefined;
    return propertyOf(use.name.value, [...(base ? [base as Property] : []), use], snapshot);
  });
}
const withUser = (entities: readonly PlanEntity[]): readonly PlanEntity[] =>
  entities.some((entity) => entity.name === 'user')
    ? entities
    : [{ name: 'user', key: 'user_id', traits: [] }, ...entities];

function routeOf(route: Item<'route'>): PlanRoute {
  const properties = Object.fromEntries(
    (route.properties ?? []).map((rename) => [rename.property.value, rename.to.value]),
  );
  return defined<PlanRoute>({ name: route.name.value, as: route.as?.value, where: route.where?.value, properties });
}
function stepOf(step: Item<'step'>): readonly PlanStep[] {
  return step.event
    ? [
        defined<PlanStep>({
          event: step.event.value,
          name: step.name.value || step.event.value,
          where: step.where?.value,
        }),
      ]
    : [];
}
function metricOf(one: Item<'metric'>): PlanMetric {
  return defined<PlanMetric>({
    name: one.name.value,
    description: one.description?.value,
    type: one.type?.value ?? 'simple',
    agg: one.agg?.value as Agg | undefined,
    event: one.event?.value,
    property: one.property?.value,
    entity: one.entity?.value,
    where: one.where?.value,
    dimensions: (one.dimensions ?? []).map((at) => at.value),
    grain: one.grain?.value as Grain | undefined,
    numerator: one.numerator?.value,
    denominator: one.denominator?.value,
    expr: one.expr?.value,
    window: one.window?.value,
    percentile: one.percentile?.value,
  });
}
