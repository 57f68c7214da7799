// Finding the verb of a clause: imperative, after its subject, or passive.

import type { English } from '../../base/lexicon/english.ts';
import { happenings, nounLike, verbs } from '../lexicon/verbs.ts';
import {
  articles,
  assistants,
  connectives,
  isAdverb,
  isArticle,
  objectPronouns,
  prepositions,
  pronouns,
  subordinators,
  systems,
  vague,
  wishes,
} from '../lexicon/words.ts';
import { isPerson } from './noun.ts';
import { given, happening, passive } from './passive.ts';
import type { WordToken } from './tokens.ts';
import { closed, type FoundVerb, formOf, isPlural, type VerbAt, verbAt } from './verb-at.ts';

/** `infinitive`: the first word is the verb, as in "I want to …". */
export function findVerb(
  tokens: readonly WordToken[],
  from: number,
  english: English,
  infinitive = false,
): FoundVerb | undefined {
  const start = skipArticles(tokens, from);
  if (infinitive && start === from) {
    const offered = given(tokens, from, english);
    if (offered) return offered;
    const verb = verbAt(tokens, from, english);
    if (verb?.form === 'base') return { ...verb, subject: [], passive: false, known: true };
    const strange = verb ? undefined : unknown(tokens, from, english, true);
    if (strange) return strange;
  }
  return (
    passive(tokens, start, english) ??
    happening(tokens, start, english) ??
    leading(tokens, from, english) ??
    afterSubject(tokens, start, english) ??
    unknown(tokens, from, english)
  );
}

const skipArticles = (tokens: readonly WordToken[], from: number): number => {
  let at = from;
  while (isArticle(tokens[at]?.low ?? '')) at++;
  return at;
};

/** The phrase starts with its verb. */
function leading(tokens: readonly WordToken[], from: number, english: English): FoundVerb | undefined {
  const verb = verbAt(tokens, from, english);
  if (!verb) return undefined;
  const next = tokens[verb.end];
  const first = tokens[from] as WordToken;
  const plain = { ...verb, subject: [], passive: false, known: true };
  if (verb.form === 'base') {
    const second = verbAt(tokens, from + 1, english);
    const isSubject =
      second?.form === 'third' && (isPerson([first], english) || systems.has(first.low)) && verb.end === from + 1;
    return isSubject ? undefined : plain;
  }
  if (!next) return undefined;
  const takes =
    isArticle(next.low) || next.label || (prepositions.has(next.low) && next.low !== 'of') || pronouns.has(next.low);
  if (verb.form === 'gerund' && next.low === 'that') return undefined;
  if (verb.form === 'gerund') return takes || english.singular(next.low) !== next.low ? plain : undefined;
  return takes ? plain : undefined;
}

/** `students submit`, `agent replies`, `customer placed an`: the verb agrees with the noun before it. */
function afterSubject(tokens: readonly WordToken[], from: number, english: English): FoundVerb | undefined {
  for (let i = from + 1; i < Math.min(tokens.length, from + 5); i++) {
    const word = tokens[i]?.low ?? '';
    const before = lastNoun(tokens, i - 1);
    if (prepositions.has(word) || subordinators.has(word) || word === ',') return undefined;
    if (connectives.has(word) || isArticle(before.low) || /'s?$/.test(before.low) || isAdverb(word)) continue;
    const verb = verbAt(tokens, i, english) ?? strange(tokens, i, english);
    if (!verb) continue;
    const plural = isPlural(before.low, english);
    const subject = tokens.slice(from, i);
    const acts = isPerson([before], english) || systems.has(before.low) || assistants.has(before.low);
    const agrees =
      verb.form === 'base'
        ? plural ||
          /^(i|we|they|you|ai)$/.test(before.low) ||
          (acts && english.past(verb.verb.lemma) === verb.written && isArticle(tokens[verb.end]?.low ?? ''))
        : verb.form === 'third'
          ? !plural
          : verb.form === 'past' && acts;
    if (!agrees) continue;
    const next = tokens[verb.end];
    if (!acts && !next && !happenings.has(verb.verb.lemma)) continue;
    if (!acts && verb.form === 'base' && nounLike.has(verb.verb.lemma) && next && !isArticle(next.low)) continue;
    const known =
      verbs.has(verb.verb.lemma) || verbs.has(verb.verb.lemma.split(' ')[0] ?? '') || verb.verb.lemma.includes('-');
    return { ...verb, subject, passive: false, known };
  }
  return undefined;
}

/** The word before, adverbs passed over: `system (automatically) locks`. */
function lastNoun(tokens: readonly WordToken[], at: number): WordToken {
  let i = at;
  while (i > 0 && isAdverb(tokens[i]?.low ?? '')) i--;
  return tokens[i] as WordToken;
}

/** A verb outside the table behind a person, when a noun phrase follows: `landlords vet applicants`. */
function strange(tokens: readonly WordToken[], at: number, english: English): VerbAt | undefined {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || !next || token.label || closed(token.low) || !/^[a-z-]{3,}$/.test(token.low)) return undefined;
  if (!isPerson([lastNoun(tokens, at - 1)], english) || vague.has(english.lemma(token.low))) return undefined;
  const lemma = english.lemma(token.low);
  const thing = next.label || isArticle(next.low) || (!closed(next.low) && english.singular(next.low) !== next.low);
  if (!thing || !english.canBeVerb(lemma)) return undefined;
  return { verb: { lemma, class: 'plain' }, written: token.low, form: formOf(token.low, lemma), end: at + 1 };
}

/** A verb outside the table: before an article, or before a plural where nothing else could be meant. */
function unknown(
  tokens: readonly WordToken[],
  from: number,
  english: English,
  infinitive = false,
): FoundVerb | undefined {
  const [first, next] = [tokens[from], tokens[from + 1]];
  if (!first || !next || first.label) return undefined;
  const word = first.low;
  if (wishes.has(word) || vague.has(word)) return undefined;
  if (isArticle(word) || closed(word) || !/^[a-z-]{3,}$/.test(word) || /([^s]s|ing|ed)$/.test(word)) return undefined;
  const found = (known: boolean): FoundVerb => ({
    verb: { lemma: word, class: 'plain' },
    written: word,
    form: 'base',
    end: from + 1,
    subject: [],
    passive: false,
    known,
  });
  if ((isArticle(next.low) || objectPronouns.has(next.low)) && !articles.has(word))
    return found(english.canBeVerb(word));
  if (infinitive && english.canBeVerb(word) && !closed(next.low)) return found(true);
  const [also, then] = [tokens[from + 2], tokens[from + 3]];
  const paired = connectives.has(next.low) && also && then && isArticle(then.low) && !closed(also.low);
  if (paired && english.canBeVerb(word) && english.canBeVerb(also.low)) return found(true);
  return english.canBeVerb(word) && /s$/.test(next.low) ? found(false) : undefined;
}
