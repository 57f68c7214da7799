// A clause of an action: subject, commands, objects, prepositional tails. Left to right, over the verb table.

import type { English } from '../../base/lexicon/english.ts';
import { ditransitive, objectless } from '../lexicon/verbs.ts';
import {
  connectives,
  isAdverb,
  isArticle,
  isNumeral,
  prepositions,
  pronouns,
  reflexives,
  subordinators,
} from '../lexicon/words.ts';
import { objectOf } from './anaphora.ts';
import { afterConnective, opening } from './connect.ts';
import { isPerson, type NounPhrase, nounPhrase } from './noun.ts';
import { readObjects } from './objects.ts';
import type { Predicate } from './predicate.ts';
import { readTails, skipTo, tokensText } from './prepositional.ts';
import type { WordToken } from './tokens.ts';
import { findVerb } from './verb.ts';
import { type FoundVerb, formOf, hangsOnParticle, phrasal, type VerbAt, verbAt } from './verb-at.ts';

export interface ParsedClause {
  readonly acts: readonly Predicate[];
  /** The object is a clause ("see how it works"): the verb as written. */
  readonly clause?: string;
  /** What was passed over or guessed and may matter, in words. */
  readonly warnings: readonly string[];
}

/** Reads all clauses from the start, where an infinitive stands if a frame said so. `spoken`: what "it" stands for at first. No verb: no acts. */
export function parseClause(
  tokens: readonly WordToken[],
  english: English,
  infinitive = false,
  earlier?: Predicate,
): ParsedClause {
  let parsed: ParsedClause = { acts: [], warnings: [] };
  let subject: readonly WordToken[] = [];
  for (let at = 0, round = 0; at < tokens.length && round < 8; round++) {
    const found = findVerb(tokens, at, english, infinitive && round === 0);
    if (!found) {
      const over = parsed.acts.length ? [`"${tokensText(tokens, at)}" was passed over`] : [];
      return { ...parsed, warnings: [...parsed.warnings, ...over] };
    }
    if (found.subject.length) subject = found.subject;
    const one = readClause(tokens, found, subject, parsed.acts.at(-1) ?? earlier, english, round === 0 && !infinitive);
    const clause = parsed.clause ?? one.clause;
    parsed = {
      acts: [...parsed.acts, ...one.acts],
      warnings: [...parsed.warnings, ...one.warnings],
      ...(clause ? { clause } : {}),
    };
    at = Math.max(one.end, at + 1);
  }
  return parsed;
}

interface Clause extends ParsedClause {
  readonly end: number;
}

function readClause(
  tokens: readonly WordToken[],
  found: FoundVerb,
  subject: readonly WordToken[],
  before: Predicate | undefined,
  english: English,
  first = false,
): Clause {
  const group = verbGroup(tokens, found, english);
  const main = group.at(-1) as FoundVerb;
  const lemma = main.verb.lemma;
  const warnings = found.known ? [] : [`"${lemma}" is not a verb that is known here`];
  const opens = (at: number) => opening(tokens, at, found, english);
  const passed = isAdverb(tokens[main.end]?.low ?? '') || /^(out|about|on|if)$/.test(tokens[main.end]?.low ?? '');
  const after = tokens[passed ? main.end + 1 : main.end]?.low ?? '';
  const from = skipMyself(tokens, main.end);
  const objects = found.passive ? undefined : readObjects(tokens, from, english, opens, ditransitive.has(lemma));
  const phrases = objects?.phrases ?? [passiveObject(tokens, found, main.end, english)];
  const whole = after === 'that' ? thatClause(tokens, main.end, english) : subordinators.has(after);
  if (!found.passive && whole && (after === 'that' || !phrases[0]?.words.length)) {
    return { acts: [], end: tokens.length, clause: found.written, warnings };
  }
  if (/^(is|are|was|were)$/.test(tokens[objects?.end ?? 0]?.low ?? '') && objects)
    return { acts: [], end: tokens.length, clause: found.written, warnings };
  if (objects?.head) warnings.push(`"${objects.head}" may belong to each of the things before it`);
  if (objects?.perhaps !== undefined) warnings.push(`"${tokensText(tokens, objects.perhaps)}" was read as a thing`);
  const left = tokens[objects?.end ?? tokens.length];
  if (left && (objects?.end ?? 0) === tokens.length - 1 && /.ed$/.test(left.low))
    warnings.push(`"${left.text}" was passed over`);
  const tails = readTails(tokens, Math.max(objects?.end ?? 0, phrases[0]?.end ?? 0), opens, english);
  if (tails.perhaps !== undefined) warnings.push(`"${tokensText(tokens, tails.perhaps)}" was passed over`);
  const split = tails.tails.find((tail) => !tail.words.length && hangsOnParticle(lemma, tail.preposition));
  if (!split && tokens.at(-1)?.low === 'off' && tails.tails.at(-1)?.preposition === 'off')
    warnings.push('"off" was passed over');
  const rest = skipTo(tokens, tails.end, opens);
  if (rest.doubt !== undefined) warnings.push(`"${tokensText(tokens, rest.doubt)}" was passed over`);
  const words = phrases.map((phrase) => objectOf(phrase, before, lemma, english));
  const acts = group.flatMap((verb) =>
    words.map(
      (object): Predicate => ({
        verb: split && verb === main ? phrasal(lemma, split.preposition, english) : verb.verb,
        passive: found.passive,
        object: objectless.has(verb.verb.lemma) && verb !== main ? [] : object,
        tails: tails.tails,
        subject: found.passive ? [] : subject,
        group: group.map((each) => each.verb.lemma),
        brands: objects?.brands ?? [],
        known: found.known,
        written: found.written,
        bare: first && group.length === 1 && !found.subject.length && isBare(tokens[main.end]),
      }),
    ),
  );
  return { acts, end: rest.end, warnings };
}

