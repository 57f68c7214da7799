// Verbs that mean different deeds with different things: where the thing does not tell, it is asked.
import type { Setting } from './names.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const receivable =
  set(`refund notification email reminder message alert badge reward code discount confirmation receipt answer response reply
  result invitation invite payout coupon gift certificate feedback bonus point cashback offer quote recommendation suggestion credit digest
  newsletter update support help`);
const measured =
  set(`weight intake mood sleep calorie step habit symptom water meal workout period pressure expense time mileage hour
  exercise medication dose sugar glucose temperature`);

/** In words, what is not clear; undefined when the reading is sure. */
export function ambiguity(s: Setting): string | undefined {
  if (s.act.passive || !s.head) return undefined;
  const thing = s.object.join(' ');
  if (s.guessed) return `"${s.lemma}" has no object; "${thing}" was taken from behind a preposition`;
  if (s.lemma === 'get' && !receivable.has(s.head) && !s.act.subject.length)
    return `"get ${thing}" may be received or looked at`;
  const plural = s.english.singular(s.act.object.at(-1)?.low ?? '') !== s.act.object.at(-1)?.low;
  if (s.lemma === 'list' && plural && !s.act.tails.some((tail) => tail.preposition === 'for'))
    return `"list ${thing}" may offer it or look at all of them`;
  if (s.lemma === 'track' && !measured.has(s.head)) return `"track ${thing}" may be written down or looked at`;
  if (s.lemma === 'use' && s.act.tails.some((tail) => tail.preposition === 'as'))
    return `"use ${thing}" says how, not what is done`;
  return undefined;
}
