// Which layers of properties events carry, by the part of the plan in whose list the last of them stands: what is written there is
// judged over what stands below it, once, however many events carry it.

import type { Layer } from '../../../plan/resolve.ts';
import type { EventFact, ResolvedFact } from './schema-facts.ts';

/** Layers of a property from the most general one up to one that a part writes. */
export interface CarriedLayers {
  readonly name: string;
  readonly layers: readonly Layer[];
  /** The event whose variants may be among them. */
  readonly event: string;
  /** Events that have these layers, perhaps with more above. */
  readonly events: number;
  /** Those to which nothing is above; among them, those that are sent. */
  readonly whole: number;
  readonly sent: number;
}
type Counts = Pick<CarriedLayers, 'events' | 'whole' | 'sent'>;
interface Counted {
  readonly name: string;
  readonly layers: readonly Layer[];
  readonly event: string;
  counts: Counts;
}

/** A part of the plan: `event\0order_paid`. */
export const partKey = (noun: string, name: string): string => `${noun}\0${name}`;

export class CarriedTable {
  readonly #parts = new Map<string, Map<string, Counted>>();
  /** Property -> the parts whose layers are the last of it somewhere. */
  readonly #carriers = new Map<string, Set<string>>();

  of(part: string): readonly (CarriedLayers & { readonly key: string })[] {
    return [...(this.#parts.get(part) ?? [])].map(([key, { counts, ...one }]) => ({ key, ...one, ...counts }));
  }
  carriers(property: string): ReadonlySet<string> {
    return this.#carriers.get(property) ?? new Set();
  }
  properties(): Iterable<string> {
    return this.#carriers.keys();
  }

  /** Events as they were and as they are. Gives the parts and the properties of which something else is carried. */
  change(pairs: Iterable<readonly [before: EventStructure, after: EventStructure]>): {
    readonly parts: ReadonlySet<string>;
    readonly properties: ReadonlySet<string>;
  } {
    const deltas = new Map<string, Map<string, Counted>>();
    for (const [before, after] of pairs) {
      sum(before, -1, deltas);
      sum(after, 1, deltas);
    }
    const parts = new Set<string>();
    const properties = new Set<string>();
    for (const [part, changes] of deltas)
      for (const [key, delta] of changes) {
        if (Object.values(delta.counts).every((n) => n === 0)) continue;
        parts.add(part);
        if (this.#add(part, key, delta)) properties.add(delta.name);
      }
    return { parts, properties };
  }
  /** Whether the part comes to be, or ceases to be, one that carries the property as a whole: that is of what it is made of, too. */
  #add(part: string, key: string, delta: Counted): boolean {
    const known = this.#parts.get(part) ?? new Map<string, Counted>();
    this.#parts.set(part, known);
    const was = known.get(key);
    const counts = plus(was?.counts ?? NONE, delta.counts);
    if (counts.events === 0) known.delete(key);
    else known.set(key, { ...delta, counts });
    if (known.size === 0) this.#parts.delete(part);
    const isWhole = counts.whole > 0;
    if (isWhole === (was?.counts.whole ?? 0) > 0) return false;
    const others = isWhole || [...known.values()].some((one) => one.name === delta.name && one.counts.whole > 0);
    const carriers = this.#carriers.get(delta.name) ?? new Set();
    this.#carriers.set(delta.name, carriers);
    if (others) carriers.add(part);
    else carriers.delete(part);
    if (carriers.size === 0) this.#carriers.delete(delta.name);
    return true;
  }
}
const NONE: Counts = { events: 0, whole: 0, sent: 0 };
const plus = (a: Counts, b: Counts): Counts => ({
  events: a.events + b.events,
  whole: a.whole + b.whole,
  sent: a.sent + b.sent,
});

/** How an event resolves; nothing where there is none. */
export interface EventStructure {
  readonly fact?: EventFact | undefined;
  readonly resolved?: ResolvedFact | undefined;
}
function sum({ fact, resolved }: EventStructure, by: 1 | -1, into: Map<string, Map<string, Counted>>): void {
  if (!fact || !resolved) return;
  const event = fact.name.value;
  const isSent = !fact.abstract && fact.status !== 'removed';
  const partOf = ({ holder, by: name }: Layer): string =>
    holder === 'bundle' ? partKey('bundle', name) : partKey('event', holder === 'variant' ? event : name);
  const count = (key: string, name: string, layers: readonly Layer[], whole: boolean) => {
    const part = partOf(layers.at(-1) as Layer);
    const list = into.get(part) ?? new Map<string, Counted>();
    into.set(part, list);
    const counts = { events: by, whole: whole ? by : 0, sent: whole && isSent ? by : 0 };
    const known = list.get(key);
    if (known) known.counts = plus(known.counts, counts);
    else list.set(key, { name, layers, event, counts });
  };
  if (!resolved.variants.length) {
    for (const { name, layers } of resolved.properties)
      for (const { key, upTo, isAll } of written(name, layers)) count(key, name, upTo, isAll);
    return;
  }
  const own = new Set(resolved.properties.map(({ name }) => name));
  const seen = new Map<string, { readonly name: string; readonly layers: readonly Layer[]; whole: boolean }>();
  for (const [nth, list] of [resolved.properties, ...resolved.variants.map(({ of }) => of)].entries())
    for (const { name, layers } of list)
      for (const { key, upTo, isAll } of written(name, layers)) {
        // What a variant refines counts as what the event carries.
        const whole = isAll && (nth === 0 || !own.has(name));
        const known = seen.get(key);
        if (known) known.whole ||= whole;
        else seen.set(key, { name, layers: upTo, whole });
      }
  for (const [key, { name, layers, whole }] of seen) count(key, name, layers, whole);
}
/** The layers up to each that a list of a bundle, an event or a variant brings, and what tells them from others. */
function* written(name: string, layers: readonly Layer[]) {
  let key = name;
  for (const [i, { from, holder, by }] of layers.entries()) {
    key += `\0${from} ${holder} ${by}`;
    const isAll = i === layers.length - 1;
    if (holder !== 'property') yield { key, upTo: isAll ? layers : layers.slice(0, i + 1), isAll };
  }
}
