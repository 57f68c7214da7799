// How the names of a plan are made: which cases, orders and tenses are in use, and how many names keep to the most frequent.

import type { English } from '../../base/lexicon/english.ts';
import { caseNames, fits, wordsOf } from '../../base/naming.ts';

import { eventWords } from '../../plan/event-words.ts';

export interface NameForm {
  /** `snake_case`, `object, then action`, `action in the past`. */
  readonly form: string;
  readonly names: readonly string[];
}
export interface NamingScore {
  /** Most frequent first; names that are in no known one come as `another form`, last of equals. */
  readonly cases: readonly NameForm[];
  readonly orders: readonly NameForm[];
  readonly tenses: readonly NameForm[];
  /** Names of one word, which tell no case. */
  readonly short: number;
}
export const OTHER = 'another form';

/** Order and tense only where English is known, and only for names of events. */
export function namingOf(names: readonly string[], english?: English): NamingScore {
  const record = names.filter((name) => wordsOf(name).length > 1);
  const read = english ? record.map((name) => ({ name, ...eventWords(name, english) })) : [];
  return {
    cases: counted(record.map((name) => [caseOf(name) ?? OTHER, name])),
    orders: counted(
      read.flatMap(({ name, order }) =>
        order ? [[order === 'object first' ? 'object, then action' : 'action, then object', name]] : [],
      ),
    ),
    tenses: counted(read.flatMap(({ name, tense }) => (tense ? [[`action in the ${tense}`, name]] : []))),
    short: names.length - record.length,
  };
}
const caseOf = (name: string): string | undefined =>
  caseNames.find((style) => fits(name, style)) ?? rarer.find(([, form]) => form.test(name))?.[0];
/** Cases that nobody settles on, but that plans have. */
const rarer: readonly (readonly [string, RegExp])[] = [
  ['CONSTANT_CASE', /^[\p{Lu}\p{N}]+(?:_[\p{Lu}\p{N}]+)+$/u],
  ['lower case with blanks', /^[\p{Ll}\p{N}]+(?: [\p{Ll}\p{N}]+)+$/u],
  ['words joined by dots', /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u],
  ['words joined by colons', /^[\p{L}\p{N}_ -]+(?::[\p{L}\p{N}_ -]+)+$/u],
];

function counted(pairs: readonly (readonly [string, string] | string[])[]): readonly NameForm[] {
  const forms = new Map<string, string[]>();
  for (const [form = '', name = ''] of pairs) {
    const names = forms.get(form);
    if (names) names.push(name);
    else forms.set(form, [name]);
  }
  return [...forms]
    .map(([form, names]) => ({ form, names }))
    .sort((a, b) => b.names.length - a.names.length || Number(a.form === OTHER) - Number(b.form === OTHER));
}
