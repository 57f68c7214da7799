// Small facts of the whole project, kept by the part they came from and compared by what they say.

import type { Resolved } from '../../plan/resolve.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { At, Event, Part, Thing } from '../../schema/item.ts';
import type { Span } from '../../yaml/node.ts';
import type { View } from './rule.ts';

interface Fact {
  /** What it says, without where: put into words when it is first compared. */
  said?: string;
  readonly data: unknown;
}
/** The facts of one part under each noun of a view. */
interface PartFacts {
  readonly byNoun: ReadonlyMap<string, readonly Fact[]>;
  /** The resolved events they were gathered from. */
  readonly resolved: readonly Resolved[];
}
/** A gatherer threw on an item: what its rules would say of the rest would be guesses. */
export interface GatherFailure {
  readonly error: unknown;
  readonly at: Span;
}
type AnyView = View<unknown, unknown>;
type Gatherer = (item: unknown) => unknown;

/** The facts of one view over a moving project. */
export class FactStore {
  readonly #view: AnyView;
  readonly #gatherers: ReadonlyMap<string, Gatherer>;
  readonly #facts = new Map<Part, PartFacts>();
  readonly #failures = new Map<Part, GatherFailure>();
  #seen: unknown;
  #before: unknown;
  #epoch: object | undefined;
  readonly #count: { gather: number };

  constructor(view: AnyView, count: { gather: number }) {
    this.#view = view;
    this.#gatherers = new Map(Object.entries(view.gather as Readonly<Record<string, Gatherer>>));
    this.#count = count;
  }

  /**
   * Takes in what came and went. `same`: the facts say what they said; `moved` then leads from the places of then to those of now.
   */
  update(
    snapshot: Snapshot,
    gone: readonly Part[],
    come: readonly Part[],
  ): { readonly same: boolean; readonly moved: ReadonlyMap<object, object> } {
    const before: PartFacts[] = [];
    const after: PartFacts[] = [];
    for (const part of gone) {
      const facts = this.#facts.get(part);
      if (facts) before.push(facts);
      this.#facts.delete(part);
      this.#failures.delete(part);
    }
    for (const part of come) after.push(this.#gather(part, snapshot));
    if (this.#resolves && this.#epoch !== snapshot.epoch) this.#again(snapshot, new Set(come), before, after);
    this.#epoch = snapshot.epoch;
    const moved = new Map<object, object>();
    const same = [...this.#gatherers.keys()].every((noun) => {
      const then = before.flatMap((facts) => facts.byNoun.get(noun) ?? []);
      const now = after.flatMap((facts) => facts.byNoun.get(noun) ?? []);
      if (then.length !== now.length || then.some((fact, i) => !saysTheSame(fact, now[i] as Fact))) return false;
      for (const [i, fact] of then.entries()) pairPlaces(fact.data, now[i]?.data, moved);
      return true;
    });
    // What was seen holds places of the text before.
    if (!same || moved.size) this.#seen = undefined;
    return { same, moved };
  }
  /** What the facts of now come to; made once while they stay as they are. */
  seen(snapshot: Snapshot): unknown {
    if (this.#seen === undefined) {
      const lists = new Map([...this.#gatherers.keys()].map((noun) => [noun, [] as unknown[]]));
      for (const part of snapshot.parts)
        for (const [noun, facts] of this.#facts.get(part)?.byNoun ?? [])
          for (const { data } of facts) lists.get(noun)?.push(data);
      this.#seen = this.#view.see(Object.fromEntries(lists) as never, this.#before);
      this.#before = this.#seen;
    }
    return this.#seen;
  }
  /** There while some item cannot be gathered from. */
  get failure(): GatherFailure | undefined {
    return this.#failures.values().next().value;
  }
  get #resolves(): boolean {
    return this.#gatherers.has('resolved');
  }
  /** Resolution may have changed anywhere: gathers anew only where it did. */
  #again(snapshot: Snapshot, fresh: ReadonlySet<Part>, before: PartFacts[], after: PartFacts[]): void {
    for (const [part, facts] of this.#facts) {
      if (fresh.has(part) || !facts.resolved.length) continue;
      const now = eventsIn(part).map((event) => snapshot.resolved(event));
      if (now.every((resolved, i) => resolved === facts.resolved[i])) continue;
      before.push(facts);
      after.push(this.#gather(part, snapshot));
    }
  }
  #gather(part: Part, snapshot: Snapshot): PartFacts {
    this.#count.gather++;
    this.#failures.delete(part);
    const resolved = this.#resolves ? eventsIn(part).map((event) => snapshot.resolved(event)) : [];
    const byNoun = new Map<string, Fact[]>();
    const note = (noun: string, item: Thing | Resolved, at: Span) => {
      try {
        const data = this.#gatherers.get(noun)?.(item);
        if (data === undefined || data === null) return;
        const known = byNoun.get(noun);
        if (known) known.push({ data });
        else byNoun.set(noun, [{ data }]);
      } catch (error) {
        this.#failures.set(part, { error, at });
      }
    };
    for (const thing of part.things) note(thing.shape, thing, thing.span);
    for (const one of resolved) note('resolved', one, one.event.span);
    const facts = { byNoun, resolved };
    this.#facts.set(part, facts);
    return facts;
  }
}

const eventsIn = (part: Part): readonly Event[] =>
  part.things.filter((thing: Thing): thing is Event => thing.shape === 'event');

/** A value with its place: what a finding points at. */
export const isAt = (value: unknown): value is At<unknown> =>
  typeof value === 'object' && value !== null && 'span' in value && 'node' in value && 'value' in value;

function saysTheSame(a: Fact, b: Fact): boolean {
  a.said ??= wordsOf(a.data);
  b.said ??= wordsOf(b.data);
  return a.said === b.said;
}
function wordsOf(data: unknown): string {
  return JSON.stringify(data, (_, value) => {
    if (typeof value === 'bigint') return `${value}n`;
    if (value instanceof Map) return [...value];
    return isAt(value) ? [value.text, typeof value.value === 'bigint' ? `${value.value}n` : value.value] : value;
  });
}
/** Walks two facts that say the same, and pairs their places. */
function pairPlaces(then: unknown, now: unknown, moved: Map<object, object>): void {
  if (typeof then !== 'object' || then === null || typeof now !== 'object' || now === null || then === now) return;
  if (isAt(then)) {
    moved.set(then, now);
    return;
  }
  if (then instanceof Map && now instanceof Map) {
    const values = [...now.values()];
    for (const [i, value] of [...then.values()].entries()) pairPlaces(value, values[i], moved);
    return;
  }
  for (const [key, value] of Object.entries(then)) pairPlaces(value, (now as Record<string, unknown>)[key], moved);
}
