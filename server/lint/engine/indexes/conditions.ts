// Every condition of the plan with the names it may use.
import type { Scope } from '../../../expressions/check.ts';
import type { ItemOf } from '../../../plan/items.ts';
import type { Container, Ref, Text } from '../../../schema/item.ts';
import { type Facts, wholeIndex } from '../project-index.ts';
import type { PlanIndex } from './plan-index.ts';
import { type Scopes, scopeWithin } from './scopes.ts';

export interface Condition {
  readonly text: Text;
  /** Where it stands: metric "orders". */
  readonly subject: Container;
  readonly key: 'where' | 'required_when' | 'expect';
  /** Absent where what it is about is not defined. */
  readonly scope: Scope | undefined;
}

/** A condition outside of events, and what it asks about. */
interface Asked {
  readonly text: Text;
  readonly key: Condition['key'];
  readonly subject: Container;
  /** An event's name or `*`; of a segment, the entity; of a route, what sends it. */
  readonly of: { readonly noun: 'event' | 'entity' | 'bundle'; readonly name: string };
}
type Named = { readonly name: { readonly value: string }; readonly container?: Container };

const asked = (
  { name, container: of }: Named,
  noun: string,
  texts: { readonly [K in Condition['key']]?: Text | undefined },
  subject: Asked['of'],
): readonly Asked[] | undefined => {
  const own: Container = { noun, name: name.value, ...(of ? { of } : {}) };
  const all = Object.entries(texts).flatMap(([key, text]) =>
    text ? [{ text, key: key as Condition['key'], subject: own, of: subject }] : [],
  );
  return all.length ? all : undefined;
};
const anyOr = (event: Ref | undefined) => ({ noun: 'event', name: event?.value ?? '*' }) as const;

const collect = {
  segment: (item: ItemOf<'segment'>) =>
    asked(item, 'segment', { where: item.where }, { noun: 'entity', name: item.entity?.value ?? 'user' }),
  metric: (item: ItemOf<'metric'>) => asked(item, 'metric', { where: item.where }, anyOr(item.event)),
  step: (item: ItemOf<'step'>) => asked(item, 'step', { where: item.where }, anyOr(item.event)),
  exclusion: (item: ItemOf<'exclusion'>) => asked(item, 'exclusion', { where: item.where }, anyOr(item.event)),
  check: (item: ItemOf<'check'>) => asked(item, 'check', { expect: item.expect, where: item.where }, anyOr(item.event)),
  route: (item: ItemOf<'route'>) =>
    asked(
      item,
      'destination',
      { where: item.where },
      {
        noun: item.container?.noun === 'bundle' ? 'bundle' : 'event',
        name: item.container?.name ?? '',
      },
    ),
};
export const askedConditions = wholeIndex(
  'conditions outside of events',
  collect,
  (facts: Facts<{ [K in keyof typeof collect]: ReturnType<(typeof collect)[K]> }>): readonly Asked[] =>
    Object.values(facts).flat(2),
);

export function conditionsOf(plan: PlanIndex, others: readonly Asked[], scopes: Scopes): readonly Condition[] {
  const ofEvents = plan.eventNames.flatMap((name): readonly Condition[] => {
    const event = plan.event(name);
    const owner = { noun: 'event', name };
    return [
      ...(event?.where
        ? [{ text: event.where, subject: owner, key: 'where' as const, scope: scopes.event(name) }]
        : []),
      ...(event?.variants ?? []).flatMap((variant): readonly Condition[] => {
        const subject = { noun: 'variant', name: variant.name.value, of: owner };
        return variant.where ? [{ text: variant.where, subject, key: 'where', scope: scopes.event(name) }] : [];
      }),
    ];
  });
  const ofUses = plan.constraintSites().flatMap(({ says, subject, around }): readonly Condition[] => {
    const outer = says.required_when && outerScope(subject, scopes);
    return says.required_when
      ? [{ text: says.required_when, subject, key: 'required_when', scope: outer && scopeWithin(around, outer) }]
      : [];
  });
  const rest = others.map(({ text, subject, key, of }): Condition => {
    const scope = of.noun === 'event' ? scopes.event(of.name) : scopes[of.noun](of.name);
    return { text, subject, key, scope };
  });
  return [...ofEvents, ...ofUses, ...rest];
}

function outerScope(subject: Container, scopes: Scopes): Scope | undefined {
  if (subject.of) {
    const { noun, name = '', of } = subject.of;
    if (noun === 'event') return scopes.event(name);
    if (noun === 'variant') return scopes.variant(of?.name ?? '', name);
    if (noun === 'bundle') return scopes.bundle(name);
    return noun === 'entity' ? scopes.entity(name) : outerScope(subject.of, scopes);
  }
  return scopes.dictionary();
}
