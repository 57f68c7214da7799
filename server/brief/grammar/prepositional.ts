// What follows the object: prepositional tails, and what is passed over up to the next clause.

import type { English } from '../../base/lexicon/english.ts';
import { nounLike } from '../lexicon/verbs.ts';
import { prepositions, vague, wishes } from '../lexicon/words.ts';
import { afterConnective, type opening } from './connect.ts';
import { readObjects } from './objects.ts';
import type { Tail } from './predicate.ts';
import type { WordToken } from './tokens.ts';
import { verbAt } from './verb-at.ts';

interface Prepositionals {
  readonly tails: readonly Tail[];
  readonly end: number;
  readonly perhaps?: number;
}

export function readTails(
  tokens: readonly WordToken[],
  from: number,
  opens: (at: number) => ReturnType<typeof opening>,
  english: English,
): Prepositionals {
  const tails: Tail[] = [];
  let at = from;
  let perhaps: number | undefined;
  while (
    at < tokens.length &&
    prepositions.has(tokens[at]?.low ?? '') &&
    !tokens[at]?.label &&
    !opensPurpose(tokens, at, english)
  ) {
    const inside = readObjects(tokens, at + 1, english, opens);
    const [first, ...others] = inside.phrases.map((phrase) => phrase.words);
    tails.push({ preposition: tokens[at]?.low ?? '', words: first ?? [], others });
    // "see scores for all players and a timer": one or two objects.
    const more = tokens.findIndex(
      (token, i) => i > at && i < inside.end && /^(and)$/.test(token.low) && /^an?$/.test(tokens[i + 1]?.low ?? ''),
    );
    perhaps ??= inside.perhaps ?? (more > 0 ? more + 1 : undefined);
    at = Math.max(inside.end, at + 1);
  }
  return { tails, end: at, ...(perhaps === undefined ? {} : { perhaps }) };
}

/** `to navigate …`, `by entering …`: why and how, no place or person. */
function opensPurpose(tokens: readonly WordToken[], at: number, english: English): boolean {
  const next = tokens[at + 1]?.low ?? '';
  if (tokens[at]?.low === 'to' && (wishes.has(next) || vague.has(next))) return true;
  const verb = verbAt(tokens, at + 1, english);
  if (!verb || nounLike.has(verb.verb.lemma)) return false;
  return verb.form === 'gerund' || (tokens[at]?.low === 'to' && verb.form === 'base');
}

/** Passes over purposes, conditions and relative clauses, up to the next clause. Behind them a clause may belong to either. */
export function skipTo(
  tokens: readonly WordToken[],
  from: number,
  opens: (at: number) => ReturnType<typeof opening>,
): { readonly end: number; readonly doubt?: number } {
  for (let at = from; at < tokens.length; at++) {
    const next = afterConnective(tokens, at);
    const what = next === undefined ? 'noun' : opens(next);
    if (next === undefined || what === 'noun') continue;
    return what === 'clause' && at === from ? { end: next } : { end: tokens.length, doubt: next };
  }
  return { end: tokens.length };
}

export const tokensText = (tokens: readonly WordToken[], from: number): string =>
  tokens
    .slice(from)
    .map((token) => token.text)
    .join(' ')
    .replaceAll(' ,', ',');
