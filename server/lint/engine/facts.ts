// Small facts of the whole project, collected in one pass over a part of the text for all indexes, and compared by what they say.
// A fact that says what one before it said there is that one: what is made of it holds on, and only where it stands is another place.

import type { Event } from '../../plan/items.ts';
import type { Resolved } from '../../plan/resolve.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import type { Item, Located } from '../../schema/item.ts';
import type { Span } from '../../yaml/node.ts';
import type { AnyIndex } from './project-index.ts';

export interface CollectedFact<T = unknown> {
  /** The shape it was collected from. */
  readonly noun: string;
  readonly data: T;
}
/** What an update made of an index's facts. */
export interface FactChange {
  readonly removed: readonly CollectedFact[];
  readonly added: readonly CollectedFact[];
}
/** A collector threw on an item: what its rules would say of the rest would be guesses. */
export interface CollectFailure {
  readonly error: unknown;
  readonly at: Span;
}
interface OwnFact extends CollectedFact {
  /** What it says, without where: put into words when it is first compared. */
  said?: string;
  /** The item, where it stands now. */
  at: Span;
}
interface Collector {
  readonly index: AnyIndex;
  readonly noun: string;
  readonly collect: (item: unknown) => unknown;
}
interface FragmentFacts {
  readonly uri: string;
  readonly lists: ReadonlyMap<Collector, OwnFact[]>;
  /** The resolved events they were collected from. */
  readonly resolved: readonly Resolved[];
}

export class FactStore {
  readonly #byNoun = new Map<string, Collector[]>();
  readonly #facts = new Map<Fragment, FragmentFacts>();
  readonly #failures = new Map<AnyIndex, Map<Fragment, CollectFailure>>();
  /**
   * Of each index: places in its facts -> where they stand now, once that is elsewhere. What one index takes for the same
   * may be two things to another.
   */
  readonly #places = new Map<AnyIndex, WeakMap<object, object>>();
  readonly #count: { collect: number };
  #structureVersion: object | undefined;

  constructor(indexes: readonly AnyIndex[], count: { collect: number }) {
    for (const index of indexes)
      for (const [noun, collect] of Object.entries(index.collect)) {
        const list = this.#byNoun.get(noun) ?? [];
        this.#byNoun.set(noun, [...list, { index, noun, collect }]);
      }
    for (const index of indexes) this.#places.set(index, new WeakMap());
    this.#count = count;
  }

