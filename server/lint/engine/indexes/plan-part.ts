// What a part of the plan writes: its values, each over the layers that stand below it wherever events carry it.

import { partKey } from './carried-layers.ts';
import { constraintSites } from './constraint-sites.ts';
import { isConstraintFacts, type LayerStack, ofProperty, ofSchema, ofUse } from './layers.ts';
import type { AskedPlan } from './live-plan.ts';
import type { CarriedProperty, PartNoun, PlanPart } from './plan-view.ts';
import { type IndexedProperty, indexedProperty } from './resolved-event.ts';

/** Everything is made when it is first asked for, once. */
export function planPart(noun: PartNoun, name: string, plan: AskedPlan): PlanPart {
  const values = once(() => (noun === 'event' || noun === 'bundle' ? valuesOf(noun, name, plan) : []));
  const stacks = once(() => written[noun](name, plan, values()));
  return {
    noun,
    name,
    plan,
    stacks: () => stacks().all,
    sites: once(() => constraintSites(stacks().judged, plan)),
    carried: once(() => {
      const property = noun === 'property' ? plan.property(name) : undefined;
      return property ? [{ property, sent: 0 }] : values().filter(({ sent }) => sent > 0);
    }),
  };
}
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A value that events carry; of one that is written once, the plainest has the least rank. */
interface CarriedValue extends CarriedProperty {
  readonly key: string;
  readonly rank: number;
}
const valuesOf = (noun: 'event' | 'bundle', name: string, plan: AskedPlan): readonly CarriedValue[] =>
  plan.carriedIn(partKey(noun, name)).map(({ key, name: of, layers, event, sent }) => ({
    key,
    property: indexedProperty(of, layers, plan, event),
    sent,
    // An event's own list is judged as it resolves itself, not as those do that extend it; else, the fewer layers, the plainer.
    rank: (layers.at(-1)?.from === 'parent' ? 1e6 : 0) + layers.length,
  }));

/** `judged`: of each value one, over the layers that it is plainest with. */
interface WrittenStacks {
  readonly all: readonly LayerStack[];
  readonly judged: readonly LayerStack[];
}
type Write = (name: string, plan: AskedPlan, values: readonly CarriedValue[]) => WrittenStacks;
const written: Readonly<Record<PartNoun, Write>> = {
  property(name, plan) {
    const property = plan.property(name);
    return alike(property ? [ofProperty(property)] : []);
  },
  type(name, plan) {
    const says = plan.says('type', name);
    return alike(says ? [ofSchema(says, { noun: 'type', name }, 'type', plan)] : []);
  },
  entity: (name, plan) => alike([...(plan.entity(name)?.traits.values() ?? [])].map(ofProperty)),
  event(name, plan, values) {
    const rest = plan.fact(name)?.additionalProperties;
    const subject = { noun: 'the value', of: { noun: 'event', name } };
    return withMore(values, isConstraintFacts(rest) ? [ofSchema(rest, subject, 'event', plan)] : []);
  },
  bundle(name, plan, values) {
    const met = new Set(values.map(({ property }) => topOf(property)));
    const bundle = plan.bundle(name);
    const idle = (bundle?.uses ?? []).flatMap((use) => (bundle && !met.has(use) ? [ofUse(use, bundle, plan)] : []));
    return withMore(values, idle);
  },
};
const alike = (all: readonly LayerStack[]): WrittenStacks => ({ all, judged: all });

function withMore(values: readonly CarriedValue[], more: readonly LayerStack[]): WrittenStacks {
  const plainest = new Map<unknown, CarriedValue>();
  for (const one of values) {
    const says = topOf(one.property);
    const best = plainest.get(says);
    if (!best || one.rank < best.rank || (one.rank === best.rank && one.key < best.key)) plainest.set(says, one);
  }
  const stacks = new Map(values.map((one) => [one, ofProperty(one.property)]));
  const judged = [...plainest.values()].flatMap((one) => stacks.get(one) ?? []);
  return { all: [...stacks.values(), ...more], judged: [...judged, ...more] };
}
const topOf = ({ layers }: IndexedProperty) => layers.at(-1)?.says;
