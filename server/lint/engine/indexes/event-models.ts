// Which models hold each event of the plan; nothing while there is no model.

import type { Call } from '../../../plan/plan.ts';
import type { FactChange } from '../facts.ts';
import type { AnyIndex, LiveIndex, ProjectIndex } from '../project-index.ts';
import type { LiveAsking } from './asking-index.ts';
import { type DbtModel, dbtModels, stagedEvent } from './dbt-models.ts';
import type { LivePlan } from './live-plan.ts';
import type { EventFact } from './schema-facts.ts';

export interface EventModels {
  readonly fact: EventFact;
  /** Its own, or that of an event that it extends. */
  readonly call: Call;
  readonly models: readonly DbtModel[];
}

export const eventModels: ProjectIndex<EventModels> = {
  name: 'event models',
  collect: { event: (item) => (item as { readonly name: { readonly value: string } }).name.value || undefined },
  on: dbtModels as AnyIndex,
  start: (_, on) => new LiveEventModels(on as LiveAsking<DbtModel>),
};

const INDEX = 'event models';
class LiveEventModels implements LiveIndex<EventModels> {
  readonly #models: LiveAsking<DbtModel>;
  readonly #plan: LivePlan;
  /** How many events are called so. */
  readonly #names = new Map<string, number>();
  /** Models, as dbt calls them, by event; and the events that each holds. */
  readonly #byEvent = new Map<string, Set<string>>();
  readonly #eventsOf = new Map<string, readonly string[]>();

  constructor(models: LiveAsking<DbtModel>) {
    this.#models = models;
    this.#plan = models.plan;
  }
  update({ removed, added }: FactChange, models: ReadonlySet<string> = new Set()): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const [facts, by] of [[removed, -1] as const, [added, 1] as const])
      for (const { data } of facts) {
        const name = data as string;
        const count = (this.#names.get(name) ?? 0) + by;
        if (count) this.#names.set(name, count);
        else this.#names.delete(name);
        changed.add(name);
      }
    const wasIdle = this.#eventsOf.size === 0;
    const moved = new Set(models);
    for (const key of this.#plan.takeStale(INDEX)) {
      const [what, name = ''] = key.split('\0');
      if (what === 'model') moved.add(name);
      else changed.add(name);
    }
    for (const model of moved) for (const event of this.#stage(model)) changed.add(event);
    const isIdle = this.#eventsOf.size === 0;
    if (wasIdle && isIdle) return new Set();
    return wasIdle === isIdle ? changed : new Set([...this.#names.keys(), ...changed]);
  }
  keys(): Iterable<string> {
    return this.#eventsOf.size ? this.#names.keys() : [];
  }
  at(key: string): EventModels | undefined {
    if (!this.#eventsOf.size || !this.#names.has(key)) return undefined;
    const plan = this.#plan.as(INDEX, `event\0${key}`);
    const fact = plan.fact(key);
    const models = [...(this.#byEvent.get(key) ?? [])].flatMap((model) =>
      this.#models.allOf(model).filter((one) => stagedEvent(one, plan)?.event === key),
    );
    return fact && { fact, call: plan.call(key), models };
  }

  /** Gives the events that a model held, and those that it holds. */
  #stage(model: string): readonly string[] {
    const before = this.#eventsOf.get(model) ?? [];
    this.#plan.forget(INDEX, `model\0${model}`);
    const all = this.#models.allOf(model);
    const plan = this.#plan.as(INDEX, `model\0${model}`);
    const after = [...new Set(all.flatMap((one) => stagedEvent(one, plan)?.event ?? []))];
    if (all.length) this.#eventsOf.set(model, after);
    else {
      this.#eventsOf.delete(model);
      this.#plan.forget(INDEX, `model\0${model}`);
    }
    for (const event of before) {
      const there = this.#byEvent.get(event);
      there?.delete(model);
      if (there?.size === 0) this.#byEvent.delete(event);
    }
    for (const event of after) {
      const there = this.#byEvent.get(event);
      if (there) there.add(model);
      else this.#byEvent.set(event, new Set([model]));
    }
    return [...before, ...after];
  }
}
