// How a plan writes names, learned from those it has: case, order, tense, spelling, words of its own.

import type { English } from '../base/lexicon/english.ts';
import { type NameForm, readForm, toForm } from '../base/name-form.ts';
import { wordsOf } from '../base/naming.ts';
import { formCountsOf } from '../plan/convention.ts';
import { orderIn } from '../plan/event-words.ts';
import type { Plan } from '../plan/plan.ts';
import type { ReadEvent } from './grammar/reading.ts';
import { synonyms } from './same-name.ts';

export interface Manner {
  readonly eventCase: NameForm;
  readonly propertyCase: NameForm;
  readonly order: 'object first' | 'action first';
  readonly tense: 'past' | 'present';
  /** What this plan writes for a word of ours: `clicked` -> `tapped`, `cancelled` -> `canceled`. */
  readonly words: ReadonlyMap<string, string>;
}

export const ourManner: Manner = {
  eventCase: 'snake_case',
  propertyCase: 'snake_case',
  order: 'object first',
  tense: 'past',
  words: new Map(),
};

/** What trackwright.yml settles of it, as written. */
export interface SettledManner {
  readonly event_case?: string;
  readonly property_case?: string;
  readonly event_structure?: string;
  readonly tense?: 'past' | 'present';
}
/** A manner, but for what is settled. */
export const settled = (manner: Manner, by: SettledManner): Manner => ({
  ...manner,
  eventCase: readForm(by.event_case) ?? manner.eventCase,
  propertyCase: readForm(by.property_case) ?? manner.propertyCase,
  order: orderIn(by.event_structure) ?? manner.order,
  tense: by.tense ?? manner.tense,
});

/** Learned from the names of more than one word; where they do not agree, our own manner stands. */
export function learnManner(plan: Plan, english: English): Manner {
  const names = plan.events.map((event) => event.name);
  const telling = names.map((name) => wordsOf(name)).filter((parts) => parts.length > 1);
  const properties = [...plan.properties, ...plan.events.flatMap((event) => event.properties)].map(
    (property) => property.name,
  );
  const first = telling.filter((parts) => isDeed(parts[0], english) && !isDeed(parts.at(-1), english)).length;
  const last = telling.filter((parts) => isDeed(parts.at(-1), english)).length;
  const order = first > last ? 'action first' : 'object first';
  const deeds = telling
    .map((parts) => (order === 'action first' ? parts[0] : parts.at(-1)) ?? '')
    .filter((word) => isDeed(word, english));
  const past = deeds.filter((word) => english.isPast(word)).length;
  return {
    eventCase: commonForm(names) ?? ourManner.eventCase,
    propertyCase: commonForm(properties) ?? ourManner.propertyCase,
    order,
    tense: deeds.length > 0 && past * 2 < deeds.length ? 'present' : 'past',
    words: ownVocabulary(new Set(telling.flat())),
  };
}

const isDeed = (word: string | undefined, english: English): boolean =>
  word !== undefined && (english.isPast(word) || english.canBeVerb(word));

/** What the plan agrees on; of a plan that is too small to, or does not, the form of three names in five. */
function commonForm(names: readonly string[]): NameForm | undefined {
  const counts = formCountsOf(names);
  const [most, ...others] = counts.counts();
  const all = others.reduce((sum, { count }) => sum + count, most?.count ?? 0);
  return counts.inferred(undefined)?.value ?? (most && most.count * 5 >= all * 3 ? most.form : undefined);
}

function ownVocabulary(used: ReadonlySet<string>): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  for (const group of synonyms) {
    const theirs = group.filter((word) => used.has(word));
    const [only] = theirs;
    if (theirs.length === 1 && only) for (const word of group) if (word !== only) own.set(word, only);
  }
  const ized = [...used].some((word) => /[a-z]{3}iz(e|ed|ation)$/.test(word));
  if (!ized && [...used].some((word) => /[a-z]{3}is(ed|ation)$/.test(word))) own.set('ize', 'ise');
  return own;
}

/** The name of an event as the plan would write it. */
export function eventName(event: ReadEvent, manner: Manner, english: English): string {
  const action = event.action.split(' ').map((word) => manner.words.get(word) ?? word);
  const said = manner.tense === 'present' ? action.map((word) => english.lemma(word)) : action;
  const thing = [event.container ?? '', event.object, event.noun && event.stage ? event.noun : ''].join(' ');
  const parts = manner.order === 'action first' ? `${said.join(' ')} ${thing}` : `${thing} ${said.join(' ')}`;
  return toForm(manner.words.has('ize') ? parts.replace(/iz(e|ed|ing|ation)\b/g, 'is$1') : parts, manner.eventCase);
}

export const propertyName = (name: string, manner: Manner): string =>
  manner.propertyCase === 'snake_case' ? name : toForm(name, manner.propertyCase);
