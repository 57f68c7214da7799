// The words of an event's name: which of them are its action, on which side of the object it stands, and its tense.

import type { English } from '../base/lexicon/english.ts';
import { wordSet } from '../base/lexicon/word-set.ts';
import { wordsOf } from '../base/naming.ts';
import type { Event } from './items.ts';
import { isCurrent } from './lifecycle.ts';

export const orders = ['object first', 'action first'] as const;
export type WordOrder = (typeof orders)[number];
export const tenses = ['past', 'present'] as const;
export type Tense = (typeof tenses)[number];

export interface EventWords {
  readonly words: readonly string[];
  /** The words of the action: from, and up to but without. A particle goes with its verb: `logged in`. */
  readonly action?: readonly [from: number, to: number];
  /** Only where the name itself tells it. */
  readonly order?: WordOrder;
  /** Of the action; absent where its forms are alike, as those of `set`. */
  readonly tense?: Tense;
}

/** `order`: that of the plan, which decides where a name could be read both ways. */
export function eventWords(name: string, english: English, order?: WordOrder): EventWords {
  const all = wordsOf(name);
  if (all.length < 2) return { words: all };
  const last = atEnd(all);
  const first = atStart(all);
  const verbs = { last: all[last[0]] ?? '', first: all[first[0]] ?? '' };
  if ((last[0] === 0 || first[1] === all.length) && isAction(verbs.first, english))
    return { words: all, action: [0, all.length], ...tenseOf(verbs.first, english) };
  // `app_opened_link`: the action stands in between, and no order tells where.
  if (!isPast(verbs.last, english) && all.slice(1, last[0]).some((word) => isPast(word, english)))
    return { words: all };
  const told = tell(verbs.last, verbs.first, english, order);
  const place = told ?? order;
  const verb = place === 'action first' ? verbs.first : verbs.last;
  if (!place || !isAction(verb, english)) return { words: all, ...(told ? { order: told } : {}) };
  return {
    words: all,
    action: place === 'action first' ? first : last,
    ...(told ? { order: told } : {}),
    ...tenseOf(verb, english),
  };
}

/** The same, but an action is taken from where the plan, or most plans, have it, whatever word stands there. */
export function actionOf(name: string, english: English, order: WordOrder | undefined): EventWords {
  const read = eventWords(name, english, order);
  if (read.action || !read.words.length) return read;
  const side = order ?? 'object first';
  return { ...read, action: side === 'action first' ? atStart(read.words) : atEnd(read.words) };
}

/** `{object}_{action}` -> object first; undefined where one of the two is missing. */
export function orderIn(structure: string | undefined): WordOrder | undefined {
  const object = structure?.indexOf('{object}') ?? -1;
  const action = structure?.indexOf('{action}') ?? -1;
  if (object < 0 || action < 0) return undefined;
  return object < action ? 'object first' : 'action first';
}

/** Track calls that are sent: pages and people have names of other kinds, and what goes away is not renamed. */
export const isNamedByAction = (event: Event): boolean =>
  (event.call?.value ?? 'track') === 'track' && isCurrent(event);

/** Its words with the action in a tense: `user log in` -> `user logged in`. */
export function inTense({ words, action }: EventWords, english: English, tense: Tense): readonly string[] {
  if (!action) return words;
  const verb = english.lemma(words[action[0]] ?? '');
  return words.with(action[0], tense === 'past' ? english.past(verb) : verb);
}
/** Its words with the action on the other side; undefined where a word such as `to` ties them together. */
export function reordered(
  read: EventWords,
  order: WordOrder,
  english: English,
  tense: Tense | undefined,
): readonly string[] | undefined {
  const { action, words } = read;
  if (!action || words.some((word) => ties.has(word))) return undefined;
  const moved = tense ? inTense(read, english, tense) : words;
  const verb = moved.slice(...action);
  const rest = [...moved.slice(0, action[0]), ...moved.slice(action[1])];
  return order === 'object first' ? [...rest, ...verb] : [...verb, ...rest];
}

/** Whether a word is an action: a past form, or a verb that event names are made of. `playing` is as often a thing. */
export const isAction = (word: string, english: English): boolean =>
  isVerb(word) || isPast(word, english) || (word.endsWith('s') && isVerb(english.lemma(word)));

const isVerb = (word: string): boolean => deeds.has(word) || deedsAndThings.has(word);
/** No past form ends in another letter; most words need not be looked up then. */
const isPast = (word: string, english: English): boolean => /[degkmnt]$/.test(word) && english.isPast(word);

/**
 * A past form at the end wins; before things, only a verb that is hardly ever one itself; between two that could be actions, the
 * plan's own order decides.
 */
function tell(last: string, first: string, english: English, order: WordOrder | undefined): WordOrder | undefined {
  if (isPast(last, english)) return order === 'action first' && isAction(first, english) ? undefined : 'object first';
  if (isPast(first, english)) return 'action first';
  const ends = isAction(last, english);
  if (ends === isAction(first, english)) return undefined;
  return ends ? 'object first' : deeds.has(first) ? 'action first' : undefined;
}

function tenseOf(verb: string, english: English): { readonly tense?: Tense } {
  const past = isPast(verb, english);
  if (past && english.lemma(verb) === verb) return {};
  return { tense: past ? 'past' : 'present' };
}

const atEnd = (all: readonly string[]): readonly [number, number] => [
  Math.max(0, all.length - (particles.has(all.at(-1) ?? '') ? 2 : 1)),
  all.length,
];
const atStart = (all: readonly string[]): readonly [number, number] => [0, particles.has(all[1] ?? '') ? 2 : 1];

const particles = wordSet('up in out off on down away back');
const ties = wordSet('to from into onto of by for with as at and or than via');
/** Verbs of which event names are made. */
const deeds =
  wordSet(`abandon accept activate add apply approve ask assign attach authenticate begin browse buy cancel choose clear
  click close collapse complete configure confirm connect convert create deactivate decline delete deliver deny detach disable
  disconnect dismiss edit enable enroll enter exit expand expire fail fix follow generate hide initiate install interact invite
  join leave merge minimize modify move mute navigate open pay pick publish receive redeem refresh register reject reload remove
  rename renew reopen reorder resize resolve restart restore resume retry revoke save see select send show skip submit subscribe
  tap toggle try unblock unfollow uninstall unlink unlock unpin unpublish unsubscribe use validate verify view visit`);
/** Those that are things as well: `search_box`, `download_page`. */
const deedsAndThings =
  wordSet(`answer archive block bookmark change copy display download drag drop duplicate end export finish
  hover import impress launch like link listen load log logout pause pin place play press preview process purchase rate reach read
  refund replay reply request reset review schedule scroll search set share sign sort start stop swipe switch sync track trigger
  type update upgrade downgrade upload vote watch`);
