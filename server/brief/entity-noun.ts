// What kind of thing a noun is: does it have an id, is it a person, a part of the screen, personal data.

import type { English } from '../base/lexicon/english.ts';
import { wordSet } from '../base/lexicon/word-set.ts';
import { persons } from './grammar/words.ts';

export interface EntityNoun {
  /** `quiz`, `bank account`: words of what the id is of, singular. */
  readonly words: readonly string[];
  /** Has an id of its own, `quiz_id`. */
  readonly counted: boolean;
  /** Has no plural: `support`, `weight`. */
  readonly mass: boolean;
  /** A person: an id, but no entity of its own. */
  readonly person: boolean;
  /** Class of personal data, when the thing is such. */
  readonly pii?: 'contact' | 'health' | 'financial' | 'location' | 'identifier';
}

/** Parts of the screen, and things that are not kept: no id. */
const screens =
  wordSet(`button banner page screen tab menu link icon modal dialog popup up bar field form-field feed chart filter list checkbox dropdown widget
  panel sidebar header footer tooltip carousel toggle mode theme home dashboard map result cookie view window keyboard cursor setting
  language balance status role name price quantity password identity location time date range color size currency preference intake level
  generation deletion checkout signup login logout onboarding setup deployment export import upload download sync self score total database
  screenshot guidebook score overview category catalog filter calculation`);
/** No plural, and no id. */
const massNouns =
  wordSet(`usage progress eligibility access money cash homework feedback information data content support help weight water sleep mood text code
  history stock spending performance inventory availability pricing privacy security consent music medication knowledge news weather media
  health traffic energy rest credit settings details analytics statistics activity equipment staff research`);
/** Properties of what stands before them: the status of an order has the order's id. */
const attributes =
  wordSet(`status history details role name price quantity stock balance list settings profile picture image cover title rating ratings
  reviews preferences level count total type state address availability permission permissions limit budget-line information page reset
  progress summary-view terms schedule location results viewers followers`);
const contact = /\b(email|e-mail|phone|telephone|mobile number|address|contact details|postal)\b/;
const health =
  /\b(symptom|medication|prescription|diagnosis|weight|blood|heart rate|mood|period|pregnancy|allergy|medical|health|vital sign|lab result|therapy|glucose|treatment)\b/;
const financial = /\b(iban|salary|income|bank statement|tax return|card number)\b/;
const location = /\b(gps|geolocation|current location|home address)\b/;

/** Parts of the screen that people make and keep: their deeds are about these, not about what they show. */
const kept = /^(list|page|board|dashboard|chart|widget|form|map|category|catalog|filter|view|calculation|link|feed)$/;
const keeping =
  /^(created|deleted|renamed|duplicated|archived|unarchived|shared|published|unpublished|restored|cloned|saved|edited)$/;

/** `object`: the words of the event's name; `action`: what was done to it, past. */
export function thingOf(object: string, english: English, action = ''): EntityNoun {
  const all = object.split(' ').filter((word) => word !== '');
  const last = all.at(-1) ?? '';
  const own = keeping.test(action) && kept.test(english.singular(last));
  const words = attributes.has(last) && all.length > 1 && !own ? all.slice(0, -1) : all;
  const head = words.at(-1) ?? '';
  const one = english.singular(head);
  const singular = [...words.slice(0, -1), one];
  const pii = piiOf(object);
  const mass = (massNouns.has(head) || massNouns.has(one)) && !(head === 'code' && words.length > 1);
  const counted =
    pii !== 'contact' &&
    head !== '' &&
    (own || !(screens.has(head) || screens.has(one))) &&
    !mass &&
    /^[\p{L}\p{N}]+$/u.test(head);
  return { words: singular, counted, mass, person: persons.has(one), ...(pii ? { pii } : {}) };
}

function piiOf(object: string): EntityNoun['pii'] {
  if (contact.test(object)) return 'contact';
  if (health.test(object)) return 'health';
  if (financial.test(object)) return 'financial';
  return location.test(object) ? 'location' : undefined;
}
