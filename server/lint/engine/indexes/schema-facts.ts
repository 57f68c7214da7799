// The facts that the view of schemas is made of: what items say about values, and how events resolve.

import type { Bundle, Entity, Event, PropertyUse } from '../../../plan/items.ts';
import type { Status } from '../../../plan/plan.ts';
import type { Resolved, ResolvedProperties } from '../../../plan/resolve.ts';
import type { LocatedList } from '../../../schema/item.ts';
import { type ConstraintFacts, constraintFacts, placeOf } from './constraint-facts.ts';
import { membersOf } from './sample.ts';

export const collect = {
  property: constraintFacts,
  type: constraintFacts,
  bundle: (item: Bundle) => ({
    name: item.name,
    uses: usesOf(item.properties),
    brings: item.use?.map((one) => one.value) ?? [],
  }),
  entity: (item: Entity) => ({
    name: item.name,
    key: item.key,
    parent: item.parent?.value,
    traits: usesOf(item.traits),
  }),
  event: (item: Event) => {
    const additional = item.additionalProperties;
    return {
      name: item.name,
      place: placeOf(item),
      as: item.as,
      where: item.where,
      call: item.call,
      status: item.status?.value as Status | undefined,
      abstract: item.abstract?.value ?? false,
      entity: item.entity,
      entities: item.entities?.map((one) => one.value),
      uniqueKey: item.unique_key,
      additionalProperties: additional && 'shape' in additional ? constraintFacts(additional) : additional,
      uses: usesOf(item.properties),
      examples: (item.examples ?? []).map((at) => ({ at, members: membersOf(at) })),
      variants: (item.variants ?? []).map((one) => ({
        name: one.name,
        where: one.where,
        uses: usesOf(one.properties),
      })),
    };
  },
  resolved: ({ name, properties, variants, parents, bundles }: Resolved) => ({
    name,
    parents,
    bundles,
    properties: structure(properties),
    variants: [...variants].map(([variant, of]) => ({ variant, of: structure(of) })),
  }),
};
export type Collected = { [K in keyof typeof collect]: ReturnType<(typeof collect)[K]> };
export type BundleFact = Collected['bundle'];
export type EntityFact = Collected['entity'];
export type EventFact = Collected['event'];
export type ResolvedFact = Collected['resolved'];
export type Structure = ReturnType<typeof structure>;

const usesOf = (list: LocatedList<PropertyUse> | undefined): readonly ConstraintFacts[] =>
  (list ?? []).map(constraintFacts);
const structure = (properties: ResolvedProperties) =>
  [...properties.values()].map(({ name, layers }) => ({ name, layers }));
