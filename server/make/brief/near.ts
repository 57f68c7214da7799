// When two names say the same: case and separator, word order, forms of a word, synonyms.
import { words } from '../../lint/names.ts';
import type { English } from '../../read/english.ts';

/** Words that analysts use for one deed; the first stands for all. */
export const synonyms: readonly (readonly string[])[] = [
  ['clicked', 'tapped', 'pressed'],
  ['viewed', 'shown', 'displayed', 'seen'],
  ['deleted', 'removed', 'erased'],
  ['updated', 'edited', 'changed', 'modified'],
  ['completed', 'finished', 'succeeded'],
  ['started', 'begun', 'initiated'],
  ['failed', 'errored'],
  ['purchased', 'bought'],
  ['played', 'watched', 'listened'],
  ['cancelled', 'canceled'],
  ['selected', 'chosen', 'picked'],
  ['logged in', 'signed in'],
];

/** Equal for names that mean the same: `Quiz Generation Started`, `startedQuizGeneration`, `quizzes_generation_start`. */
export function nearKey(name: string, english: English): string {
  const canonical = new Map(
    synonyms.flatMap(([first = '', ...others]) =>
      others.map((other) => [english.lemma(other), english.lemma(first)] as const),
    ),
  );
  const lemmas = words(name).map((word) => {
    const lemma = english.lemma(english.singular(word)).replace(/is(e|ing|ation)?$/, 'iz$1');
    return canonical.get(lemma) ?? lemma;
  });
  return lemmas.sort().join(' ');
}
