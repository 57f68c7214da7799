// What the object of an event is: its row in the table, what its id is of, whether it is personal.

import type { English } from '../../base/lexicon/english.ts';
import { wordSet } from '../../base/lexicon/word-set.ts';
import { findObject, type TradeWeights } from './lookup.ts';
import { hasId, type ObjectEntry, type ObjectKind } from './object.ts';
import { persons } from './words.ts';

export interface EntityNoun {
  /** `quiz`, `bank account`: words of what the id is of, singular. */
  readonly words: readonly string[];
  /** What kind of thing; `record` for a noun that the table does not have. */
  readonly kind: ObjectKind;
  /** Its row; absent for a noun that the table does not have. */
  readonly entry?: ObjectEntry;
  /** The noun is all of it: a `board column`, and no `translation column`. */
  readonly whole: boolean;
  /** What of it the deed is about, when the last word is only a quality: the price of a listing. */
  readonly quality?: string;
  /** Has an id of its own, `quiz_id`. */
  readonly counted: boolean;
  /** Has no plural: `support`, `weight`. */
  readonly mass: boolean;
  /** A person: an id, but no entity of its own. */
  readonly person: boolean;
  /** Class of personal data, when the thing is such. */
  readonly pii?: 'contact' | 'health' | 'financial' | 'location' | 'identifier';
}

/** Qualities of what stands before them: the status of an order has the order's id. */
const qualities =
  wordSet(`status detail details role name price quantity stock balance setting settings profile cover title
  preference preferences level count total type state address availability permission permissions limit information page reset progress
  terms schedule location description priority stage visibility plan tier date`);
/** Many things in one look: the history of orders is of no single order. */
const lookedOver = wordSet(
  'history list overview log results result viewers followers reviews ratings feed summary-view',
);
/** They have an id, or one for each entry, and no plural. */
const uncountable =
  wordSet(`weight water sleep mood pain food homework medication cash money stock leave luggage baggage rent feedback content staff
  equipment inventory freight cargo attendance interest security coverage support merchandise loot`);
const contact = /\b(email|e-mail|phone|telephone|mobile number|address|contact details|postal)\b/;
const health =
  /\b(symptom|medication|prescription|diagnosis|weight|blood|heart rate|mood|period|pregnancy|allergy|medical|health|vital sign|lab result|therapy|glucose|treatment)\b/;
const financial = /\b(iban|salary|income|bank statement|tax return|card number)\b/;
const location = /\b(gps|geolocation|current location|home address)\b/;

/** What is done to a part of the screen that people make and keep; otherwise a deed is about what the part shows. */
const keeping =
  /^(created|deleted|renamed|duplicated|archived|unarchived|shared|published|unpublished|restored|cloned|saved|edited)$/;

/** `object`: the words of the event's name; `action`: what was done to it, past. */
export function thingOf(object: string, english: English, action = '', weights?: TradeWeights): EntityNoun {
  const all = object.split(' ').filter((word) => word !== '');
  const last = all.at(-1) ?? '';
  const whole = findObject(all, english, weights, action);
  const own = whole?.entry.kind === 'part' && keeping.test(action);
  // A stock level is a level of the stock, a settings page is no page of settings.
  const stands = whole?.noun.includes(' ') && whole.entry.kind !== 'price' && whole.entry.kind !== 'setting';
  const ofAnother = qualities.has(last) && all.length > 1 && !own && !stands;
  const due = ofAnother && last === 'date' && all.at(-2) === 'due' && all.length > 2;
  const words = ofAnother ? all.slice(0, due ? -2 : -1) : all;
  const found = ofAnother ? findObject(words, english, weights, action) : whole;
  const head = words.at(-1) ?? '';
  const person = persons.has(english.singular(head)) && found?.entry.kind !== 'device';
  const kind = person ? 'person' : (found?.entry.kind ?? 'record');
  const isMessage = found?.entry.kind === 'message' && (found.noun.includes(' ') || mailed.test(action));
  const pii = isMessage ? undefined : piiOf(object);
  const counted =
    pii !== 'contact' &&
    head !== '' &&
    /^[\p{L}\p{N}]+$/u.test(head) &&
    !(lookedOver.has(last) && !own && !found?.noun.includes(' ')) &&
    (own || hasId(kind));
  return {
    words: found?.entry.idOf && !person ? [...found.before, ...found.entry.idOf.split(' ')] : singular(words, english),
    kind,
    ...(found && found.entry.kind === kind ? { entry: found.entry } : {}),
    whole: found !== undefined && found.before.length === 0,
    ...(ofAnother ? { quality: due ? 'due_on' : english.singular(last) } : {}),
    counted,
    mass: kind === 'mass' || uncountable.has(head),
    person,
    ...(pii ? { pii } : {}),
  };
}

const singular = (words: readonly string[], english: English): readonly string[] =>
  words.map((word, index) => (index === words.length - 1 ? english.singular(word) : word));

/** An email that is sent is a message; one that is entered is an address. */
const mailed = /^(sent|resent|received|opened|replied|forwarded|drafted|read|scheduled)$/;

function piiOf(object: string): EntityNoun['pii'] {
  if (contact.test(object)) return 'contact';
  if (health.test(object)) return 'health';
  if (financial.test(object)) return 'financial';
  return location.test(object) ? 'location' : undefined;
}
