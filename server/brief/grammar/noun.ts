// Noun phrases: where one ends, which of its words name the thing, and how they stand in an event's name.
import type { English } from '../../base/lexicon/english.ts';
import {
  connectives,
  isAdverb,
  isArticle,
  isEmptyAdjective,
  isNumeral,
  isState,
  isTimeOwner,
  kindNouns,
  persons,
  prepositions,
  pronouns,
  subordinators,
  things,
} from '../lexicon/words.ts';
import type { WordToken } from './tokens.ts';

export interface NounPhrase {
  /** Without articles, numerals, empty adjectives, adverbs. */
  readonly words: readonly WordToken[];
  /** Index of the first token after it. */
  readonly end: number;
  /** It had an article or a possessive. */
  readonly article: boolean;
  /** "its details": of what was spoken of before. */
  readonly theirs?: true;
  /** "list of clients": `list`, which goes with what "and" adds; `many`: more than one client. */
  readonly head?: readonly WordToken[];
  readonly many?: boolean;
  /** A second noun phrase began without a preposition: `ask [the tutor] [a question]`. */
  readonly indirect?: readonly WordToken[];
}

/** Reads one noun phrase from `at`. `two`: the verb may take two objects, somebody and something. */
export function nounPhrase(tokens: readonly WordToken[], at: number, english: English, two = false): NounPhrase {
  const words: WordToken[] = [];
  let article = false;
  let theirs = false;
  let indirect: readonly WordToken[] | undefined;
  let i = at;
  for (; i < tokens.length; i++) {
    const token = tokens[i] as WordToken;
    const next = tokens[i + 1];
    if (token.label) {
      words.push(token);
      continue;
    }
    const word = token.low;
    if (word === ',' && article && !words.length && next && !isArticle(next.low)) continue;
    if (word === ',' || connectives.has(word) || subordinators.has(word)) break;
    if (prepositions.has(word)) {
      if (word !== 'past' || words.length || !next || isArticle(next.low)) break;
    }
    if (words.length && endsPhrase(token, next, english)) break;
    if (words.length && isNumeral(word) && timeUnit.test(next?.low ?? '')) break;
    if (pronouns.has(word) && !isArticle(word)) {
      if (words.length) break;
      words.push(token);
      i++;
      break;
    }
    if (isArticle(word)) {
      if (words.length && two && !indirect) {
        indirect = words.splice(0);
      } else if (words.length) break;
      article = true;
      theirs ||= /^(its|their)$/.test(word);
      continue;
    }
    if (
      isTimeOwner(word) ||
      (isNumeral(word) && !isName(tokens[i - 1], next)) ||
      (isAdverb(word) && !isNounHere(word, next))
    )
      continue;
    const headless = words.length > 0 && words.every((each) => kindNouns.has(each.low)) && !(next && opensNoun(next));
    const stands = words.length > 0 || (next !== undefined && !prepositions.has(next.low));
    if (isEmptyAdjective(word) && !headless && stands) continue;
    words.push(token);
  }
  return { words, end: i, article, ...(theirs ? { theirs: true as const } : {}), ...(indirect ? { indirect } : {}) };
}

/** "files shared with me", "a form describing my case", "the exercises my coach picked": a clause without its "that". */
function endsPhrase(token: WordToken, next: WordToken | undefined, english: English): boolean {
  const word = token.low;
  if (/^(i|he|she|we|they|you)$/.test(word) || /^(is|are|was|were)$/.test(word)) return true;
  const opens =
    next === undefined ||
    prepositions.has(next.low) ||
    isArticle(next.low) ||
    isAdverb(next.low) ||
    pronouns.has(next.low);
  if (english.isPast(word) && (/ed$/.test(word) || english.lemma(word) !== word)) return opens;
  if (/[a-z]{2}ing$/.test(word) && next && english.lemma(word) !== word) {
    return (
      isArticle(next.low) ||
      pronouns.has(next.low) ||
      subordinators.has(next.low) ||
      (prepositions.has(next.low) && !things.has(word))
    );
  }
  return false;
}

const opensNoun = (token: WordToken): boolean =>
  token.label === true ||
  !(prepositions.has(token.low) || connectives.has(token.low) || subordinators.has(token.low) || token.low === ',');
const timeUnit = /^(second|minute|hour|day|week|month|year)s?$/;
const isNounHere = (word: string, next: WordToken | undefined): boolean =>
  word === 'together' || (/ly$/.test(word) && next === undefined && word === 'weekly');
/** The number is part of a name: `ICD 10`, `Web 2.0`. */
const isName = (before: WordToken | undefined, next: WordToken | undefined): boolean =>
  before !== undefined && /^[A-Z]{2,}$/.test(before.text) && next === undefined;

export interface NounNaming {
  /** The head keeps its number: `products_searched`, `details_viewed`. */
  readonly keepNumber?: boolean;
  /** Adjectives of state stay: they name the list that is looked at. */
  readonly keepState?: boolean;
}

/** The words of a noun phrase as they stand in a name: lower case, owners without 's, head singular. */
export function named(words: readonly WordToken[], english: English, how: NounNaming = {}): readonly string[] {
  const kept = how.keepState ? words : dropStates(words);
  return kept.flatMap((token, index) => {
    const last = index === kept.length - 1;
    if (token.label) return clean(token.low);
    if (last && !how.keepNumber) return clean(english.singular(unowned(token.low)));
    return clean(last ? unowned(token.low) : owner(token.low, english));
  });
}

function dropStates(words: readonly WordToken[]): readonly WordToken[] {
  const kept = words.filter((token, index) => index === words.length - 1 || token.label || !isState(token.low));
  return kept.length ? kept : words;
}

const unowned = (word: string): string => word.replace(/'s?$/, '');
/** `members'` and `member's` are both member; brands keep their s. */
const owner = (word: string, english: English): string =>
  /s'$/.test(word) ? english.singular(word.slice(0, -1)) : word.replace(/'s$/, '');
const clean = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');

export const isPerson = (words: readonly WordToken[], english: English): boolean => {
  const head = words.at(-1);
  return head !== undefined && !head.label && persons.has(english.singular(unowned(head.low)));
};
