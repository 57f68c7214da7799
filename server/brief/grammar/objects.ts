// The objects of a verb: coordinated noun phrases, "of" turned round, shared heads and owners, brands.
import type { English } from '../../base/lexicon/english.ts';
import { isState } from '../lexicon/words.ts';
import { afterConnective, type ClauseOpening } from './connect.ts';
import { type NounPhrase, nounPhrase } from './noun.ts';
import type { WordToken } from './tokens.ts';

export interface Objects {
  readonly phrases: readonly NounPhrase[];
  readonly end: number;
  /** "TikTok, YouTube and Instagram accounts": accounts of these. */
  readonly brands: readonly string[];
  /** Index of a word that may have been a verb. */
  readonly perhaps?: number;
  /** "the author, genre or publisher record": a head that may belong to all. */
  readonly head?: string;
}

/** Reads noun phrases from `at`; `opens` says whether a clause begins after a connective. */
export function readObjects(
  tokens: readonly WordToken[],
  at: number,
  english: English,
  opens: (at: number) => ClauseOpening,
  two = false,
): Objects {
  const first = nounPhrase(tokens, at, english, two);
  const phrases = [ofPhrase(tokens, first.end, first, english)];
  let end = phrases[0]?.end ?? at;
  let perhaps: number | undefined;
  let either = false;
  for (let next = afterConnective(tokens, end); next !== undefined; next = afterConnective(tokens, end)) {
    const what = opens(next);
    if (what === 'clause' || what === 'aside') break;
    const more = nounPhrase(tokens, next, english);
    if (!more.words.length) break;
    if (what === 'perhaps') perhaps ??= next;
    either ||= tokens[next - 1]?.low === 'or';
    const owned = ofPhrase(tokens, more.end, more, english);
    const before = phrases.at(-1);
    const both = before?.head && !more.article && owned === more;
    if (both && before?.head) {
      phrases.push({ ...headed(more.words, before.head, english), end: more.end, head: before.head });
      if (isMany(more.words, english) !== before.many) perhaps ??= next;
    } else {
      // "see the status and condition of a book": whose status it is stands only behind the second.
      if (owned.head && !before?.head && !more.article && before?.words.length) perhaps ??= next;
      phrases.push(owned);
    }
    end = phrases.at(-1)?.end ?? end;
  }
  const branded = brandsOf(phrases, english);
  const shared = branded ? branded.phrases : shareWords(phrases, english);
  const last = phrases.at(-1)?.words ?? [];
  const kind = phrases.length > 1 && last.length > 2 && describes(phrases[0]?.words ?? [], english);
  const alone =
    either &&
    last.length > 1 &&
    shared.slice(0, -1).every((phrase) => phrase.words.length === 1 && !phrase.words[0]?.label);
  const one = english.singular(last.at(-1)?.low ?? '') === last.at(-1)?.low;
  const head = kind || (alone && one) ? last.at(-1)?.text : undefined;
  return {
    phrases: shared,
    end,
    brands: branded?.brands ?? [],
    ...(perhaps === undefined ? {} : { perhaps }),
    ...(head ? { head } : {}),
  };
}

/** "pre-trip and post-trip vehicle inspections": no thing stands before the "and". */
const describes = (words: readonly WordToken[], english: English): boolean =>
  words.length === 1 &&
  !words[0]?.label &&
  /-/.test(words[0]?.low ?? '') &&
  english.singular(words[0]?.low ?? '') === words[0]?.low;

const counting =
  /^(lots?|sets?|number|couple|parts?|pieces?|kinds?|variety|range|bunch|cop(?:y|ies)|rest|selection|series|amount|pair|types|batch|handful|group)$/;

/** `N of M` is M N; "one of my cards" is cards. */
function ofPhrase(tokens: readonly WordToken[], at: number, phrase: NounPhrase, english: English): NounPhrase {
  const about =
    /^(about|on|regarding)$/.test(tokens[at]?.low ?? '') &&
    /^(information|info|details|facts|insights|statistics|stats)$/.test(phrase.words.at(-1)?.low ?? '');
  if ((tokens[at]?.low !== 'of' && !about) || tokens[at]?.label) return phrase;
  const inner = nounPhrase(tokens, at + 1, english);
  const outer = ofPhrase(tokens, inner.end, inner, english);
  if (!outer.words.length) return phrase;
  const counts = !phrase.words.length || (phrase.words.length === 1 && counting.test(phrase.words[0]?.low ?? ''));
  if (counts) return { ...outer, article: true };
  return {
    ...headed(outer.words, phrase.words, english),
    end: outer.end,
    head: phrase.words,
    many: isMany(outer.words, english),
  };
}

const isMany = (words: readonly WordToken[], english: English): boolean =>
  english.singular(words.at(-1)?.low ?? '') !== words.at(-1)?.low;

/** `list` of `clients`: client list. */
function headed(
  words: readonly WordToken[],
  head: readonly WordToken[],
  english: English,
): { readonly words: readonly WordToken[]; readonly article: true } {
  const last = words.length - 1;
  const owner = words.map((token, index) =>
    index === last && !token.label ? { ...token, low: english.singular(token.low.replace(/'s?$/, '')) } : token,
  );
  return { words: [...owner, ...head], article: true };
}

/** "order and payment details": both are details. "a product's images and price": both are the product's. */
function shareWords(all: readonly NounPhrase[], english: English): readonly NounPhrase[] {
  const last = all.at(-1);
  if (all.length < 2 || !last) return all;
  const phrases = all.filter((phrase) => phrase === last || !phrase.words.every((token) => isState(token.low)));
  const head = last.words.at(-1) as WordToken;
  const headShared = last.words.length > 1 && !head.label && /[^s]s$/.test(head.low);
  const owner = phrases[0]?.words[0];
  const owned = owner !== undefined && /'s?$/.test(owner.low) && (phrases[0]?.words.length ?? 0) > 1;
  return phrases.map((phrase, index) => {
    if (index && owned && !phrase.article) return { ...phrase, words: [owner, ...phrase.words] };
    const label =
      phrase.words.length === 1 && phrase.words[0]?.label && last.words[0]?.label && last.words.length === 2;
    if (label) return { ...phrase, words: [...phrase.words, head] };
    return headShared && phrase !== last && isBare(phrase, english)
      ? { ...phrase, words: [...phrase.words, head] }
      : phrase;
  });
}

/** One singular noun without an article, which could not stand alone. */
function isBare(phrase: NounPhrase, english: English): boolean {
  const only = phrase.words[0];
  return (
    only !== undefined &&
    phrase.words.length === 1 &&
    !only.label &&
    !phrase.article &&
    !/s$/.test(only.low) &&
    english.singular(only.low) === only.low
  );
}

function brandsOf(
  phrases: readonly NounPhrase[],
  english: English,
): { readonly phrases: readonly NounPhrase[]; readonly brands: readonly string[] } | undefined {
  const last = phrases.at(-1);
  const head = last?.words.at(-1);
  if (phrases.length < 2 || !last || !head || last.words.length !== 2 || english.singular(head.low) === head.low)
    return undefined;
  const names = phrases.map((phrase) => phrase.words[0]?.text ?? '');
  const branded =
    names.every((name) => /^\p{Lu}/u.test(name)) &&
    phrases.every((phrase) => phrase === last || phrase.words.length === 1);
  return branded ? { phrases: [{ ...last, words: [head] }], brands: names } : undefined;
}
