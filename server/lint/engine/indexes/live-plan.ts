// The plan while it is typed: facts by name, what was made of them, and who asked for which of it. A change is followed from the facts
// that it touches to what was made of these and to those who asked, and goes no further.

import { bare } from '../../../base/naming.ts';
import { type Call, envelope, type PlanProperty, type PlanSchema } from '../../../plan/plan.ts';
import { propertyOf, schemaOf } from '../../../plan/schema-of.ts';
import type { CollectedFact, FactChange } from '../facts.ts';
import type { FactReader, LiveIndex } from '../project-index.ts';
import { Uses } from '../uses.ts';
import { CarriedTable, type EventStructure, partKey } from './carried-layers.ts';
import type { ConstraintFacts } from './constraint-facts.ts';
import { planPart } from './plan-part.ts';
import { type PartNoun, type PlanIndex, type PlanPart, partNouns } from './plan-view.ts';
import {
  constraining,
  type FactLookup,
  finder,
  type IndexedEntity,
  type IndexedEvent,
  type IndexedProperty,
  indexedEntity,
  indexedEvent,
  indexedProperty,
  ofDictionary,
} from './resolved-event.ts';
import type { BundleFact, Collected, EntityFact, EventFact, ResolvedFact } from './schema-facts.ts';

type Named = { readonly name: string | { readonly value: string } };
type Noun = keyof Collected;
const nameOf = ({ name }: Named): string => (typeof name === 'string' ? name : name.value);

/** What somebody asks is known by the noun and the name; what was made, by a word before it. */
const factKey = (noun: Noun, name: string): string => `${noun}\0${name}`;
const namesKey = (noun: string): string => `names\0${noun}`;
const carriedKey = (part: string): string => `carried\0${part}`;
const carriersKey = (property: string): string => `carriers\0${property}`;
const likeKey = (word: string): string => `like\0${word}`;
const madeKey = (what: string, name: string): string => `made ${what}\0${name}`;

export class LivePlan implements LiveIndex<PlanPart> {
  readonly #reader: FactReader;
  /** All of a name, and the first of them, which counts. */
  readonly #groups = new Map<string, Set<CollectedFact>>();
  readonly #firsts = new Map<string, unknown>();
  readonly #names = new Map<string, Set<string>>();
  /** Bare names, as models are called, of events. */
  readonly #like = new Map<string, Set<string>>();
  readonly #carried = new CarriedTable();
  readonly #uses = new Uses();
  readonly #made = new Map<string, unknown>();
  readonly #parts = new Map<string, PlanPart>();
  /** Those who asked for other indexes, and are to be asked again. */
  readonly #askers = new Map<string, { readonly index: string; readonly key: string }>();
  readonly #stale = new Map<string, Set<string>>();

  constructor(reader: FactReader) {
    this.#reader = reader;
  }

