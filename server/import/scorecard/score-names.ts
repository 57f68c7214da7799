// How the names of a plan are made: which cases, orders and tenses are in use, and how many names keep to the most frequent.

import type { English } from '../../base/lexicon/english.ts';
import { isInForm, nameFormOf, tellsForm } from '../../base/name-form.ts';
import { learnedForm } from '../../plan/convention.ts';
import { eventWords } from '../../plan/event-words.ts';

export interface NamesInForm {
  /** `snake_case`, `object, then action`, `action in the past`. */
  readonly form: string;
  readonly names: readonly string[];
}
export interface NamingScore {
  /** Most frequent first; names that are in no known one come as `another form`, last of equals. */
  readonly cases: readonly NamesInForm[];
  readonly orders: readonly NamesInForm[];
  readonly tenses: readonly NamesInForm[];
  /** Names of one word, which tell no case. */
  readonly short: number;
}
export const OTHER = 'another form';

/** Order and tense only where English is known, and only for names of events. */
export function namingOf(names: readonly string[], english?: English): NamingScore {
  const record = names.filter((name) => tellsForm(name));
  const read = english ? record.map((name) => ({ name, ...eventWords(name, english) })) : [];
  // What the plan agrees on has all names that are in it, those too that are in a plainer form.
  const learned = learnedForm(names);
  const caseOf = (name: string) => (learned && isInForm(name, learned) ? learned : (nameFormOf(name) ?? OTHER));
  return {
    cases: counted(record.map((name) => [caseOf(name), name])),
    orders: counted(
      read.flatMap(({ name, order }) =>
        order ? [[order === 'object first' ? 'object, then action' : 'action, then object', name]] : [],
      ),
    ),
    tenses: counted(read.flatMap(({ name, tense }) => (tense ? [[`action in the ${tense}`, name]] : []))),
    short: names.length - record.length,
  };
}
function counted(pairs: readonly (readonly [string, string] | string[])[]): readonly NamesInForm[] {
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
