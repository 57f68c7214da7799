// When two names say the same: case and separator, word order, forms of a word, synonyms.

import type { English } from '../base/lexicon/english.ts';
import { synonyms } from '../base/lexicon/synonyms.ts';
import { wordsOf } from '../base/naming.ts';

export { synonyms };

/** Equal for names that mean the same: `Quiz Generation Started`, `startedQuizGeneration`, `quizzes_generation_start`. */
export function nearKey(name: string, english: English): string {
  const canonical = new Map(
    synonyms.flatMap(([first = '', ...others]) =>
      others.map((other) => [english.lemma(other), english.lemma(first)] as const),
    ),
  );
  const lemmas = wordsOf(name).map((word) => {
    const lemma = english.lemma(english.singular(word)).replace(/is(e|ing|ation)?$/, 'iz$1');
    return canonical.get(lemma) ?? lemma;
  });
  return lemmas.sort().join(' ');
}