  /** The parts of which something else may be said. */
  update({ removed, added }: FactChange): ReadonlySet<string> {
    const touched = new Map<string, { readonly noun: Noun; readonly name: string }>();
    const group = ({ noun, data }: CollectedFact) => {
      const name = nameOf(data as Named);
      const key = factKey(noun as Noun, name);
      if (name) touched.set(key, { noun: noun as Noun, name });
      return key;
    };
    for (const fact of removed) this.#groups.get(group(fact))?.delete(fact);
    for (const fact of added) {
      const key = group(fact);
      const there = this.#groups.get(key);
      if (there) there.add(fact);
      else this.#groups.set(key, new Set([fact]));
    }
    const changed = new Set<string>();
    const events = new Map<string, EventStructure>();
    for (const [key, { noun, name }] of touched) {
      const [before, now] = [this.#firsts.get(key), this.#firstOf(key)];
      if (before === now) continue;
      if ((noun === 'event' || noun === 'resolved') && !events.has(name)) events.set(name, this.#structureOf(name));
      if (now === undefined) this.#firsts.delete(key);
      else this.#firsts.set(key, now);
      changed.add(key);
      if ((before === undefined) !== (now === undefined)) this.#rename(noun, name, now !== undefined, changed);
    }
    this.#restructure(events, changed);
    return this.#follow(changed);
  }
  *keys(): Iterable<string> {
    for (const noun of partNouns) for (const name of this.#names.get(noun) ?? []) yield partKey(noun, name);
  }
  at(key: string): PlanPart | undefined {
    const known = this.#parts.get(key);
    if (known || !this.#firsts.has(key)) return known;
    const [noun, name] = key.split('\0') as [PartNoun, string];
    const part = planPart(noun, name, new AskedPlan(this, key));
    this.#parts.set(key, part);
    return part;
  }

  /** The plan as one who stands under a key of another index asks about it. */
  as(index: string, key: string): PlanIndex {
    const asker = `${index}\0\0${key}`;
    this.#askers.set(asker, { index, key });
    return new AskedPlan(this, asker);
  }
  /** Keys of another index under which the plan answers otherwise since this was asked last. */
  takeStale(index: string): ReadonlySet<string> {
    const stale = this.#stale.get(index) ?? new Set();
    this.#stale.delete(index);
    return stale;
  }
  /** Nobody stands under that key any more. */
  forget(index: string, key: string): void {
    const asker = `${index}\0\0${key}`;
    this.#askers.delete(asker);
    this.#uses.forget(asker);
  }
  /** Something that others than the plan answer for, and who asked for it. */
  note(use: string, index: string, key: string): void {
    this.#uses.add(use, `${index}\0\0${key}`);
  }
  /** It is another now: who asked is stale. */
  touch(uses: ReadonlySet<string>): void {
    this.#follow(uses);
  }

  // What askers are answered with.
  factOf<T>(noun: Noun, name: string, asker: string): T | undefined {
    const key = factKey(noun, name);
    this.#uses.add(key, asker);
    return this.#firsts.get(key) as T | undefined;
  }
  made<T>(what: string, name: string, asker: string, make: (plan: AskedPlan) => T): T {
    const key = madeKey(what, name);
    this.#uses.add(key, asker);
    if (!this.#made.has(key)) this.#made.set(key, make(new AskedPlan(this, key)));
    return this.#made.get(key) as T;
  }
  namesOf(noun: string, asker: string): Iterable<string> {
    this.#uses.add(namesKey(noun), asker);
    return noun === 'carried' ? this.#carried.properties() : (this.#names.get(noun) ?? []);
  }
  eventLike(word: string, asker: string): string | undefined {
    this.#uses.add(likeKey(word), asker);
    const facts = [...(this.#like.get(word) ?? [])].flatMap((name) => [
      ...(this.#groups.get(factKey('event', name)) ?? []),
    ]);
    const first = facts.length > 1 ? this.#reader.sorted(facts)[0] : facts[0];
    return first && nameOf(first.data as Named);
  }
  carriers(property: string, asker: string): Iterable<string> {
    this.#uses.add(carriersKey(property), asker);
    return this.#carried.carriers(property);
  }
  carriedIn(part: string, asker: string): ReturnType<CarriedTable['of']> {
    this.#uses.add(carriedKey(part), asker);
    return this.#carried.of(part);
  }

  #firstOf(key: string): unknown {
    const group = this.#groups.get(key);
    if (!group?.size) {
      this.#groups.delete(key);
      return undefined;
    }
    const [only] = group.size > 1 ? this.#reader.sorted(group) : group;
    return only?.data;
  }
  #structureOf(name: string): EventStructure {
    return {
      fact: this.#firsts.get(factKey('event', name)) as EventFact | undefined,
      resolved: this.#firsts.get(factKey('resolved', name)) as ResolvedFact | undefined,
    };
  }
  #rename(noun: Noun, name: string, isThere: boolean, changed: Set<string>): void {
    changed.add(namesKey(noun));
    const names = this.#names.get(noun) ?? new Set();
    this.#names.set(noun, names);
    if (isThere) names.add(name);
    else names.delete(name);
  }
  #restructure(events: ReadonlyMap<string, EventStructure>, changed: Set<string>): void {
    const pairs = [...events].map(([name, before]) => [before, this.#structureOf(name)] as const);
    for (const [before, after] of pairs) this.#call(before.fact, after.fact, changed);
    const { parts, properties } = this.#carried.change(pairs);
    for (const part of parts) changed.add(carriedKey(part));
    for (const name of properties) changed.add(carriersKey(name)).add(namesKey('carried'));
  }
  #call(before: EventFact | undefined, after: EventFact | undefined, changed: Set<string>): void {
    const words = (fact: EventFact | undefined) =>
      new Set(fact ? [fact.name.value, ...(fact.as ? [fact.as.value] : [])].map(bare) : []);
    const note = (word: string, name: string, isThere: boolean) => {
      changed.add(likeKey(word));
      const names = this.#like.get(word) ?? new Set();
      if (isThere) names.add(name);
      else names.delete(name);
      if (names.size) this.#like.set(word, names);
      else this.#like.delete(word);
    };
    if (before) for (const word of words(before)) note(word, before.name.value, false);
    if (after) for (const word of words(after)) note(word, after.name.value, true);
  }

  /** What was made of something that changed is made anew when it is asked for; who asked for it is stale. */
  #follow(changed: ReadonlySet<string>): ReadonlySet<string> {
    const keys = new Set<string>();
    const queue = new Set(changed);
    for (const use of queue) {
      if (isPart(use)) this.#forgetPart(use, keys);
      for (const user of this.#uses.of(use)) {
        this.#uses.forget(user);
        const asker = this.#askers.get(user);
        if (asker) {
          this.#askers.delete(user);
          const stale = this.#stale.get(asker.index) ?? new Set();
          this.#stale.set(asker.index, stale.add(asker.key));
        } else if (isPart(user)) this.#forgetPart(user, keys);
        else {
          this.#made.delete(user);
          queue.add(user);
        }
      }
    }
    return keys;
  }
  #forgetPart(key: string, keys: Set<string>): void {
    this.#uses.forget(key);
    this.#parts.delete(key);
    keys.add(key);
  }
}
const isPart = (key: string): boolean => partNouns.some((noun) => key.startsWith(`${noun}\0`));

/** Answers, and notes who asked. */
export class AskedPlan implements PlanIndex, FactLookup {
  readonly #live: LivePlan;
  readonly #asker: string;

