// Verbs that mean different deeds with different things: where the thing does not tell, it is asked.

import type { English } from '../../base/lexicon/english.ts';
import { wordSet } from '../../base/lexicon/word-set.ts';
import { ditransitive, nounLike } from '../lexicon/verbs.ts';
import { isState, kindNouns, wishes } from '../lexicon/words.ts';
import { isSystem, type NameSetting } from './names.ts';

const receivable =
  wordSet(`refund notification email reminder message alert badge reward code discount confirmation receipt answer response reply
  result invitation invite payout coupon gift certificate feedback bonus point cashback offer quote recommendation suggestion credit digest
  newsletter update support help`);
const measured =
  wordSet(`weight intake mood sleep calorie step habit symptom water meal workout period pressure expense time mileage hour
  exercise medication dose sugar glucose temperature`);

/** Verbs that begin the title of a page as often as an action: "Login page", "Sort order". */
const alsoNoun =
  /^(audit|sort|book|login|log in|signup|sign up|sign in|checkout|check out|upload|download|import|export|transfer|update|build|push|open)$/;
const partOfScreen =
  /^(page|form|button|screen|histor|log|list|panel|board|table|bar|menu|section|card|view|dashboard|catalog|center|centre|system|module|widget|flow|workflow|process|manager|tool|feature|service|queue|template|option|overview|limit|level|status|order|alert|setting|result|notification|point|code|rule|type|tag|filter|question|book|map|tracker|feed)(s|y|ies)?$/;

/** `high-risk`, `best-matched`: a degree, before what may be the name. */
const degree =
  /^(high|low|best|well|fully?|newly|multi|long|short|hard|easy|fast|slow|top|pre|post|non|over|under)-[a-z]/;

/** In words, what is not clear; undefined when the reading is sure. */
export function ambiguity(s: NameSetting): string | undefined {
  if (s.act.passive || !s.head) return undefined;
  const thing = s.object.join(' ');
  const last = s.act.object.at(-1)?.low ?? '';
  const single = nounLike.has(s.lemma) && last !== '' && s.english.singular(last) === last;
  if (s.act.bare && (single || ((nounLike.has(s.lemma) || alsoNoun.test(s.lemma)) && partOfScreen.test(last))))
    return `"${s.act.written} ${thing}" may be a thing, and no deed`;
  if (s.guessed) return `"${s.lemma}" has no object; "${thing}" was taken from behind a preposition`;
  const [first, ...rest] = s.act.object.filter((token) => !token.label);
  const kind =
    first &&
    rest.length > 0 &&
    !kindNouns.has(first.low) &&
    !isState(first.low) &&
    s.object.includes(first.low.split('-')[0] ?? '');
  if (kind && (s.english.canBeAdjective(first.low) || /.ed$/.test(first.low) || degree.test(first.low)))
    return `"${first.low}" may be part of the name, or only describe the thing`;
  const plural = s.act.object.slice(0, -1).find((token) => manyOf(token.low, s.english));
  if (plural && (ditransitive.has(s.lemma) || !s.act.known)) return `"${plural.low}" may be where the name ends`;
  if (wishes.has(s.lemma)) return `"${s.lemma} ${thing}" may be a goal, which belongs under success, and no deed`;
  if (isSystem(s.object) && /^(alert|notify|inform|tell|remind|warn|ask|help)$/.test(s.lemma))
    return `"${thing}" is told something, and nobody does anything with it`;
  if (s.act.group.length > 1 && !s.act.object.length)
    return `"${s.act.group.join(' and ')}" share a thing that stands behind a preposition`;
  if (s.lemma === 'get' && !receivable.has(s.head) && !s.act.subject.length)
    return `"get ${thing}" may be received or looked at`;
  if (
    s.lemma === 'list' &&
    manyOf(s.act.object.at(-1)?.low ?? '', s.english) &&
    !s.act.tails.some((tail) => tail.preposition === 'for')
  )
    return `"list ${thing}" may offer it or look at all of them`;
  if (s.lemma === 'track' && !measured.has(s.head)) return `"track ${thing}" may be written down or looked at`;
  if (s.lemma === 'use' && s.act.tails.some((tail) => tail.preposition === 'as'))
    return `"use ${thing}" says how, not what is done`;
  return undefined;
}

/** Plural, and no noun that looks so: `sales history`, `goods`. */
const manyOf = (word: string, english: English): boolean =>
  /^[a-z]+s$/.test(word) &&
  english.singular(word) !== word &&
  !/'|^(sales|goods|sports|games|news|savings|earnings|operations|communications|systems|rewards|points|results|terms|notes|jobs|tickets|contacts|points|gains|arts)$/.test(
    word,
  );
