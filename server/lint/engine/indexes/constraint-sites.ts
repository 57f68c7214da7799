// Everything written that constrains a value, once each: what stands below it, and what it comes to where it first takes effect.

import type { PlanSchema } from '../../../plan/plan.ts';
import type { Owner } from '../../../schema/item.ts';
import type { Spoken } from './constraint-facts.ts';
import { eachStack, type Layered, namedTypes, type Stack } from './layers.ts';
import type { Schemas } from './plan-index.ts';

export interface Said {
  readonly says: Spoken;
  /** What messages call it: property "total" of event "order_paid". */
  readonly about: Owner;
  readonly below: readonly Layered[];
  /** All layers together. A use in a bundle is looked at where its first event makes it part of something. */
  readonly result: PlanSchema;
  /** The objects and arrays it stands in, innermost last. */
  readonly around: readonly PlanSchema[];
}

export function everythingSaid(plan: Schemas): readonly Said[] {
  const all: Said[] = [];
  const seen = new Set<Spoken>();
  eachStack(plan, (stack) => {
    const before = seen.size;
    for (const [i, { says }] of stack.layers.entries()) {
      if (seen.has(says)) continue;
      seen.add(says);
      all.push(plan.keep(saidIn, stack)[i] as Said);
    }
    return seen.size > before;
  });
  return all;
}
const saidIn = ({ layers, result, around }: Stack): readonly Said[] =>
  layers.map(({ says, about }, i) => ({ says, about, below: layers.slice(0, i), result, around }));

/** Every layer that says something about a value, most general first: named types stand before what uses them. */
export function chainOf({ says, about, below }: Said, plan: Pick<Schemas, 'types'>): readonly Layered[] {
  return [...below, { says, about, level: '' }].flatMap((layer) => [...namedTypes(layer.says, plan), layer]);
}
