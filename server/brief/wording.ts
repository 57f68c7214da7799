// The words that descriptions are made of: things and actors in prose, with plural and article.
import type { English } from '../base/lexicon/english.ts';
import type { ReadEvent } from './grammar/reading.ts';
import { thingOf } from './lexicon/entity-noun.ts';
import { resultOf } from './processes.ts';

export interface Wording {
  readonly event: ReadEvent;
  readonly feature: string;
  /** It is the feature's only process: the feature stands for it. */
  readonly alone: boolean;
  /** Who does it: `student`, `user`. */
  readonly actor: string;
  /** Names of properties as this plan writes them. */
  readonly property: (name: string) => string;
  readonly english: English;
}

export interface Terms {
  readonly thing: string;
  readonly things: string;
  readonly Things: string;
  readonly the: string;
  /** What a process works on or brings in: notes, for note uploads. */
  readonly objects: string;
  readonly actor: string;
  readonly actors: string;
}

const acronyms = /\b(ai|api|url|pdf|csv|faq|sms|sso|qr|sku|kyc|cv|crm|gps|sql|json|llm|ui|vat|iban|pin|mfa|pr)(s?)\b/g;
export const prose = (text: string): string =>
  text.replace(acronyms, (_, word: string, many: string) => `${word.toUpperCase()}${many}`);
export const capital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());
export const withArticle = (text: string): string =>
  `${/^(?:[aeio]|u(?!ser|nit|sage|rl)|AI\b|API\b|SMS\b|hour|FAQ)/i.test(text) ? 'an' : 'a'} ${text}`;
export const pluralOf = (text: string, english: English): string =>
  thingOf(text, english).mass ? text : text.replace(/\S+$/, (last) => english.plural(english.singular(last)));

export function termsOf({ event, actor, english }: Wording): Terms {
  const words = event.noun && event.stage ? resultOf(event.object, event.noun) : event.object;
  const one = words.replace(/\S+$/, (last) => english.singular(last));
  const many = pluralOf(words, english);
  return {
    thing: prose(one),
    things: prose(many),
    Things: capital(prose(many)),
    the: `the ${prose(one)}`,
    objects: prose(pluralOf(event.object || event.noun || '', english)),
    actor: prose(actor),
    actors: prose(pluralOf(actor, english)),
  };
}

/** Description and trigger. */
export type WordPair = readonly [string, string];
