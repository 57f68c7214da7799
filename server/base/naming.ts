// Names as words: splitting, and writing them in a case.
import { lazily } from './lazily.ts';

export type NameCase = (typeof caseNames)[number];

/** `itemAdded`, `item_added`, `Item Added`, `HTMLPage2` -> their words, lower case. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}
const capital = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
};

const write: Readonly<Record<NameCase, (words: readonly string[]) => string>> = {
  snake_case: (all) => all.join('_'),
  camelCase: (all) => all.map((word, i) => (i ? capital(word) : word)).join(''),
  PascalCase: (all) => all.map(capital).join(''),
  'kebab-case': (all) => all.join('-'),
  'Title Case': (all) => all.map(capital).join(' '),
  'Sentence case': (all) => all.map((word, i) => (i ? word : capital(word))).join(' '),
  'dot.case': (all) => all.join('.'),
  CONSTANT_CASE: (all) => all.join('_').toUpperCase(),
  'lower case': (all) => all.join(' '),
};
/** The name's words in a case. Placeholders and the like lose what is no letter or digit. */
export const toCase = (name: string, style: NameCase): string =>
  style === 'Title Case' && / /.test(name) && !name.includes('_') ? titled(name) : write[style](wordsOf(name));
/** What is capitalised already stays as it is, iOS too; so does a small word inside: the last is no small one (Signed In). */
const titled = (name: string): string =>
  name
    .trim()
    .split(/ +/)
    .map((word, i, all) => (/\p{Lu}/u.test(word) || (isInside(i, all) && small.has(word)) ? word : capital(word)))
    .join(' ');
const isInside = (i: number, all: readonly unknown[]): boolean => i > 0 && i < all.length - 1;
const small: ReadonlySet<string> = new Set(
  'a an and as at but by for from in into of on or over per the to via vs with'.split(' '),
);

const low = '[\\p{Ll}\\p{Lo}\\p{M}\\p{N}]';
const up = '\\p{Lu}';
const any = '[\\p{L}\\p{M}\\p{N}]';
/** Classes of Unicode take a while to build: whoever asks about no name waits for none. */
const pattern = (source: string) => lazily(() => new RegExp(source, 'u'));
const forms: Readonly<Record<NameCase, () => RegExp>> = {
  snake_case: pattern(`^${low}+(_${low}+)*$`),
  camelCase: pattern(`^[\\p{Ll}\\p{Lo}]${any}*$`),
  PascalCase: pattern(`^${up}${any}*$`),
  'kebab-case': pattern(`^${low}+(-${low}+)*$`),
  'Title Case': pattern(`^(${up}|\\p{N})${any}*( (${up}|\\p{N})${any}*)*$`),
  'Sentence case': pattern(`^(${up}|\\p{N})${any}*( ${low}+)*$`),
  'dot.case': pattern(`^${low}+(\\.${low}+)*$`),
  CONSTANT_CASE: pattern('^[\\p{Lu}\\p{Lo}\\p{M}\\p{N}]+(_[\\p{Lu}\\p{Lo}\\p{M}\\p{N}]+)*$'),
  'lower case': pattern(`^${low}+( ${low}+)*$`),
};
export const fits = (name: string, style: NameCase): boolean =>
  forms[style]().test(name) || (style === 'Title Case' && isTitle(name.split(' ')));
/** `Product Added to Wishlist`, `iOS App Installed`, `A/B Test Viewed`, `Terms & Conditions Read` */
const isTitle = (all: readonly string[]): boolean =>
  all.length > 1 &&
  all.every((word, i) => (isInside(i, all) && (small.has(word) || word === '&')) || inTitle().test(word)) &&
  all.some((word) => forms['Title Case']().test(word));
const inTitle = pattern(`^(?=\\p{N}|.*${up})${any}[\\p{L}\\p{M}\\p{N}/&'’.+-]*$`);

/** `orderValue`, `ORDER_VALUE` and `Order value` are one name but for case and separators; those between digits count. */
export const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(\d)[^\p{L}\p{M}\p{N}]+(?=\d)/gu, '$1\0')
    .replace(/[^\p{L}\p{M}\p{N}\0]+/gu, '');

export const caseNames = [
  'snake_case',
  'camelCase',
  'PascalCase',
  'kebab-case',
  'Title Case',
  'Sentence case',
  'dot.case',
  'CONSTANT_CASE',
  'lower case',
] as const;
