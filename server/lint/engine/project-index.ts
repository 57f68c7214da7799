// Indexes over the facts of the whole project, shared by the rules that name them: each is told what came and went, and says
// under which keys there is something else than before. Only there are rules asked again.

import type { FactChange } from './facts.ts';
import type { Nouns } from './rule.ts';

export type Facts<G> = { readonly [N in keyof G]: readonly NonNullable<G[N]>[] };
/** What is collected of an item: small plain data and places, compared by what they say, never by where they stand. */
export type Collect<G> = { readonly [N in keyof G]: N extends keyof Nouns ? (item: Nouns[N]) => G[N] : never };

/** What an index may ask of the facts that are kept. */
export interface FactReader {
  /** Every fact of the index, by noun, in the order of files and positions. */
  all(): Readonly<Record<string, readonly unknown[]>>;
  /** Some of its facts in that order. */
  sorted<F extends FactChange['added'][number]>(facts: Iterable<F>): readonly F[];
}
export interface LiveIndex<V> {
  /**
   * Takes in a difference; gives the keys under which there is something else than before, or nothing any more. `on`: those of
   * the index that it asks.
   */
  update(change: FactChange, on?: ReadonlySet<string>): ReadonlySet<string>;
  keys(): Iterable<string>;
  /** What there is under a key; undefined where there is nothing. */
  at(key: string): V | undefined;
}
export interface ProjectIndex<V> {
  readonly name: string;
  readonly collect: Readonly<Record<string, (item: unknown) => unknown>>;
  /** Another that it asks: it is told of a change after that one, of its own facts or not. */
  readonly on?: AnyIndex;
  readonly start: (facts: FactReader, on: LiveIndex<unknown> | undefined) => LiveIndex<V>;
}
export type AnyIndex = ProjectIndex<unknown>;
/** Some indexes with those that they ask, which come first. */
export const withAsked = (indexes: readonly AnyIndex[]): readonly AnyIndex[] => [
  ...new Set(indexes.flatMap((index) => [...(index.on ? withAsked([index.on]) : []), index])),
];

type Collecting = { readonly [N in keyof Nouns]?: unknown };
type UntypedCollect = ProjectIndex<unknown>['collect'];

/** The one key of an index that is a single thing. */
export const WHOLE = '';

/** All facts together: for what can only be seen as a whole. `before`: what they came to, of which parts may be taken over. */
export const wholeIndex = <G extends Collecting, V = Facts<G>>(
  name: string,
  collect: Collect<G>,
  build: (facts: Facts<G>, before?: V) => V = (facts) => facts as V,
): ProjectIndex<V> => ({
  name,
  collect: collect as UntypedCollect,
  start(facts) {
    let built: { readonly value: V } | undefined;
    let before: V | undefined;
    return {
      update() {
        built = undefined;
        return new Set([WHOLE]);
      },
      keys: () => [WHOLE],
      at() {
        built ??= { value: build(facts.all() as Facts<G>, before) };
        before = built.value;
        return built.value;
      },
    };
  },
});

/** Facts under each key that `keys` gives them, in order: what is said under one key is checked alone. */
export const groupIndex = <G extends Collecting>(
  name: string,
  collect: Collect<G>,
  keys: <N extends keyof G & string>(fact: NonNullable<G[N]>, noun: N) => readonly string[],
): ProjectIndex<Facts<G>> => ({
  name,
  collect: collect as UntypedCollect,
  start(facts) {
    type CollectedFact = FactChange['added'][number];
    const groups = new Map<string, Set<CollectedFact>>();
    const keysOf = (fact: CollectedFact) => new Set(keys(fact.data as never, fact.noun as never));
    return {
      update({ removed, added }) {
        const changed = new Set<string>();
        for (const fact of removed)
          for (const key of keysOf(fact)) {
            changed.add(key);
            const group = groups.get(key);
            group?.delete(fact);
            if (group?.size === 0) groups.delete(key);
          }
        for (const fact of added)
          for (const key of keysOf(fact)) {
            changed.add(key);
            const group = groups.get(key);
            if (group) group.add(fact);
            else groups.set(key, new Set([fact]));
          }
        return changed;
      },
      keys: () => groups.keys(),
      at(key) {
        const group = groups.get(key);
        if (!group) return undefined;
        const lists = new Map(Object.keys(collect).map((noun) => [noun, [] as unknown[]]));
        for (const { noun, data } of facts.sorted(group)) lists.get(noun)?.push(data);
        return Object.fromEntries(lists) as unknown as Facts<G>;
      },
    };
  },
});
