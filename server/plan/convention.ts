// What the names of a plan agree on: counted, and learned where four of five that tell are alike.

import { type NameForm, nameFormsOf, tellsForm } from '../base/name-form.ts';
import { caseNames } from '../base/naming.ts';

/** `agree` of `of` telling names follow it; `inferred`: the plan taught it, trackwright.yml is silent. */
export interface Inferred<T> {
  readonly value: T;
  readonly agree: number;
  readonly of: number;
  readonly inferred: boolean;
}
/** Names that tell: with fewer nothing is learned, and below the second number it is a mere hint. */
export const FEW = 4;
const ENOUGH = 10;
const MIN_SHARE = 0.8;

export const agrees = (agree: number, of: number): boolean => of >= FEW && agree >= MIN_SHARE * of;
/** Learned of too few names to insist on it. */
export const isTentative = (one: Inferred<unknown> | undefined): boolean => one?.inferred === true && one.of < ENOUGH;

/** How many names are written in a form. */
export interface FormCount {
  /** Absent: in none that we know. */
  readonly form?: NameForm;
  readonly count: number;
}
interface Tally {
  /** Names that are in it, and those of them that are in no plainer one. */
  all: number;
  own: number;
}
const plain: ReadonlySet<string> = new Set(caseNames);

/** How many names are in each form, kept up to date by what comes and goes. */
export class FormCounts {
  #telling = 0;
  readonly #tallies = new Map<NameForm | undefined, Tally>();
  /** The same names stand in many events: each is read once. */
  readonly #names = new Map<string, { times: number; readonly forms: readonly NameForm[] | undefined }>();

  add(name: string, by: 1 | -1): void {
    const known = this.#names.get(name) ?? { times: 0, forms: tellsForm(name) ? nameFormsOf(name) : undefined };
    known.times += by;
    if (known.times) this.#names.set(name, known);
    else this.#names.delete(name);
    const { forms } = known;
    if (!forms) return;
    this.#telling += by;
    for (const [i, form] of (forms.length ? forms : [undefined]).entries()) {
      const tally = this.#tallies.get(form) ?? { all: 0, own: 0 };
      tally.all += by;
      if (i === 0) tally.own += by;
      if (tally.all) this.#tallies.set(form, tally);
      else this.#tallies.delete(form);
    }
  }
  /** `set` is what trackwright.yml says. */
  inferred(set: NameForm | undefined): Inferred<NameForm> | undefined {
    const of = this.#telling;
    const all = (form: NameForm) => this.#tallies.get(form)?.all ?? 0;
    if (set) return { value: set, agree: all(set), of, inferred: false };
    if (of < FEW) return undefined;
    const value = caseNames.find((style) => agrees(all(style), of)) ?? this.#parted();
    return value && { value, agree: all(value), of, inferred: true };
  }
  /** Each name under the plainest form that it is in, the most frequent first. */
  counts(): readonly FormCount[] {
    const own = [...this.#tallies].flatMap(([form, tally]) =>
      tally.own ? [{ ...(form === undefined ? {} : { form }), count: tally.own }] : [],
    );
    return own.sort(
      (a, b) => b.count - a.count || order(a.form) - order(b.form) || ((a.form ?? '') < (b.form ?? '') ? -1 : 1),
    );
  }
  /** A form of parts, which plain names are in as well: half of its names must be its own. */
  #parted(): NameForm | undefined {
    const parted = [...this.#tallies].filter(
      (one): one is [NameForm, Tally] =>
        one[0] !== undefined && !plain.has(one[0]) && agrees(one[1].all, this.#telling),
    );
    const [best] = parted
      .filter(([, { all, own }]) => 2 * own >= all)
      .sort(([a, x], [b, y]) => y.own - x.own || (a < b ? -1 : 1));
    return best?.[0];
  }
}
const order = (form: NameForm | undefined): number => {
  const at = caseNames.findIndex((style) => style === form);
  return form === undefined ? caseNames.length + 1 : at < 0 ? caseNames.length : at;
};

export function formCountsOf(names: Iterable<string>): FormCounts {
  const counts = new FormCounts();
  for (const name of names) counts.add(name, 1);
  return counts;
}
/** The form that most of some names are in. */
export const learnedForm = (names: Iterable<string>): NameForm | undefined =>
  formCountsOf(names).inferred(undefined)?.value;
