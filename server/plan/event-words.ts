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

/** `order`: that of the plan, which decides where a name could be read both ways. A word that may as well be a thing is no action. */
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
  // `unlock_successful`, `close_convert_lead`: what happened is more than one word, and which one is a guess.
  const isTangled = outcomes.has(verbs.last) || (all.length > 2 && deeds.has(verbs.first) && deeds.has(all[1] ?? ''));
  if (isTangled && !isPast(verbs.last, english) && !isPast(verbs.first, english)) return { words: all };
  const hasParticle = last[1] - last[0] > 1;
  const ends =
    hasParticle && isAction(verbs.last, english) ? 'yes' : endsWithAction(all.slice(0, last[0]), verbs.last, english);
  // In doubt, only a plan whose names begin with it says that the first word is the action.
  if (ends === 'perhaps' && (order !== 'action first' || !isAction(verbs.first, english))) return { words: all };
  const told = ends === 'perhaps' ? undefined : tell(verbs, ends, english, order);
  const place = told ?? order;
  const verb = place === 'action first' ? verbs.first : verbs.last;
  const isSure = place === 'action first' ? isAction(verb, english) : ends === 'yes';
  if (!place || !isSure) return { words: all, ...(told ? { order: told } : {}) };
  return {
    words: all,
    action: place === 'action first' ? first : last,
    ...(told ? { order: told } : {}),
    ...tenseOf(verb, english),
  };
}

/**
 * Whether the last word is what happens. After a verb, a word that may be a thing is that verb's object (`Switch View Type`); after
 * `to` or `after` it says what for (`pull_to_refresh`); and some words are things more often than not.
 */
function endsWithAction(before: readonly string[], word: string, english: English): 'yes' | 'no' | 'perhaps' {
  if (isPast(word, english)) return 'yes';
  if (!isAction(word, english)) return 'no';
  const verb = english.lemma(word);
  const mayBeThing = deedsAndThings.has(verb) || thinglike.has(verb);
  const neighbour = before.at(-1) ?? '';
  if (ties.has(neighbour) || times.has(neighbour)) return 'perhaps';
  if (oftenThings.has(verb) || (word !== verb && mayBeThing)) return deeds.has(before[0] ?? '') ? 'no' : 'perhaps';
  if (thinglike.has(verb) && describing.has(neighbour)) return 'perhaps';
  if (!mayBeThing) return 'yes';
  if (deeds.has(before[0] ?? '')) return 'no';
  const isObject = isVerb(before[0] ?? '') || deeds.has(neighbour);
  return isObject ? 'perhaps' : 'yes';
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

/** The words of the action in a tense: `log in` -> `logged in`. */
function actionIn({ words, action }: EventWords, english: English, tense: Tense): readonly string[] {
  const [written = '', ...particle] = action ? words.slice(...action) : [];
  const [verb = '', ...more] = compounds.get(written) ?? [english.lemma(written)];
  return [tense === 'past' ? english.past(verb) : verb, ...more, ...particle];
}
/** The name with its action in a tense, and all else as it is written; undefined where that changes nothing. */
export const retensed = (name: string, read: EventWords, english: English, tense: Tense): string | undefined =>
  withAction(name, read, actionIn(read, english, tense));

/** The name with other words for its action, in its case and with its joints; undefined where it would be the same. */
export function withAction(
  name: string,
  { words, action }: EventWords,
  instead: readonly string[],
): string | undefined {
  if (!action) return undefined;
  const spans = spansOf(name, words);
  const [start, end] = [spans[action[0]]?.[0] ?? 0, spans[action[1] - 1]?.[1] ?? name.length];
  const was = name.slice(start, end);
  // The joint inside of the action, else the one before it, else the one behind.
  const at = action[1] - action[0] > 1 ? action[0] : action[0] > 0 ? action[0] - 1 : 0;
  const beside = name.slice(spans[at]?.[1], spans[at + 1]?.[0]);
  const joint = /^[_ -]?$/.test(beside) ? beside : '_';
  const cased = instead.map((word, i) => {
    if (was.length > 1 && was === was.toUpperCase()) return word.toUpperCase();
    return /^\p{Lu}/u.test(was) || (i > 0 && joint === '') ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
  const to = name.slice(0, start) + cased.join(joint) + name.slice(end);
  return to === name ? undefined : to;
}
/** Where each word stands in the name. */
function spansOf(name: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const low = name.toLowerCase();
  let from = 0;
  return words.map((word) => {
    const start = low.indexOf(word, from);
    from = start + word.length;
    return [start, from] as const;
  });
}
/** Its words with the action on the other side; undefined where a word such as `to` ties them together. */
export function reordered(
  read: EventWords,
  order: WordOrder,
  english: English,
  tense: Tense | undefined,
): readonly string[] | undefined {
  const { action, words } = read;
  if (!action) return undefined;
  const things = [...words.slice(0, action[0]), ...words.slice(action[1])];
  if (things.some((word) => ties.has(word) || times.has(word))) return undefined;
  const verb = tense ? actionIn(read, english, tense) : words.slice(...action);
  return order === 'object first' ? [...things, ...verb] : [...verb, ...things];
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
function tell(
  { last, first }: { readonly last: string; readonly first: string },
  ends: 'yes' | 'no',
  english: English,
  order: WordOrder | undefined,
): WordOrder | undefined {
  if (isPast(last, english)) return order === 'action first' && isAction(first, english) ? undefined : 'object first';
  if (isPast(first, english)) return 'action first';
  if (ends === 'no') return deeds.has(first) ? 'action first' : undefined;
  return isAction(first, english) ? undefined : 'object first';
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
const atStart = (all: readonly string[]): readonly [number, number] => [0, hasParticleAt1(all) ? 2 : 1];
/** `log in user`, but `open in new tab`: before a thing, `in` is a particle of few verbs. */
const hasParticleAt1 = ([verb = '', next = '', ...rest]: readonly string[]): boolean =>
  particles.has(next) && (!rest.length || (next !== 'in' && next !== 'on') || phrasal.has(verb));

const particles = wordSet('up in out off on down away back');
const phrasal = wordSet('log logged sign signed check checked opt opted zoom zoomed turn turned clock clocked');
const ties = wordSet('in on to from into onto of by for with as at and or than via');
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
/** Deeds that are things after a verb: `schedule_visit`, `Open Grid View`. */
const thinglike = wordSet('view visit move fix exit try show use');
/** Things more often than deeds, where they end a name: `footer_link`, `conversion_rate`. */
const oftenThings = wordSet(
  'link log process type rate track block place display press trigger watch schedule answer report preview request review search show',
);
const times = wordSet('after before on when while until since during');
const compounds: ReadonlyMap<string, readonly string[]> = new Map([['logout', ['log', 'out']]]);
/** After these, a word that may be a thing is one: `first_visit`. */
const describing = wordSet('first second third last next previous new final daily weekly monthly total unique free');
const outcomes = wordSet('success successful unsuccessful failure error attempt result visible available');
