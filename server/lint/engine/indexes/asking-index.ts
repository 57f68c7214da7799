// What asks about the plan from outside of its events, by a name of its own: metrics, funnels, conditions, dbt models. Each is asked again
// when something that it asked about is another, and no other is.

import type { CollectedFact, FactChange } from '../facts.ts';
import type { AnyIndex, FactReader, LiveIndex, ProjectIndex } from '../project-index.ts';
import type { Nouns } from '../rule.ts';
import type { LivePlan } from './live-plan.ts';
import { type PlanIndex, planIndex } from './plan-index.ts';

/** What there is under one name. */
export interface Asking<T> {
  /** In order. */
  readonly all: readonly T[];
  readonly plan: PlanIndex;
  /** The first of another name; it is noted like what is asked of the plan. */
  first(name: string): T | undefined;
  names(): Iterable<string>;
}

/** `nameOf`: what they are looked up by; those of one name are checked together. */
export const askingIndex = <T>(
  name: string,
  collect: { readonly [N in keyof Nouns]?: (item: Nouns[N]) => T | undefined },
  nameOf: (fact: T) => string,
): ProjectIndex<Asking<T>> => ({
  name,
  collect: collect as unknown as ProjectIndex<unknown>['collect'],
  on: planIndex as AnyIndex,
  start: (facts, on) => new LiveAsking(name, nameOf, facts, on as LivePlan),
});

export class LiveAsking<T> implements LiveIndex<Asking<T>> {
  readonly #index: string;
  readonly #nameOf: (fact: T) => string;
  readonly #facts: FactReader;
  readonly plan: LivePlan;
  readonly #groups = new Map<string, Set<CollectedFact>>();

  constructor(index: string, nameOf: (fact: T) => string, facts: FactReader, plan: LivePlan) {
    this.#index = index;
    this.#nameOf = nameOf;
    this.#facts = facts;
    this.plan = plan;
  }
  update({ removed, added }: FactChange): ReadonlySet<string> {
    const changed = new Set<string>();
    const uses = new Set<string>();
    const note = (fact: CollectedFact): string => {
      const name = this.#nameOf(fact.data as T);
      changed.add(name);
      uses.add(this.#use(name));
      return name;
    };
    for (const fact of removed) {
      const name = note(fact);
      const group = this.#groups.get(name);
      group?.delete(fact);
      if (group?.size !== 0) continue;
      this.#groups.delete(name);
      uses.add(this.#use());
    }
    for (const fact of added) {
      const name = note(fact);
      const group = this.#groups.get(name);
      if (group) group.add(fact);
      else {
        this.#groups.set(name, new Set([fact]));
        uses.add(this.#use());
      }
    }
    this.plan.touch(uses);
    const keys = new Set([...changed, ...this.plan.takeStale(this.#index)]);
    for (const key of keys) this.plan.forget(this.#index, key);
    return keys;
  }
  keys(): Iterable<string> {
    return this.#groups.keys();
  }
  at(key: string): Asking<T> | undefined {
    const all = this.allOf(key);
    if (!all.length) return undefined;
    return {
      all,
      plan: this.plan.as(this.#index, key),
      first: (name) => {
        this.plan.note(this.#use(name), this.#index, key);
        return this.allOf(name)[0];
      },
      names: () => {
        this.plan.note(this.#use(), this.#index, key);
        return this.#groups.keys();
      },
    };
  }
  /** Those of a name, in order. */
  allOf(key: string): readonly T[] {
    return this.#facts.sorted(this.#groups.get(key) ?? []).map(({ data }) => data as T);
  }
  /** Of one name, or of all names. */
  #use(name?: string): string {
    return `of ${this.#index}\0${name === undefined ? '' : `\0${name}`}`;
  }
}
