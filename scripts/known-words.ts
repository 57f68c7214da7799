// The table of known words: what the language library answers for common words in each of their forms.
import { type English, english, type Library, type WordQuestion } from '../server/base/lexicon/english.ts';
import { changeOf } from '../server/base/lexicon/known-words.ts';
import { library } from '../server/base/lexicon/library.ts';
import { synonyms } from '../server/base/lexicon/synonyms.ts';
import { isAction } from '../server/plan/event-words.ts';

/** The module of the table. `bases`: words in their first form; `stamp` says what the table is made of. */
export function knownWordsModule(bases: readonly string[], stamp: string): string {
  const answer = library();
  const answers = new Map<WordQuestion, Map<string, string>>();
  const recorded: Library = (question, word) => {
    const found = answer(question, word);
    const of = answers.get(question) ?? new Map<string, string>();
    answers.set(question, of.set(word, found));
    return found;
  };
  const words = english(answer);
  const asked = english(recorded);
  const first = synonyms.flat().flatMap((phrase) => phrase.split(' '));
  for (const form of [...first, ...bases.flatMap((base) => formsOf(base, words))]) {
    // What rules ask: no past form ends in another letter, no plural in another way.
    if (/[degkmnts]$/.test(form) || isAction(form, words)) asked.past(asked.lemma(form));
    if (/(s|en|ple|eet|eeth|ice|ia)$/.test(form)) asked.singular(form);
  }
  const rows = [...answers].sort().flatMap(([question, of]) => {
    const changes = new Map<string, string[]>();
    for (const [word, found] of [...of].sort()) {
      const change = changeOf(word, found);
      changes.set(change, [...(changes.get(change) ?? []), word]);
    }
    return [...changes].sort().map(([change, all]) => [question, change, ...all].join(' '));
  });
  return `// Written by \`npm run gen\` from scripts/common-words.txt: question, change, the words that change so.
// ${stamp}

export const wordTable = \`${rows.join('\n')}\`;
`;
}

function formsOf(base: string, words: English): readonly string[] {
  const stem = base.replace(/e$/, '');
  const isVerb = (words.canBeVerb(base) || isAction(base, words)) && words.lemma(base) === base;
  const verb = isVerb ? [words.past(base), thirdOf(base), `${stem}ing`] : [];
  return [...new Set([base, words.plural(base), ...verb])];
}
const thirdOf = (verb: string): string =>
  /(ch|sh|x|ss|z|o)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
