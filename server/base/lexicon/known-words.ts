// What the language library answers for common words, so that most names are read without loading it.
import type { Library, WordQuestion } from './english.ts';
import { wordTable } from './word-table.ts';

/** Answers from the table; `load` is called for the first word that is not in it, and never again. */
export function knownFirst(load: () => Library): Library {
  const tables = new Map<WordQuestion, ReadonlyMap<string, string>>();
  let library: Library | undefined;
  return (question, word) => {
    const table = tables.get(question) ?? known(question);
    tables.set(question, table);
    const found = table.get(word);
    if (found !== undefined) return found;
    library ??= load();
    return library(question, word);
  };
}

/** Of one question: word -> answer. */
export function known(question: WordQuestion): ReadonlyMap<string, string> {
  const rows = wordTable.split('\n').map((line) => line.split(' '));
  return new Map(
    rows.flatMap(([asked, change = '', ...words]) =>
      asked === question ? words.map((word) => [word, changed(word, change)] as const) : [],
    ),
  );
}

/** How a word becomes its answer: `=` itself, `-` there is none, `2y` without its last 2 letters and with y. */
export function changeOf(word: string, answer: string): string {
  if (answer === '') return '-';
  if (answer === word) return '=';
  let same = 0;
  while (same < word.length && word[same] === answer[same]) same++;
  return `${word.length - same}${answer.slice(same).replaceAll(' ', '_')}`;
}
function changed(word: string, change: string): string {
  if (change === '-') return '';
  if (change === '=') return word;
  const cut = Number.parseInt(change, 10);
  return `${word.slice(0, word.length - cut)}${change.slice(`${cut}`.length).replaceAll('_', ' ')}`;
}