  constructor(live: LivePlan, asker: string) {
    this.#live = live;
    this.#asker = asker;
  }
  says(noun: 'property' | 'type', name: string): ConstraintFacts | undefined {
    return this.#live.factOf(noun, name, this.#asker);
  }
  bundle(name: string): BundleFact | undefined {
    return this.#live.factOf('bundle', name, this.#asker);
  }
  fact(name: string): EventFact | undefined {
    return this.#live.factOf('event', name, this.#asker);
  }
  resolved(name: string): ResolvedFact | undefined {
    return this.#live.factOf('resolved', name, this.#asker);
  }
  entityFact(name: string): EntityFact | undefined {
    return this.#live.factOf('entity', name, this.#asker);
  }
  event(name: string): IndexedEvent | undefined {
    return this.#live.made('event', name, this.#asker, (plan) => {
      const [fact, resolved] = [plan.fact(name), plan.resolved(name)];
      return fact && resolved && indexedEvent(fact, resolved, plan);
    });
  }
  call(name: string): Call {
    const own = this.fact(name)?.call?.value;
    if (own) return own;
    const parents = this.resolved(name)?.parents ?? [];
    return parents.map((parent) => this.fact(parent)?.call?.value).find((call) => call) ?? 'track';
  }
  eventLike(word: string): string | undefined {
    return this.#live.eventLike(word, this.#asker);
  }
  property(name: string): IndexedProperty | undefined {
    return this.#live.made('property', name, this.#asker, (plan) => {
      const says = plan.says('property', name);
      return says && ofDictionary(says, plan);
    });
  }
  entity(name: string): IndexedEntity | undefined {
    return this.#live.made('entity', name, this.#asker, (plan) => {
      const fact = plan.entityFact(name);
      return fact ? indexedEntity(fact, plan) : name === 'user' ? user : undefined;
    });
  }
  field(name: string): PlanProperty | undefined {
    if (!Object.hasOwn(envelope, name)) return undefined;
    return this.#live.made('field', name, this.#asker, (plan) => {
      const says = plan.says('property', name);
      const { types, ...said } = propertyOf(name, constraining(says ? [says] : []), finder(plan));
      const { type, ...field } = envelope[name as keyof typeof envelope];
      return { ...field, ...said, types: types.length ? types : [type] };
    });
  }
  anywhere(property: string): PlanSchema | undefined {
    return this.#live.made('anywhere', property, this.#asker, (plan) => {
      const all = [...this.#live.carriers(property, plan.#asker)]
        .sort()
        .flatMap((part) => plan.carriedIn(part).filter(({ name, whole }) => name === property && whole > 0))
        .map(({ name, layers, event }) => indexedProperty(name, layers, plan, event).result);
      const [first, ...others] = all;
      const types = first?.types.join();
      return others.some((one) => one.types.join() !== types) ? { types: [] } : first;
    });
  }
  names(noun: 'entity' | 'property' | 'carried'): Iterable<string> {
    const names = this.#live.namesOf(noun, this.#asker);
    return noun === 'entity' ? new Set(['user', ...names]) : names;
  }
  carriedIn(part: string): ReturnType<CarriedTable['of']> {
    return this.#live.carriedIn(part, this.#asker);
  }
  mergeSchemas(layers: readonly ConstraintFacts[]): PlanSchema {
    return schemaOf(constraining(layers), finder(this));
  }
}
const user: IndexedEntity = { name: 'user', key: 'user_id', traits: new Map() };
