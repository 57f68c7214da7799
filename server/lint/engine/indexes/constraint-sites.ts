// Everything a part of the plan writes that constrains a value, once each: what stands below it, and what it comes to there.

import type { PlanSchema } from '../../../plan/plan.ts';
import type { Container } from '../../../schema/item.ts';
import type { ConstraintFacts } from './constraint-facts.ts';
import { inside, type LayerOf, type LayerStack, namedTypes } from './layers.ts';
import type { PlanIndex } from './plan-view.ts';

export interface ConstraintSite {
  readonly says: ConstraintFacts;
  /** What messages call it: property "total" of event "order_paid". */
  readonly subject: Container;
  readonly below: readonly LayerOf[];
  /** All layers together, up to the one that says it. */
  readonly result: PlanSchema;
  /** The objects and arrays it stands in, innermost last. */
  readonly around: readonly PlanSchema[];
}

/** Of the values that a part writes, and of what stands inside of them. */
export function constraintSites(stacks: readonly LayerStack[], plan: PlanIndex): readonly ConstraintSite[] {
  const all: ConstraintSite[] = [];
  const seen = new Set<ConstraintFacts>();
  const look = (stack: LayerStack): void => {
    const before = seen.size;
    for (const [i, { says, subject, own }] of stack.layers.entries()) {
      if (!own || seen.has(says)) continue;
      seen.add(says);
      all.push({ says, subject, below: stack.layers.slice(0, i), result: stack.result, around: stack.around });
    }
    if (seen.size > before) for (const inner of inside(stack, plan)) look(inner);
  };
  for (const stack of stacks) look(stack);
  return all;
}

/** Every layer that says something about a value, most general first: named types stand before what uses them. */
export function chainOf({ says, subject, below }: ConstraintSite, plan: Pick<PlanIndex, 'says'>): readonly LayerOf[] {
  return [...below, { says, subject, level: '', own: true }].flatMap((layer) => [
    ...namedTypes(layer.says, plan),
    layer,
  ]);
}