  /** Takes in what came and went. `moved`: the places in an index's facts that stand elsewhere than before. */
  update(
    snapshot: Snapshot,
    removed: readonly Fragment[],
    added: readonly Fragment[],
  ): {
    readonly changes: ReadonlyMap<AnyIndex, FactChange>;
    readonly moved: ReadonlyMap<AnyIndex, ReadonlySet<object>>;
  } {
    const before: FragmentFacts[] = [];
    const after: FragmentFacts[] = [];
    for (const fragment of removed) {
      const facts = this.#facts.get(fragment);
      if (facts) before.push(facts);
      this.#facts.delete(fragment);
      for (const failures of this.#failures.values()) failures.delete(fragment);
    }
    for (const fragment of added) after.push(this.#collect(fragment, snapshot));
    if (this.#byNoun.has('resolved') && this.#structureVersion !== snapshot.structureVersion)
      this.#again(snapshot, new Set(added), before, after);
    this.#structureVersion = snapshot.structureVersion;
    return this.#difference(before, after);
  }
  /** Where a place in a fact of one of the indexes stands now. */
  placeOf<T extends object>(place: T, indexes: readonly AnyIndex[]): T {
    for (const index of indexes) {
      const now = this.#places.get(index)?.get(place);
      if (now) return now as T;
    }
    return place;
  }
  /** There while some item cannot be collected from. */
  failureOf(index: AnyIndex): CollectFailure | undefined {
    return this.#failures.get(index)?.values().next().value;
  }
  /** Every fact of an index, in the order of files and positions. */
  factsOf(index: AnyIndex, snapshot: Snapshot): readonly CollectedFact[] {
    const own = [...this.#byNoun.values()].flat().filter((collector) => collector.index === index);
    return snapshot.fragments.flatMap((fragment) => {
      const lists = this.#facts.get(fragment)?.lists;
      return lists?.size ? own.flatMap((collector) => lists.get(collector) ?? []) : [];
    });
  }
  /** What they say, by noun. */
  all(index: AnyIndex, snapshot: Snapshot): Readonly<Record<string, readonly unknown[]>> {
    const lists = new Map(Object.keys(index.collect).map((noun) => [noun, [] as unknown[]]));
    for (const { noun, data } of this.factsOf(index, snapshot)) lists.get(noun)?.push(data);
    return Object.fromEntries(lists);
  }
  /** Facts in the order in which they stand. */
  sorted<T>(facts: Iterable<CollectedFact<T>>, snapshot: Snapshot): readonly CollectedFact<T>[] {
    const all = [...facts];
    return all.length < 2 ? all : inOrder(all, (fact) => (fact as OwnFact).at, snapshot);
  }

  /** Resolution may have changed anywhere: collects anew only where it did, and only from how events resolve. */
  #again(snapshot: Snapshot, fresh: ReadonlySet<Fragment>, before: FragmentFacts[], after: FragmentFacts[]): void {
    for (const [fragment, facts] of this.#facts) {
      if (fresh.has(fragment) || !facts.resolved.length) continue;
      const now = eventsIn(fragment).map((event) => snapshot.resolved(event));
      if (now.every((resolved, i) => resolved === facts.resolved[i])) continue;
      const failures = [...this.#failures.values()].filter((failed) => failed.delete(fragment));
      if (failures.length) {
        before.push(facts);
        after.push(this.#collect(fragment, snapshot));
        continue;
      }
      const { uri, lists } = facts;
      const isOfItem = ({ noun }: Collector) => noun !== 'resolved';
      const then = new Map([...lists].filter(([collector]) => !isOfItem(collector)));
      before.push({ uri, lists: then, resolved: facts.resolved });
      const next = this.#collect(fragment, snapshot, isOfItem);
      after.push({ ...next, lists: new Map(next.lists) });
      for (const [collector, list] of lists) if (isOfItem(collector)) next.lists.set(collector, list);
    }
  }
  /** `isKnown`: what need not be collected again. */
  #collect(
    fragment: Fragment,
    snapshot: Snapshot,
    isKnown: (collector: Collector) => boolean = () => false,
  ): FragmentFacts & { readonly lists: Map<Collector, OwnFact[]> } {
    this.#count.collect++;
    const resolved = this.#byNoun.has('resolved') ? eventsIn(fragment).map((event) => snapshot.resolved(event)) : [];
    const lists = new Map<Collector, OwnFact[]>();
    const note = (noun: string, item: Item | Resolved, at: Span) => {
      for (const collector of this.#byNoun.get(noun) ?? []) {
        if (isKnown(collector)) continue;
        try {
          const data = collector.collect(item);
          if (data === undefined || data === null) continue;
          const known = lists.get(collector);
          if (known) known.push({ noun, data, at });
          else lists.set(collector, [{ noun, data, at }]);
        } catch (error) {
          const failures = this.#failures.get(collector.index) ?? new Map<Fragment, CollectFailure>();
          this.#failures.set(collector.index, failures.set(fragment, { error, at }));
        }
      }
    };
    for (const item of fragment.items) note(item.shape, item, item.span);
    for (const one of resolved) note('resolved', one, one.event.span);
    const facts = { uri: fragment.uri, lists, resolved };
    this.#facts.set(fragment, facts);
    return facts;
  }

  /** File by file, so that facts that are taken for the same stand in the same order among all others. */
  #difference(before: readonly FragmentFacts[], after: readonly FragmentFacts[]) {
    const changes = new Map<AnyIndex, { removed: CollectedFact[]; added: CollectedFact[] }>();
    const moved = new Map<AnyIndex, Set<object>>();
    const files = new Map<string, readonly [then: FragmentFacts[], now: FragmentFacts[]]>();
    const note = (all: readonly FragmentFacts[], side: 0 | 1) => {
      for (const facts of all) {
        const file = files.get(facts.uri) ?? [[], []];
        files.set(facts.uri, file);
        file[side].push(facts);
      }
    };
    note(before, 0);
    note(after, 1);
    for (const [then, now] of files.values()) {
      for (const collector of new Set([...then, ...now].flatMap(({ lists }) => [...lists.keys()]))) {
        const gone = then.flatMap(({ lists }) => lists.get(collector) ?? []);
        const come = now.flatMap(({ lists }) => {
          const list = lists.get(collector) ?? [];
          return list.map((fact, i) => ({ fact, list, i }));
        });
        const [head, tail] = sameEnds(
          gone,
          come.map(({ fact }) => fact),
        );
        for (const [i, { fact, list, i: at }] of come.entries()) {
          const old = i < head ? gone[i] : i >= come.length - tail ? gone[gone.length - come.length + i] : undefined;
          if (!old) continue;
          const places = moved.get(collector.index) ?? new Set();
          moved.set(collector.index, places);
          follow(old.data, fact.data, this.#places.get(collector.index) ?? new WeakMap(), places);
          old.at = fact.at;
          list[at] = old;
        }
        if (head + tail === gone.length && head + tail === come.length) continue;
        const change = changes.get(collector.index) ?? { removed: [], added: [] };
        changes.set(collector.index, change);
        change.removed.push(...gone.slice(head, gone.length - tail));
        change.added.push(...come.slice(head, come.length - tail).map(({ fact }) => fact));
      }
    }
    return { changes, moved };
  }
}

/** Walks two facts that say the same, and notes where the places of the first one stand now. */
function follow(then: unknown, now: unknown, places: WeakMap<object, object>, moved: Set<object>): void {
  if (typeof then !== 'object' || then === null || typeof now !== 'object' || now === null || then === now) return;
  if (isLocated(then)) {
    if (places.get(then) === now) return;
    places.set(then, now);
    moved.add(then);
    return;
  }
  if (then instanceof Map && now instanceof Map) {
    const values = [...now.values()];
    for (const [i, value] of [...then.values()].entries()) follow(value, values[i], places, moved);
    return;
  }
  for (const [key, value] of Object.entries(then)) follow(value, (now as Record<string, unknown>)[key], places, moved);
}

/** By file and position. */
export function inOrder<T>(all: readonly T[], spanOf: (one: T) => Span, snapshot: Snapshot): readonly T[] {
  const placed = all.map((one) => {
    const span = spanOf(one);
    const uri = snapshot.uriOf(span);
    return { one, uri, at: snapshot.doc(uri)?.offsets(span)[0] ?? 0 };
  });
  placed.sort((a, b) => (a.uri === b.uri ? a.at - b.at : a.uri < b.uri ? -1 : 1));
  return placed.map(({ one }) => one);
}

const eventsIn = (fragment: Fragment): readonly Event[] =>
  fragment.items.filter((item: Item): item is Event => item.shape === 'event');

/** A value with its place: what a finding points at. */
export const isLocated = (value: unknown): value is Located<unknown> =>
  typeof value === 'object' && value !== null && 'span' in value && 'node' in value && 'value' in value;

/** How many facts say the same at the head of two lists, and at the tail behind it. */
function sameEnds(a: readonly OwnFact[], b: readonly OwnFact[]): readonly [head: number, tail: number] {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && saysTheSame(a[head] as OwnFact, b[head] as OwnFact)) head++;
  let tail = 0;
  while (tail < most - head && saysTheSame(a[a.length - 1 - tail] as OwnFact, b[b.length - 1 - tail] as OwnFact))
    tail++;
  return [head, tail];
}
function saysTheSame(a: OwnFact, b: OwnFact): boolean {
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