const isBare = (token: WordToken | undefined): boolean =>
  token !== undefined && !token.label && !isArticle(token.low) && !prepositions.has(token.low) && !isNumeral(token.low);

/** "verify that it was counted", "see that users can …": no "that" of a thing. */
function thatClause(tokens: readonly WordToken[], at: number, english: English): boolean {
  const next = tokens[at + 1]?.low ?? '';
  const many = /s$/.test(next) && english.singular(next) !== next;
  return tokens[at]?.low === 'that' && (pronouns.has(next) || isArticle(next) || many);
}

/** "set myself a goal", "show me my orders": who it is for stands before what it is. */
function skipMyself(tokens: readonly WordToken[], at: number): number {
  const next = tokens[at + 1];
  if (!reflexives.has(tokens[at]?.low ?? '') || !next) return at;
  const thing =
    isArticle(next.low) ||
    next.label ||
    !(
      prepositions.has(next.low) ||
      subordinators.has(next.low) ||
      isAdverb(next.low) ||
      next.low === ',' ||
      connectives.has(next.low)
    );
  return thing ? at + 1 : at;
}

/** `create, rename and delete`: verbs before one object. */
function verbGroup(tokens: readonly WordToken[], found: FoundVerb, english: English): readonly FoundVerb[] {
  const group = [found];
  for (
    let next = afterConnective(tokens, found.end);
    next !== undefined;
    next = afterConnective(tokens, group.at(-1)?.end ?? 0)
  ) {
    const more = verbAt(tokens, next, english) ?? beforeArticle(tokens, next, english);
    if (!more || (more.form !== 'base' && more.form !== found.form)) break;
    const clauseOfItsOwn =
      objectless.has(found.verb.lemma) && group.length === 1 && isArticle(tokens[more.end]?.low ?? '');
    if (clauseOfItsOwn) break;
    group.push({ ...more, subject: [], passive: found.passive, known: true });
  }
  return group;
}

/** "spray or weed a plot", "sprays or weeds a plot": a verb outside the table. */
function beforeArticle(tokens: readonly WordToken[], at: number, english: English): VerbAt | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  const lemma = token ? english.lemma(token.low) : '';
  if (!token || !next || !isArticle(next.low) || !english.canBeVerb(lemma)) return undefined;
  return { verb: { lemma, class: 'plain' }, written: token.low, form: formOf(token.low, lemma), end: at + 1 };
}

/** Of a passive the subject is the thing; "users get recommended shows", "parents are sent a report" have it behind the verb. */
function passiveObject(tokens: readonly WordToken[], found: FoundVerb, end: number, english: English): NounPhrase {
  const given = ditransitive.has(found.verb.lemma) && (!found.subject.length || isPerson(found.subject, english));
  const after = found.verb.class === 'ai' || given ? nounPhrase(tokens, found.end, english) : undefined;
  return after?.words.length ? after : { ...nounPhrase(found.subject, 0, english), end };
}
