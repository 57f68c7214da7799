// Names that say the same, found by signatures: equal signatures are neighbours, and nobody compares pairs.
import type { English } from '../../../../base/lexicon/english.ts';
import { shortForms, synonyms } from '../../../../base/lexicon/synonyms.ts';
import { bare, wordsOf } from '../../../../base/naming.ts';
import { isAction } from '../../../../plan/event-words.ts';

/** How two names are alike: but for case and separators; in their words; in what the words mean. */
export type Likeness = 'spelling' | 'words' | 'meaning';
/** What is said of two names. */
export const alike: Readonly<Record<Likeness, string>> = {
  spelling: 'differ in case or separators alone',
  words: 'are made of the same words',
  meaning: 'seem to mean the same',
};
export type Signatures = { readonly [L in Likeness]?: string };

/** Equal for `Order Viewed`, `viewed_orders` (words) and `orderShown` (meaning). */
export function eventSignatures(english: English): (name: string) => Signatures {
  const same = deeds(english);
  // Actions stand at the ends; what looks like one between them is part of a thing.
  const base = (word: string, at: number, all: readonly string[]) =>
    (at === 0 || at >= all.length - 2) && isAction(word, english) ? english.lemma(word) : one(word, english);
  return (name) => signatures(name, wordsOf(name).map(base), same);
}
/** Equal for `user_ids` and `id_user` (words), `qty` and `quantity` (meaning). */
export function propertySignatures(english: English): (name: string) => Signatures {
  const base = (word: string) => one(word, english);
  return (name) => signatures(name, wordsOf(name).map(base), shortForms);
}

/** Names that share a signature, directly or through others, followed through changes: nothing else can be alike. */
export class AlikeNames<T> {
  readonly #signaturesOf: (one: T) => Signatures;
  readonly #named = new Map<string, { readonly one: T; readonly keys: readonly string[] }>();
  readonly #bySignature = new Map<string, Set<string>>();

  constructor(signaturesOf: (one: T) => Signatures) {
    this.#signaturesOf = signaturesOf;
  }
  /** Takes in names that changed, or went; gives the groups that this touches, every one whole. */
  change(changed: ReadonlyMap<string, T | undefined>): readonly (readonly T[])[] {
    const touched = new Set<string>();
    for (const name of changed.keys()) {
      for (const key of this.#named.get(name)?.keys ?? []) {
        const rest = this.#bySignature.get(key);
        rest?.delete(name);
        for (const other of rest ?? []) touched.add(other);
        if (rest?.size === 0) this.#bySignature.delete(key);
      }
      this.#named.delete(name);
    }
    for (const [name, one] of changed) {
      if (one === undefined) continue;
      const keys = keysOf(this.#signaturesOf(one)).map(([, key]) => key);
      this.#named.set(name, { one, keys });
      for (const key of keys) this.#bySignature.set(key, (this.#bySignature.get(key) ?? new Set()).add(name));
      touched.add(name);
    }
    /** Names and signatures that are in a group already. */
    const seen = { names: new Set<string>(), keys: new Set<string>() };
    return [...touched].flatMap((name) => {
      const group = this.#groupOf(name, seen);
      return group.length ? [group] : [];
    });
  }
  #groupOf(name: string, seen: { readonly names: Set<string>; readonly keys: Set<string> }): readonly T[] {
    const group: T[] = [];
    const queue = [name];
    for (const next of queue) {
      const named = this.#named.get(next);
      if (seen.names.has(next) || !named) continue;
      seen.names.add(next);
      group.push(named.one);
      for (const key of named.keys) {
        if (!seen.keys.has(key)) for (const other of this.#bySignature.get(key) ?? []) queue.push(other);
        seen.keys.add(key);
      }
    }
    return group;
  }
}

export interface Near<T> {
  readonly one: T;
  readonly other: T;
  readonly like: Likeness;
}
/** Among what is of one signature but not of one spelling, those of a sort one finds, and those it is found by. */
export interface Sorts {
  readonly is: readonly string[];
  readonly seeks: readonly string[];
}
const anySort: Sorts = { is: [''], seeks: [''] };

/**
 * Each that shares a signature with an earlier one, in the order given, with one such: the first that is not told itself,
 * so that as few as can be are to be merged into what gives way.
 */
export function nearOnes<T>(
  all: readonly T[],
  of: (one: T) => Signatures,
  sortsOf: (one: T) => Sorts = () => anySort,
): readonly Near<T>[] {
  const known = new Map<string, T>();
  const told = new Set<T>();
  return all.flatMap((one) => {
    const { is, seeks } = sortsOf(one);
    const keys = keysOf(of(one));
    const sorted = (sorts: readonly string[]) =>
      keys.flatMap(([like, key]) =>
        (like === 'spelling' ? [''] : sorts).map((sort) => ({ like, key: `${key}\n${sort}` })),
      );
    const hits = sorted(seeks).flatMap(({ like, key }) => {
      const other = known.get(key);
      return other === undefined ? [] : [{ one, other, like }];
    });
    for (const { key } of sorted(is)) if (!known.has(key)) known.set(key, one);
    const hit = hits.find(({ other }) => !told.has(other)) ?? hits[0];
    if (hit) told.add(one);
    return hit ? [hit] : [];
  });
}

const keysOf = (signatures: Signatures): readonly (readonly [Likeness, string])[] =>
  Object.entries(signatures).map(([like, signature]) => [like as Likeness, `${like} ${signature}`]);

/** Words that say which way: between these, order is meaning. */
const ties = new Set('to from into onto of by for with before after as and or not than via per'.split(' '));

function signatures(name: string, lemmas: readonly string[], same: ReadonlyMap<string, string>): Signatures {
  const parts = lemmas.map(spelled);
  const ordered = (list: readonly string[]) =>
    (list.some((word) => ties.has(word)) ? list : [...list].sort()).join(' ');
  // Symbols alone are no words, and nothing to be alike in.
  if (!parts.length) return {};
  return { spelling: bare(name), words: ordered(parts), meaning: ordered(inOneWord(parts, same)) };
}
/** A word in the singular; no plural ends otherwise, and most words need not be looked up then. */
const one = (word: string, english: English): string =>
  /(s|en|ple|eet|eeth|ice|ia)$/.test(word) ? english.singular(word) : word;
/** British and American spellings as one. */
const spelled = (word: string): string =>
  word.length < 6 ? word : word.replace(/is(e|ation)$/, 'iz$1').replace(/our(?=$|ite$)/, 'or');

function inOneWord(all: readonly string[], instead: ReadonlyMap<string, string>): readonly string[] {
  const read: string[] = [];
  for (let i = 0; i < all.length; i++) {
    const pair = instead.get(`${all[i]} ${all[i + 1]}`);
    read.push(...(pair?.split(' ') ?? [instead.get(all[i] ?? '') ?? all[i] ?? '']));
    if (pair) i++;
  }
  return read;
}
/** Lemma of a word for a deed -> that of the one that stands for all. */
const deeds = (english: English): ReadonlyMap<string, string> => {
  const lemma = (phrase: string) => {
    const [verb = '', ...rest] = phrase.split(' ');
    return [english.lemma(verb), ...rest].join(' ');
  };
  return new Map(synonyms.flatMap(([first = '', ...others]) => others.map((other) => [lemma(other), lemma(first)])));
};
