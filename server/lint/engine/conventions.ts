// What the names of a plan agree on: set in trackwright.yml, or learned where at least 80 % of at least 10 telling names agree.

import type { English } from '../../base/lexicon/english.ts';
import { fits, type NameCase, words } from '../../base/naming.ts';
import { caseNames } from '../../config/config.schema.ts';
import type { Conventions as Settled } from '../../config/settings.ts';
import { eventWords, type Order, orderIn, orders, type Tense, tenses } from '../../plan/event-words.ts';
import type { Part, Thing } from '../../schema/item.ts';

/** `learned`: the plan taught it; `agree` of `of` telling names follow it. */
export interface Learned<T> {
  readonly value: T;
  readonly agree: number;
  readonly of: number;
  readonly learned: boolean;
}
/** What rules lean on; the same object while nothing in it changes. Counts stand beside it, for messages. */
export interface Conventions extends Omit<Settled, 'event_case' | 'property_case' | 'event_structure' | 'tense'> {
  readonly eventCase?: NameCase;
  readonly propertyCase?: NameCase;
  /** On which side of the object the action of an event's name stands. */
  readonly eventOrder?: Order;
  readonly tense?: Tense;
}
const LEAST = 10;
const SHARE = 0.8;

/** How many names are in each case, kept up to date by the difference of two snapshots. */
class CaseCounts {
  #telling = 0;
  readonly #fitting = new Map<NameCase, number>();

  add(name: string, by: 1 | -1): void {
    // A name of one word fits several cases and teaches none.
    if (words(name).length < 2) return;
    this.#telling += by;
    for (const style of caseNames)
      if (fits(name, style)) this.#fitting.set(style, (this.#fitting.get(style) ?? 0) + by);
  }
  /** `set` is what trackwright.yml says. */
  learned(set: string | undefined): Learned<NameCase> | undefined {
    const of = this.#telling;
    const given = caseNames.find((style) => style === set);
    if (given) return { value: given, agree: this.#fitting.get(given) ?? 0, of, learned: false };
    const value = of < LEAST ? undefined : caseNames.find((style) => (this.#fitting.get(style) ?? 0) >= SHARE * of);
    return value && { value, agree: this.#fitting.get(value) ?? 0, of, learned: true };
  }
}

/** In which order and tense event names are; nothing until English is known. */
class WordCounts {
  /** Names of now, each as often as it stands. */
  readonly #names = new Map<string, number>();
  readonly #orders = new Map<Order, number>();
  readonly #tenses = new Map<Tense, number>();
  #english: English | undefined;

  add(name: string, by: 1 | -1): void {
    const count = (this.#names.get(name) ?? 0) + by;
    if (count) this.#names.set(name, count);
    else this.#names.delete(name);
    this.#count(name, by);
  }
  know(english: English | undefined): void {
    if (this.#english === english) return;
    this.#english = english;
    this.#orders.clear();
    this.#tenses.clear();
    for (const [name, by] of this.#names) this.#count(name, by);
  }
  order(set: string | undefined): Learned<Order> | undefined {
    return most(this.#orders, orders, orderIn(set));
  }
  tense(set: Tense | undefined): Learned<Tense> | undefined {
    return most(this.#tenses, tenses, set);
  }
  #count(name: string, by: number): void {
    if (!this.#english) return;
    const { order, tense } = eventWords(name, this.#english);
    if (!order) return;
    this.#orders.set(order, (this.#orders.get(order) ?? 0) + by);
    if (tense) this.#tenses.set(tense, (this.#tenses.get(tense) ?? 0) + by);
  }
}
/** `set` is what trackwright.yml says. */
function most<T>(counts: ReadonlyMap<T, number>, all: readonly T[], set: T | undefined): Learned<T> | undefined {
  const count = (value: T) => counts.get(value) ?? 0;
  const of = all.reduce((sum, value) => sum + count(value), 0);
  if (set !== undefined) return { value: set, agree: count(set), of, learned: false };
  const value = of < LEAST ? undefined : all.find((one) => count(one) >= SHARE * of);
  return value === undefined ? undefined : { value, agree: count(value), of, learned: true };
}

/** The conventions of a project, and how well they are kept; fed with the parts that come and go. */
export class Learner {
  readonly #events = new CaseCounts();
  readonly #properties = new CaseCounts();
  readonly #words = new WordCounts();
  /** Each as often as it is defined. */
  readonly #propertyNames = new Map<string, number>();
  #conventions: Conventions = {};
  #settled: Settled | undefined;

  feed(gone: readonly Part[], come: readonly Part[]): void {
    for (const [parts, by] of [
      [gone, -1],
      [come, 1],
    ] as const)
      for (const part of parts)
        for (const thing of part.things) {
          if (thing.shape === 'event') {
            this.#events.add(thing.name.value, by);
            this.#words.add(thing.name.value, by);
          } else if (definesProperty(thing)) {
            this.#properties.add(thing.name.value, by);
            const count = (this.#propertyNames.get(thing.name.value) ?? 0) + by;
            if (count) this.#propertyNames.set(thing.name.value, count);
            else this.#propertyNames.delete(thing.name.value);
          }
        }
  }
  eventCase(): Learned<NameCase> | undefined {
    return this.#events.learned(this.#settled?.event_case);
  }
  propertyCase(): Learned<NameCase> | undefined {
    return this.#properties.learned(this.#settled?.property_case);
  }
  /** Whether it is defined anywhere: in the dictionary, an event, a bundle, an object. */
  knowsProperty(name: string): boolean {
    return this.#propertyNames.has(name);
  }
  eventOrder(): Learned<Order> | undefined {
    return this.#words.order(this.#settled?.event_structure);
  }
  tense(): Learned<Tense> | undefined {
    return this.#words.tense(this.#settled?.tense);
  }
  /** The same object as before while nothing in it changed. Order and tense are learned once English is there. */
  conventions(settled: Settled, english?: English): Conventions {
    const same = this.#settled === settled;
    this.#settled = settled;
    this.#words.know(english);
    const eventCase = this.eventCase()?.value;
    const propertyCase = this.propertyCase()?.value;
    const eventOrder = this.eventOrder()?.value;
    const tense = this.tense()?.value;
    const old = this.#conventions;
    if (same && old.eventCase === eventCase && old.propertyCase === propertyCase)
      if (old.eventOrder === eventOrder && old.tense === tense) return old;
    const { event_case: _, property_case: __, event_structure: ___, tense: ____, ...rest } = settled;
    this.#conventions = {
      ...rest,
      ...(eventCase ? { eventCase } : {}),
      ...(propertyCase ? { propertyCase } : {}),
      ...(eventOrder ? { eventOrder } : {}),
      ...(tense ? { tense } : {}),
    };
    return this.#conventions;
  }
}
const definesProperty = (thing: Thing): boolean =>
  thing.shape === 'property' || (thing.shape === 'propertyUse' && (thing as { ref?: unknown }).ref === undefined);
