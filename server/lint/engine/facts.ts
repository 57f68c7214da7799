// Small facts of the whole project, kept by the part they came from and compared by what they say.

import type { Event } from '../../plan/items.ts';
import type { Resolved } from '../../plan/resolve.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import type { Item, Located } from '../../schema/item.ts';
import type { Span } from '../../yaml/node.ts';
import type { ProjectIndex } from './rule.ts';

interface Fact {
  /** What it says, without where: put into words when it is first compared. */
  said?: string;
  readonly data: unknown;
}
/** The facts of one part under each noun of a view. */
interface FragmentFacts {
  readonly byNoun: ReadonlyMap<string, readonly Fact[]>;
  /** The resolved events they were gathered from. */
  readonly resolved: readonly Resolved[];
}
/** A collector threw on an item: what its rules would say of the rest would be guesses. */
export interface CollectFailure {
  readonly error: unknown;
  readonly at: Span;
}
type AnyIndex = ProjectIndex<unknown, unknown>;
type Collector = (item: unknown) => unknown;

/** The facts of one view over a moving project. */
export class FactStore {
  readonly #index: AnyIndex;
  readonly #collectors: ReadonlyMap<string, Collector>;
  readonly #facts = new Map<Fragment, FragmentFacts>();
  readonly #failures = new Map<Fragment, CollectFailure>();
  #seen: unknown;
  #before: unknown;
  #structureVersion: object | undefined;
  readonly #count: { collect: number };

  constructor(index: AnyIndex, count: { collect: number }) {
    this.#index = index;
    this.#collectors = new Map(Object.entries(index.collect as Readonly<Record<string, Collector>>));
    this.#count = count;
  }

  /**
   * Takes in what came and went. `same`: the facts say what they said; `moved` then leads from the places of then to those of now.
   */
  update(
    snapshot: Snapshot,
    removed: readonly Fragment[],
    added: readonly Fragment[],
  ): { readonly same: boolean; readonly moved: ReadonlyMap<object, object> } {
    const before: FragmentFacts[] = [];
    const after: FragmentFacts[] = [];
    for (const fragment of removed) {
      const facts = this.#facts.get(fragment);
      if (facts) before.push(facts);
      this.#facts.delete(fragment);
      this.#failures.delete(fragment);
    }
    for (const fragment of added) after.push(this.#collect(fragment, snapshot));
    if (this.#resolves && this.#structureVersion !== snapshot.structureVersion)
      this.#again(snapshot, new Set(added), before, after);
    this.#structureVersion = snapshot.structureVersion;
    const moved = new Map<object, object>();
    const same = [...this.#collectors.keys()].every((noun) => {
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
      const lists = new Map([...this.#collectors.keys()].map((noun) => [noun, [] as unknown[]]));
      for (const fragment of snapshot.fragments)
        for (const [noun, facts] of this.#facts.get(fragment)?.byNoun ?? [])
          for (const { data } of facts) lists.get(noun)?.push(data);
      this.#seen = this.#index.build(Object.fromEntries(lists) as never, this.#before);
      this.#before = this.#seen;
    }
    return this.#seen;
  }
  /** There while some item cannot be gathered from. */
  get failure(): CollectFailure | undefined {
    return this.#failures.values().next().value;
  }
  get #resolves(): boolean {
    return this.#collectors.has('resolved');
  }
  /** Resolution may have changed anywhere: gathers anew only where it did. */
  #again(snapshot: Snapshot, fresh: ReadonlySet<Fragment>, before: FragmentFacts[], after: FragmentFacts[]): void {
    for (const [fragment, facts] of this.#facts) {
      if (fresh.has(fragment) || !facts.resolved.length) continue;
      const now = eventsIn(fragment).map((event) => snapshot.resolved(event));
      if (now.every((resolved, i) => resolved === facts.resolved[i])) continue;
      before.push(facts);
      after.push(this.#collect(fragment, snapshot));
    }
  }
  #collect(fragment: Fragment, snapshot: Snapshot): FragmentFacts {
    this.#count.collect++;
    this.#failures.delete(fragment);
    const resolved = this.#resolves ? eventsIn(fragment).map((event) => snapshot.resolved(event)) : [];
    const byNoun = new Map<string, Fact[]>();
    const note = (noun: string, item: Item | Resolved, at: Span) => {
      try {
        const data = this.#collectors.get(noun)?.(item);
        if (data === undefined || data === null) return;
        const known = byNoun.get(noun);
        if (known) known.push({ data });
        else byNoun.set(noun, [{ data }]);
      } catch (error) {
        this.#failures.set(fragment, { error, at });
      }
    };
    for (const thing of fragment.items) note(thing.shape, thing, thing.span);
    for (const one of resolved) note('resolved', one, one.event.span);
    const facts = { byNoun, resolved };
    this.#facts.set(fragment, facts);
    return facts;
  }
}

const eventsIn = (fragment: Fragment): readonly Event[] =>
  fragment.items.filter((item: Item): item is Event => item.shape === 'event');

/** A value with its place: what a finding points at. */
export const isLocated = (value: unknown): value is Located<unknown> =>
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
    return isLocated(value) ? [value.text, typeof value.value === 'bigint' ? `${value.value}n` : value.value] : value;
  });
}
/** Walks two facts that say the same, and pairs their places. */
function pairPlaces(then: unknown, now: unknown, moved: Map<object, object>): void {
  if (typeof then !== 'object' || then === null || typeof now !== 'object' || now === null || then === now) return;
  if (isLocated(then)) {
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
