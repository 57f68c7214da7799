// What the names of a plan agree on: set in trackwright.yml, or learned where at least 80 % of at least 10 telling names agree.
import { caseNames } from '../read/config/keys.ts';
import type { Conventions as Settled } from '../read/config/settings.ts';
import type { Part, Thing } from '../read/plan/item.ts';
import { fits, type NameCase, words } from './names.ts';

/** `learned`: the plan taught it; `agree` of `of` telling names follow it. */
export interface Learned<T> {
  readonly value: T;
  readonly agree: number;
  readonly of: number;
  readonly learned: boolean;
}
/** What rules lean on; the same object while nothing in it changes. Counts stand beside it, for messages. */
export interface Conventions extends Omit<Settled, 'event_case' | 'property_case'> {
  readonly eventCase?: NameCase;
  readonly propertyCase?: NameCase;
}
const LEAST = 10;
const SHARE = 0.8;

/** How many names are in each case, kept up to date by the difference of two snapshots. */
export class CaseCounts {
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

/** The conventions of a project, and how well they are kept; fed with the parts that come and go. */
export class Learner {
  readonly #events = new CaseCounts();
  readonly #properties = new CaseCounts();
  #conventions: Conventions = {};
  #settled: Settled | undefined;

  feed(gone: readonly Part[], come: readonly Part[]): void {
    for (const [parts, by] of [
      [gone, -1],
      [come, 1],
    ] as const)
      for (const part of parts)
        for (const thing of part.things) {
          if (thing.shape === 'event') this.#events.add(thing.name.value, by);
          else if (definesProperty(thing)) this.#properties.add(thing.name.value, by);
        }
  }
  eventCase(): Learned<NameCase> | undefined {
    return this.#events.learned(this.#settled?.event_case);
  }
  propertyCase(): Learned<NameCase> | undefined {
    return this.#properties.learned(this.#settled?.property_case);
  }
  /** The same object as before while nothing in it changed. */
  conventions(settled: Settled): Conventions {
    const same = this.#settled === settled;
    this.#settled = settled;
    const eventCase = this.eventCase()?.value;
    const propertyCase = this.propertyCase()?.value;
    if (same && this.#conventions.eventCase === eventCase && this.#conventions.propertyCase === propertyCase)
      return this.#conventions;
    const { event_case: _, property_case: __, ...rest } = settled;
    this.#conventions = { ...rest, ...(eventCase ? { eventCase } : {}), ...(propertyCase ? { propertyCase } : {}) };
    return this.#conventions;
  }
}
const definesProperty = (thing: Thing): boolean =>
  thing.shape === 'property' || (thing.shape === 'propertyUse' && (thing as { ref?: unknown }).ref === undefined);
