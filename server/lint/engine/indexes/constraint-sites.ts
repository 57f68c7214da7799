// Everything written that constrains a value, once each: what stands below it, and what it comes to where it first takes effect.

import type { PlanSchema } from '../../../plan/plan.ts';
import type { Container } from '../../../schema/item.ts';
import type { ConstraintFacts } from './constraint-facts.ts';
import { forEachValue, type LayerOf, type LayerStack, namedTypes } from './layers.ts';
import type { PlanIndex } from './plan-index.ts';

export interface ConstraintSite {
  readonly says: ConstraintFacts;
  /** What messages call it: property "total" of event "order_paid". */
  readonly subject: Container;
  readonly below: readonly LayerOf[];
  /** All layers together. A use in a bundle is looked at where its first event makes it part of something. */
  readonly result: PlanSchema;
  /** The objects and arrays it stands in, innermost last. */
  readonly around: readonly PlanSchema[];
}

export function constraintSites(plan: PlanIndex): readonly ConstraintSite[] {
  const all: ConstraintSite[] = [];
  const seen = new Set<ConstraintFacts>();
  forEachValue(plan, (stack) => {
    const before = seen.size;
    for (const [i, { says }] of stack.layers.entries()) {
      if (seen.has(says)) continue;
      seen.add(says);
      all.push(plan.memo(sitesIn, stack)[i] as ConstraintSite);
    }
    return seen.size > before;
  });
  return all;
}
const sitesIn = ({ layers, result, around }: LayerStack): readonly ConstraintSite[] =>
  layers.map(({ says, subject }, i) => ({ says, subject, below: layers.slice(0, i), result, around }));

/** Every layer that says something about a value, most general first: named types stand before what uses them. */
export function chainOf({ says, subject, below }: ConstraintSite, plan: Pick<PlanIndex, 'types'>): readonly LayerOf[] {
  return [...below, { says, subject, level: '' }].flatMap((layer) => [...namedTypes(layer.says, plan), layer]);
}
