// The words that headers of tracking tables are made of, in the languages that plans are written in; lower case, compared without accents.
import type { Aspect, Subject, TableLanguage } from './languages/language.ts';
import { tableLanguages } from './languages/table-languages.ts';

/** Letters of full width, with accents or of one piece are those without. */
export const withoutAccents = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').normalize('NFC');

const wordsOf = (list: string): readonly string[] => withoutAccents(list).split(/\s+/);
type HeaderWord = keyof TableLanguage['headers'];
const wordsFor = (key: HeaderWord): readonly string[] =>
  tableLanguages.flatMap(({ headers }) => wordsOf(headers[key] ?? '')).filter(Boolean);
/** A word that means two things in two languages means what it does in the first of them. */
const table = <K extends HeaderWord>(keys: readonly K[]): ReadonlyMap<string, K> =>
  new Map(
    tableLanguages
      .toReversed()
      .flatMap(({ headers }) =>
        keys.flatMap((key) => wordsOf(headers[key] ?? '').flatMap((word) => (word ? [[word, key] as const] : []))),
      ),
  );

/** Those words for events that speak of permissions, keys and buttons as often. */
export const actionWords: ReadonlySet<string> = new Set(['action', 'hit', 'hits']);
export const subjects = table<Subject>(['event', 'property', 'trait']);
/** Several in one cell. */
export const plurals: ReadonlySet<string> = new Set(wordsFor('several'));

export const aspects = table<Aspect>([
  'name',
  'type',
  'description',
  'notes',
  'required',
  'optional',
  'example',
  'values',
  'platform',
  'owner',
  'status',
  'trigger',
  'category',
  'pii',
  'unit',
  'format',
  'minimum',
  'maximum',
  'since',
]);
/** Words that say nothing by themselves beside the others. */
export const fillers: ReadonlySet<string> = new Set(wordsFor('filler'));
/** Words that make a value an allowed one. */
export const allowing: ReadonlySet<string> = new Set(wordsFor('allowing'));

const isKnown = (word: string): boolean =>
  subjects.has(word) || aspects.has(word) || fillers.has(word) || allowing.has(word);
const scripts = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]/u;

/**
 * The words that a word is run together of: `Datentyp`, `Eigenschaftsname`, `参数名称`, `イベント名`. The word itself where its
 * parts are not all known. Parts of an alphabet have at least three letters, with nothing or a linking letter between them.
 */
export function partsOfWord(word: string): readonly string[] {
  if (isKnown(word) || word.length > 40) return [word];
  const dense = scripts.test(word);
  const [least, links] = dense ? [1, ['']] : [3, ['', 's', 'n', 'en', 'er']];
  const found: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end++)
    for (let start = 0; start < end && !found[end]; start++) {
      const before = found[start];
      if (!before) continue;
      const link = links.find((one) => {
        const part = word.slice(start, end);
        return (
          part.endsWith(one) && part.length - one.length >= least && isKnown(part.slice(0, part.length - one.length))
        );
      });
      if (link === undefined || (link !== '' && end === word.length)) continue;
      found[end] = [...before, word.slice(start, end - link.length)];
    }
  return found[word.length] ?? [word];
}
