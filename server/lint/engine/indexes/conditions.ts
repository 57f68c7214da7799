// Every condition of the plan with the names it may use.
import type { Scope } from '../../../expressions/check.ts';
import type { Item, Owner, Ref, Text } from '../../../schema/item.ts';
import { type Facts, view } from '../rule.ts';
import type { Schemas } from './plan-index.ts';
import { type Scopes, within } from './scopes.ts';

export interface Condition {
  readonly text: Text;
  /** Where it stands: metric "orders". */
  readonly about: Owner;
  readonly key: 'where' | 'required_when' | 'expect';
  /** Absent where what it is about is not defined. */
  readonly scope: Scope | undefined;
}

/** A condition outside of events, and what it asks about. */
interface Asked {
  readonly text: Text;
  readonly key: Condition['key'];
  readonly about: Owner;
  /** An event's name or `*`; of a segment, the entity; of a route, what sends it. */
  readonly of: { readonly noun: 'event' | 'entity' | 'bundle'; readonly name: string };
}
type Named = { readonly name: { readonly value: string }; readonly in?: Owner };

const asked = (
  { name, in: of }: Named,
  noun: string,
  texts: { readonly [K in Condition['key']]?: Text | undefined },
  about: Asked['of'],
): readonly Asked[] | undefined => {
  const own: Owner = { noun, name: name.value, ...(of ? { of } : {}) };
  const all = Object.entries(texts).flatMap(([key, text]) =>
    text ? [{ text, key: key as Condition['key'], about: own, of: about }] : [],
  );
  return all.length ? all : undefined;
};
const anyOr = (event: Ref | undefined) => ({ noun: 'event', name: event?.value ?? '*' }) as const;

const gather = {
  segment: (item: Item<'segment'>) =>
    asked(item, 'segment', { where: item.where }, { noun: 'entity', name: item.entity?.value ?? 'user' }),
  metric: (item: Item<'metric'>) => asked(item, 'metric', { where: item.where }, anyOr(item.event)),
  step: (item: Item<'step'>) => asked(item, 'step', { where: item.where }, anyOr(item.event)),
  exclusion: (item: Item<'exclusion'>) => asked(item, 'exclusion', { where: item.where }, anyOr(item.event)),
  check: (item: Item<'check'>) => asked(item, 'check', { expect: item.expect, where: item.where }, anyOr(item.event)),
  route: (item: Item<'route'>) =>
    asked(
      item,
      'destination',
      { where: item.where },
      {
        noun: item.in?.noun === 'bundle' ? 'bundle' : 'event',
        name: item.in?.name ?? '',
      },
    ),
};
export const askedConditions = view(
  gather,
  (facts: Facts<{ [K in keyof typeof gather]: ReturnType<(typeof gather)[K]> }>): readonly Asked[] =>
    Object.values(facts).flat(2),
);

export function conditionsOf(plan: Schemas, others: readonly Asked[], scopes: Scopes): readonly Condition[] {
  const ofEvents = plan.eventNames.flatMap((name): readonly Condition[] => {
    const event = plan.event(name);
    const owner = { noun: 'event', name };
    return [
      ...(event?.where ? [{ text: event.where, about: owner, key: 'where' as const, scope: scopes.event(name) }] : []),
      ...(event?.variants ?? []).flatMap((variant): readonly Condition[] => {
        const about = { noun: 'variant', name: variant.name.value, of: owner };
        return variant.where ? [{ text: variant.where, about, key: 'where', scope: scopes.event(name) }] : [];
      }),
    ];
  });
  const ofUses = plan.said().flatMap(({ says, about, around }): readonly Condition[] => {
    const outer = says.required_when && outerScope(about, scopes);
    return says.required_when
      ? [{ text: says.required_when, about, key: 'required_when', scope: outer && within(around, outer) }]
      : [];
  });
  const rest = others.map(({ text, about, key, of }): Condition => {
    const scope = of.noun === 'event' ? scopes.event(of.name) : scopes[of.noun](of.name);
    return { text, about, key, scope };
  });
  return [...ofEvents, ...ofUses, ...rest];
}

function outerScope(about: Owner, scopes: Scopes): Scope | undefined {
  if (about.of) {
    const { noun, name = '', of } = about.of;
    if (noun === 'event') return scopes.event(name);
    if (noun === 'variant') return scopes.variant(of?.name ?? '', name);
    if (noun === 'bundle') return scopes.bundle(name);
    return noun === 'entity' ? scopes.entity(name) : outerScope(about.of, scopes);
  }
  return scopes.dictionary();
}
