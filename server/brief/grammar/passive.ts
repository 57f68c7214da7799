// Sentences whose subject is the thing: passives, and what happens by itself.
import type { English } from '../../base/lexicon/english.ts';
import { ditransitive, happenings, nounLike, verbs } from '../lexicon/verbs.ts';
import { being, connectives, isAdverb, prepositions, subordinators, systems } from '../lexicon/words.ts';
import { isPerson } from './noun.ts';
import type { WordToken } from './tokens.ts';
import { closed, type FoundVerb, isPlural, verbAt } from './verb-at.ts';

/** `order is shipped`, `claims over $10,000 are escalated`, `users get recommended shows`. */
export function passive(tokens: readonly WordToken[], from: number, english: English): FoundVerb | undefined {
  let head = 0;
  for (let i = from + 1; i < Math.min(tokens.length, from + 9); i++) {
    const word = tokens[i]?.low ?? '';
    if (subordinators.has(word) || word === ',') return undefined;
    if (prepositions.has(word) && word !== 'of') head ||= i;
    if (!head && i > from + 5) return undefined;
    if (!being.has(word)) continue;
    if (i > from + 1 && isOrder(tokens, from, english)) return undefined;
    if (head && !/^(is|are|was|were|gets?)$/.test(word)) return undefined;
    let at = i + 1;
    while (being.has(tokens[at]?.low ?? '') || (isAdverb(tokens[at]?.low ?? '') && tokens[at + 1])) at++;
    const verb = verbAt(tokens, at, english);
    const word2 = tokens[at]?.low ?? '';
    if (
      verb &&
      (verb.form === 'past' || english.past(verb.verb.lemma) === word2) &&
      !(verb.form === 'base' && /^g[eo]t/.test(word))
    ) {
      return { ...verb, subject: tokens.slice(from, head || i), passive: true, known: true };
    }
    if (!verb && /ed$/.test(word2) && english.isPast(word2) && !feelings.test(word2)) {
      const lemma = english.lemma(word2);
      return {
        verb: { lemma, class: 'plain' },
        written: word2,
        form: 'past',
        end: at + 1,
        subject: tokens.slice(from, head || i),
        passive: true,
        known: english.canBeVerb(lemma),
      };
    }
    return undefined;
  }
  return undefined;
}

/** `payment fails`, `the trial expires`: a noun and what it does by itself. */
export function happening(tokens: readonly WordToken[], from: number, english: English): FoundVerb | undefined {
  let last =
    tokens.findIndex((token, i) => i > from && (prepositions.has(token.low) || subordinators.has(token.low))) - 1;
  if (last < 0) last = tokens.length - 1;
  while (last > from && isAdverb(tokens[last]?.low ?? '')) last--;
  if (last - from < 1 || last - from > 3) return undefined;
  const verb = verbAt(tokens, last, english);
  if (!verb || !happenings.has(verb.verb.lemma) || verb.form === 'gerund') return undefined;
  const subject = tokens.slice(from, last);
  const head = subject.at(-1) as WordToken;
  if (verb.form === 'base' && !(isPlural(head.low, english) && !verbs.has(tokens[from]?.low ?? ''))) return undefined;
  if (isPerson([head], english) || systems.has(head.low)) return undefined;
  const nouns = subject.every(
    (token) =>
      !prepositions.has(token.low) && !connectives.has(token.low) && token.low !== ',' && !subordinators.has(token.low),
  );
  return nouns ? { ...verb, subject, passive: true, known: true } : undefined;
}

/** "(users want to) be offered a discount": what is given stands behind. */
export function given(tokens: readonly WordToken[], from: number, english: English): FoundVerb | undefined {
  if (tokens[from]?.low !== 'be') return undefined;
  const verb = verbAt(tokens, from + 1, english);
  const next = tokens[verb?.end ?? tokens.length];
  if (verb?.form !== 'past' || !ditransitive.has(verb.verb.lemma) || !next || closed(next.low)) return undefined;
  return { ...verb, subject: [], passive: true, known: true };
}

/** "confirm rules were applied": what follows is what is confirmed. */
function isOrder(tokens: readonly WordToken[], from: number, english: English): boolean {
  const verb = verbAt(tokens, from, english);
  return verb?.form === 'base' && !nounLike.has(verb.verb.lemma) && !alsoNoun.test(verb.verb.lemma);
}

const alsoNoun =
  /^(build|upload|download|import|export|run|release|backup|sync|draft|trial|booking|purchase|deposit|transfer|print|scan|install|send|share|like|follow|view|visit|play|click|reply|invite|answer|start|end|return|refund|update|upgrade|change|edit|swap|drop|match|offer|guest)$/;

/** States of mind and being, no deeds. */
const feelings =
  /^(interested|required|needed|located|supposed|concerned|limited|allowed|based|related|expected|involved|tired|excited|satisfied|worried|entitled|designed|intended|dedicated)$/;
