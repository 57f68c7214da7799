// Every condition of the plan with the names it may use.
import type { Scope } from '../../../expressions/check.ts';
import type { ItemOf } from '../../../plan/items.ts';
import type { Container, Ref, Text } from '../../../schema/item.ts';
import { called } from '../message-text.ts';
import type { AnyIndex, ProjectIndex } from '../project-index.ts';
import { type Asking, LiveAsking } from './asking-index.ts';
import type { LivePlan } from './live-plan.ts';
import { type PlanIndex, type PlanPart, planIndex } from './plan-index.ts';
import { type Scopes, scopesOf, scopeWithin } from './scopes.ts';

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
/** Those of one item. */
type AskedIn = readonly [Asked, ...Asked[]];
type Named = { readonly name: { readonly value: string }; readonly container?: Container };

const asked = (
  { name, container: of }: Named,
  noun: string,
  texts: { readonly [K in Condition['key']]?: Text | undefined },
  subject: Asked['of'],
): AskedIn | undefined => {
  const own: Container = { noun, name: name.value, ...(of ? { of } : {}) };
  const all = Object.entries(texts).flatMap(([key, text]) =>
    text ? [{ text, key: key as Condition['key'], subject: own, of: subject }] : [],
  );
  const [first, ...more] = all;
  return first && [first, ...more];
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
/** By what they stand in: an event with its variants, a property, a metric. */
export const conditionsIndex: ProjectIndex<readonly Condition[]> = {
  name: 'conditions',
  collect: collect as unknown as ProjectIndex<unknown>['collect'],
  on: planIndex as AnyIndex,
  start(facts, on) {
    const plan = on as LivePlan;
    const others = new LiveAsking<AskedIn>('conditions', ([first]) => `of ${called(first.subject)}`, facts, plan);
    return {
      update(change, parts = new Set()) {
        for (const part of parts) plan.forget('conditions', part);
        return new Set([...parts, ...others.update(change)]);
      },
      *keys() {
        yield* plan.keys();
        yield* others.keys();
      },
      at(key) {
        const part = plan.at(key);
        const found = part ? conditionsOf(part, () => plan.as('conditions', key)) : others.at(key);
        return found && 'all' in found ? askedIn(found) : found;
      },
    };
  },
};

function askedIn({ all, plan }: Asking<AskedIn>): readonly Condition[] {
  const scopes = scopesOf(plan);
  return all.flat().map(({ text, subject, key, of }): Condition => {
    const scope = of.noun === 'event' ? scopes.event(of.name) : scopes[of.noun](of.name);
    return { text, subject, key, scope };
  });
}
/** Undefined where a part has none. */
function conditionsOf(part: PlanPart, plan: () => PlanIndex): readonly Condition[] | undefined {
  const { noun, name } = part;
  const event = noun === 'event' ? part.plan.fact(name) : undefined;
  const sites = part.sites().filter(({ says }) => says.required_when);
  const variants = event?.variants.filter(({ where }) => where) ?? [];
  if (!event?.where && !variants.length && !sites.length) return undefined;
  const scopes = scopesOf(plan());
  const owner = { noun: 'event', name };
  const ofEvent = (text: Text | undefined, subject: Container): readonly Condition[] =>
    text ? [{ text, subject, key: 'where', scope: scopes.event(name) }] : [];
  return [
    ...ofEvent(event?.where, owner),
    ...variants.flatMap((one) => ofEvent(one.where, { noun: 'variant', name: one.name.value, of: owner })),
    ...sites.map(({ says, subject, around }): Condition => {
      const outer = outerScope(subject, scopes);
      return {
        text: says.required_when as Text,
        subject,
        key: 'required_when',
        scope: outer && scopeWithin(around, outer),
      };
    }),
  ];
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
