// The names that a condition may use where the caret stands: an event's properties, an entity's traits.

import type { Entity, Event, Property } from '../../plan/items.ts';
import type { PlanProperty } from '../../plan/plan.ts';
import { eventOf, traitsOf } from '../../plan/resolve-event.ts';
import { propertyOf } from '../../plan/schema-of.ts';
import type { Snapshot } from '../../plan/snapshot.ts';

export interface ConditionNames {
  /** Of a segment: all there is. */
  readonly traits: readonly PlanProperty[] | undefined;
  /** `tier`, `user.tier` */
  find(name: string): PlanProperty | undefined;
}

/** `entity` is that of a segment. */
export function conditionNames(
  { event, entity }: { readonly event?: Event | undefined; readonly entity?: string | undefined },
  snapshot: Snapshot,
): ConditionNames {
  const traits = (name: string): readonly PlanProperty[] => {
    const found = snapshot.find('entity', name) as Entity | undefined;
    return found ? traitsOf(found, snapshot) : [];
  };
  const own = entity === undefined ? undefined : traits(entity);
  return {
    traits: own,
    find(name) {
      const [first = '', second] = name.split('.');
      if (second !== undefined) return traits(first).find((trait) => trait.name === second);
      if (own) return own.find((trait) => trait.name === name);
      if (event) return eventOf(event, snapshot, []).properties.find((one) => one.name === name);
      const known = snapshot.find('property', name) as Property | undefined;
      return known && propertyOf(name, [known], snapshot);
    },
  };
}
