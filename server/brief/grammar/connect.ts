// What follows "and", "or" and commas: a further noun, or a clause with its own verb.
import type { English } from '../../base/lexicon/english.ts';
import { nounLike, objectless } from '../lexicon/verbs.ts';
import {
  connectives,
  isAdverb,
  isArticle,
  objectPronouns,
  prepositions,
  pronouns,
  subordinators,
} from '../lexicon/words.ts';
import { isPerson } from './noun.ts';
import type { WordToken } from './tokens.ts';
import { findVerb } from './verb.ts';
import { type FoundVerb, verbAt } from './verb-at.ts';

/** The index after ", and then", or undefined when no connective stands at `at`. */
export function afterConnective(tokens: readonly WordToken[], at: number): number | undefined {
  let i = at;
  while (i < tokens.length && isConnective(tokens[i] as WordToken)) i++;
  if (i === at) return undefined;
  while (
    i < tokens.length - 1 &&
    (isAdverb(tokens[i]?.low ?? '') || /^(also|even|just|by|default)$/.test(tokens[i]?.low ?? ''))
  )
    i++;
  return i < tokens.length ? i : undefined;
}

const isConnective = (token: WordToken): boolean => !token.label && (token.low === ',' || connectives.has(token.low));

/** `perhaps`: read as a noun, though it may be a verb; `aside`: a verb that names no event. */
export type ClauseOpening = 'clause' | 'noun' | 'perhaps' | 'aside';

export function opening(tokens: readonly WordToken[], at: number, main: FoundVerb, english: English): ClauseOpening {
  if (tokens[at]?.label || tokens[at - 1]?.low === '/') return 'noun';
  const verb = verbAt(tokens, at, english);
  if (!verb && onlyVerbs.test(tokens[at]?.low ?? '')) return 'aside';
  if (verb && (verb.form === 'base' || verb.form === main.form)) return ofVerb(tokens, at, verb, main);
  if (bareBeforeArticle(tokens, at)) return 'clause';
  const own = findVerb(tokens, at, english);
  if (!own) return 'noun';
  if (!own.subject.length) return own.known && verb === undefined ? 'clause' : 'noun';
  return pronouns.has(own.subject[0]?.low ?? '') || isPerson(own.subject, english) || own.passive ? 'clause' : 'noun';
}

/** "… and page the engineer": no noun stands before an article, so this is a verb. */
function bareBeforeArticle(tokens: readonly WordToken[], at: number): boolean {
  const [word, next] = [tokens[at]?.low ?? '', tokens[at + 1]];
  const open = /^[a-z-]{3,}$/.test(word) && !isArticle(word) && !prepositions.has(word) && !pronouns.has(word);
  return (
    open && !isAdverb(word) && !subordinators.has(word) && next !== undefined && !next.label && isArticle(next.low)
  );
}

const onlyVerbs =
  /^(have|has|be|know|knows|understand|go|goes|do|does|let|lets|ensure|become|remain|continue|stay|keep|avoid|prevent|allow|require|improve)$/;

function ofVerb(
  tokens: readonly WordToken[],
  at: number,
  verb: ReturnType<typeof verbAt> & object,
  main: FoundVerb,
): ClauseOpening {
  const next = tokens[verb.end];
  const phrasal = verb.end - at > 1;
  if (phrasal) return 'clause';
  if (!next) return objectless.has(verb.verb.lemma) || verb.form !== 'base' ? 'clause' : 'noun';
  if (isArticle(next.low) || objectPronouns.has(next.low) || next.label) return 'clause';
  if (verb.form === 'third' && main.form === 'third') return prepositions.has(next.low) ? 'noun' : 'clause';
  if (isConnective(next)) return 'noun';
  if (!nounLike.has(verb.verb.lemma)) return 'clause';
  return prepositions.has(next.low) ? 'noun' : 'perhaps';
}
