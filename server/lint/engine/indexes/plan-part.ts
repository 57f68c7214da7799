// What a part of the plan writes: its values, each over the layers that stand below it wherever events carry it.

import { partKey } from './carried-layers.ts';
import { isConstraintFacts, type LayerStack, ofProperty, ofSchema, ofUse } from './layers.ts';
import type { AskedPlan } from './live-plan.ts';
import type { CarriedProperty, PartNoun } from './plan-view.ts';
import { type IndexedProperty, indexedProperty } from './resolved-event.ts';

/** `judged`: of each value one, over the layers that it is plainest with. */
interface WrittenStacks {
  readonly all: readonly LayerStack[];
  readonly judged: readonly LayerStack[];
}
const alike = (all: readonly LayerStack[]): WrittenStacks => ({ all, judged: all });

export function stacksOf(noun: PartNoun, name: string, plan: AskedPlan): WrittenStacks {
  return written[noun](name, plan);
}
const written: Readonly<Record<PartNoun, (name: string, plan: AskedPlan) => WrittenStacks>> = {
  property(name, plan) {
    const property = plan.property(name);
    return alike(property ? [ofProperty(property)] : []);
  },
  type(name, plan) {
    const says = plan.says('type', name);
    return alike(says ? [ofSchema(says, { noun: 'type', name }, 'type', plan)] : []);
  },
  entity: (name, plan) => alike([...(plan.entity(name)?.traits.values() ?? [])].map(ofProperty)),
  event(name, plan) {
    const rest = plan.fact(name)?.additionalProperties;
    const subject = { noun: 'the value', of: { noun: 'event', name } };
    const others = isConstraintFacts(rest) ? [ofSchema(rest, subject, 'event', plan)] : [];
    const { all, judged } = ofCarried('event', name, plan);
    return { all: [...all, ...others], judged: [...judged, ...others] };
  },
  bundle(name, plan) {
    const { all, judged } = ofCarried('bundle', name, plan);
    const met = new Set(all.map(({ layers }) => layers.at(-1)?.says));
    const bundle = plan.bundle(name);
    const idle = (bundle?.uses ?? []).flatMap((use) => (bundle && !met.has(use) ? [ofUse(use, bundle, plan)] : []));
    return { all: [...all, ...idle], judged: [...judged, ...idle] };
  },
};

/** Values whose topmost layer the part writes. */
export function carriedBy(noun: PartNoun, name: string, plan: AskedPlan): readonly CarriedProperty[] {
  if (noun === 'event' || noun === 'bundle')
    return plan
      .carriedIn(partKey(noun, name))
      .flatMap(({ sent, ...of }) =>
        sent ? [{ property: indexedProperty(of.name, of.layers, plan, of.event), sent }] : [],
      );
  const property = noun === 'property' ? plan.property(name) : undefined;
  return property ? [{ property, sent: 0 }] : [];
}

/** An event's own list is judged as it resolves itself, not as those do that extend it; else, the fewer layers, the plainer. */
function ofCarried(noun: 'event' | 'bundle', name: string, plan: AskedPlan): WrittenStacks {
  const told = plan.carriedIn(partKey(noun, name)).map(({ key, name: of, layers, event }) => ({
    key,
    property: indexedProperty(of, layers, plan, event),
    rank: (layers.at(-1)?.from === 'parent' ? 1e6 : 0) + layers.length,
  }));
  const plainest = new Map<unknown, (typeof told)[number]>();
  for (const one of told) {
    const says = topOf(one.property);
    const best = plainest.get(says);
    if (!best || one.rank < best.rank || (one.rank === best.rank && one.key < best.key)) plainest.set(says, one);
  }
  return {
    all: told.map(({ property }) => ofProperty(property)),
    judged: [...plainest.values()].map(({ property }) => ofProperty(property)),
  };
}
const topOf = ({ layers }: IndexedProperty) => layers.at(-1)?.says;
