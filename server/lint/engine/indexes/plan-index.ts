// What the plan says of every value after resolution, as one index that rules share, part by part: what a part writes, over the layers
// that stand below it. Descriptions are no part of it.
import type { ProjectIndex } from '../project-index.ts';
import type { ConstraintFacts } from './constraint-facts.ts';
import { LivePlan } from './live-plan.ts';
import type { PlanPart } from './plan-view.ts';
import type { IndexedLayer, IndexedProperty } from './resolved-event.ts';
import { collect } from './schema-facts.ts';

export type { CarriedProperty, PlanIndex, PlanPart } from './plan-view.ts';

/** The last layer that says something about a key: what, and which layer. */
export function saying<K extends keyof ConstraintFacts>(
  property: IndexedProperty,
  key: K,
): { readonly value: NonNullable<ConstraintFacts[K]>; readonly layer: IndexedLayer } | undefined {
  const layer = property.layers.findLast((one) => one.says[key] !== undefined);
  return layer && { value: layer.says[key] as NonNullable<ConstraintFacts[K]>, layer };
}

/** Rules over resolved content: `projectRule({indexes: [planIndex], check: ([part]) => …})`. */
export const planIndex: ProjectIndex<PlanPart> = {
  name: 'plan',
  collect: collect as unknown as ProjectIndex<PlanPart>['collect'],
  start: (facts) => new LivePlan(facts),
};
