// What the names of a project agree on: set in trackwright.yml, or learned.

import type { English } from '../../base/lexicon/english.ts';
import { type NameForm, readForm } from '../../base/name-form.ts';
import type { ConventionSettings as Settled } from '../../config/settings.ts';
import { agrees, type FormCount, FormCounts, type Inferred } from '../../plan/convention.ts';
import { eventWords, orderIn, orders, type Tense, tenses, type WordOrder } from '../../plan/event-words.ts';
import type { Fragment } from '../../schema/fragment.ts';
import type { Item, Text } from '../../schema/item.ts';
import { isRecommendedBy, isRecommendedSomewhere } from './recommended-names.ts';

/** What rules lean on; the same object while nothing in it changes. Counts stand beside it, for messages. */
export interface Conventions extends Omit<Settled, 'event_case' | 'property_case' | 'event_structure' | 'tense'> {
  readonly eventCase?: NameForm;
  readonly propertyCase?: NameForm;
  /** On which side of the object the action of an event's name stands. */
  readonly eventOrder?: WordOrder;
  readonly tense?: Tense;
}

/** In which order and tense event names are; nothing until English is known. */
class WordCounts {
  /** Names of now, each as often as it stands. */
  readonly #names = new Map<string, number>();
  readonly #orders = new Map<WordOrder, number>();
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
  order(set: string | undefined): Inferred<WordOrder> | undefined {
    return most(this.#orders, orders, orderIn(set));
  }
  tense(set: Tense | undefined): Inferred<Tense> | undefined {
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
function most<T>(counts: ReadonlyMap<T, number>, all: readonly T[], set: T | undefined): Inferred<T> | undefined {
  const count = (value: T) => counts.get(value) ?? 0;
  const of = all.reduce((sum, value) => sum + count(value), 0);
  if (set !== undefined) return { value: set, agree: count(set), of, inferred: false };
  const value = all.find((one) => agrees(count(one), of));
  return value === undefined ? undefined : { value, agree: count(value), of, inferred: true };
}

/** The conventions of a project, and how well they are kept; fed with the parts that come and go. */
export class ConventionInference {
  readonly #events = new FormCounts();
  readonly #properties = new FormCounts();
  readonly #words = new WordCounts();
  /** Each as often as it is defined. */
  readonly #propertyNames = new Map<string, number>();
  /** Names of events that some destination asks for, how many of them taught, and the types of the plan's destinations. */
  readonly #asked = new Map<string, number>();
  readonly #taught = new Map<string, number>();
  readonly #types = new Map<string, number>();
  #conventions: Conventions = {};
  #settled: Settled | undefined;

  feed(removed: readonly Fragment[], added: readonly Fragment[]): void {
    for (const [fragments, by] of [
      [removed, -1],
      [added, 1],
    ] as const)
      for (const fragment of fragments)
        for (const item of fragment.items) {
          if (item.shape === 'event') this.#addEvent(item.name.value, by);
          else if (item.shape === 'destination') {
            const type = (item as Item & { readonly type?: Text }).type?.value ?? '';
            addTo(this.#types, type, by);
          } else if (definesProperty(item)) {
            this.#properties.add(item.name.value, by);
            addTo(this.#propertyNames, item.name.value, by);
          }
        }
    this.#settleAsked();
  }
  #addEvent(name: string, by: 1 | -1): void {
    if (isRecommendedSomewhere(name)) addTo(this.#asked, name, by);
    else this.#learn(name, by);
  }
  #learn(name: string, by: 1 | -1): void {
    this.#events.add(name, by);
    this.#words.add(name, by);
  }
  /** Names that a destination of the plan asks for say nothing of how the plan makes its own. */
  #settleAsked(): void {
    for (const name of new Set([...this.#asked.keys(), ...this.#taught.keys()])) {
      const wanted = isRecommendedBy(name, this.#types.keys()) ? 0 : (this.#asked.get(name) ?? 0);
      const taught = this.#taught.get(name) ?? 0;
      for (let i = taught; i < wanted; i++) this.#learn(name, 1);
      for (let i = wanted; i < taught; i++) this.#learn(name, -1);
      addTo(this.#taught, name, wanted - taught);
    }
  }
  eventCase(): Inferred<NameForm> | undefined {
    return this.#events.inferred(readForm(this.#settled?.event_case));
  }
  propertyCase(): Inferred<NameForm> | undefined {
    return this.#properties.inferred(readForm(this.#settled?.property_case));
  }
  /** The forms that names are in, with counts, the most frequent first. */
  eventForms(): readonly FormCount[] {
    return this.#events.counts();
  }
  propertyForms(): readonly FormCount[] {
    return this.#properties.counts();
  }
  /** Whether it is defined anywhere: in the dictionary, an event, a bundle, an object. */
  knowsProperty(name: string): boolean {
    return this.#propertyNames.has(name);
  }
  eventOrder(): Inferred<WordOrder> | undefined {
    return this.#words.order(this.#settled?.event_structure);
  }
  tense(): Inferred<Tense> | undefined {
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
function addTo(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count) counts.set(key, count);
  else counts.delete(key);
}
export const definesProperty = (item: Item): boolean =>
  item.shape === 'property' || (item.shape === 'propertyUse' && (item as { ref?: unknown }).ref === undefined);
