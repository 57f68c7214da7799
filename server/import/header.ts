// What a column is, by the words of its header: `Event Parameter Name`, `Tipo`, `Required?`, `Allowed values`.
import { wordsOf } from '../base/naming.ts';
import type { Aspect, Subject } from './languages/language.ts';
import { actionWords, allowing, aspects, fillers, partsOfWord, plurals, subjects, withoutAccents } from './words.ts';

export interface Header {
  readonly subject?: Subject;
  readonly aspect?: Aspect;
  /** Several properties in one cell, by its words. */
  readonly several: boolean;
  /** It speaks of actions: a name of events only where nothing better stands. */
  readonly acting?: true;
}

/** Undefined where its words say nothing for certain; a word that is not known makes most headers say nothing. */
export function readHeader(header: string): Header | undefined {
  const all = plainWords(header);
  if (!all.length || all.length > 8) return undefined;
  const fields = all.filter((word) => !fillers.has(word) && !/^\d+$/.test(word));
  const subject = subjectOf(fields);
  const several = fields.some((word) => plurals.has(word));
  const aspect = aspectOf(fields, subject);
  const strange = fields.filter((word) => !subjects.has(word) && !aspects.has(word) && !allowing.has(word));
  // `revenue_param` names properties for certain, `business value` is no list of values.
  if (strange.length && !(aspect === undefined && subject && subject !== 'event')) return undefined;
  if (!subject && !aspect) return undefined;
  const acting = subject === 'event' && fields.some((word) => actionWords.has(word));
  return { several, ...(acting ? { acting } : {}), ...(subject ? { subject } : {}), ...(aspect ? { aspect } : {}) };
}

/** The same in the words of the group that stands above it: `Name` below `Property`. */
export function readGroupedHeader(header: string, group: string | undefined): Header | undefined {
  const own = readHeader(header);
  const above = group === undefined ? undefined : readHeader(group)?.subject;
  if (!above || own?.subject) return own;
  return own ? { ...own, subject: above } : above === 'event' ? undefined : { subject: above, several: false };
}

/** Lower case, without accents, as the table of words has them. */
export const plainWords = (text: string): readonly string[] =>
  wordsOf(withoutAccents(text).replace(/e\.\s?g\./gi, 'eg')).flatMap(partsOfWord);

/** `Event Parameter Name` is about a parameter; `Key event` and `Action taken` about neither. */
function subjectOf(fields: readonly string[]): Subject | undefined {
  const found = fields.flatMap((word) => subjects.get(word) ?? []);
  if (found.includes('trait') || (fields.includes('user') && found.includes('property'))) return 'trait';
  return found.includes('property') ? 'property' : found[0];
}

/** What decides among several: `Sample value` is an example, `Event trigger description` a trigger, `Value type` a type. */
const order: readonly Aspect[] = [
  'required',
  'optional',
  'example',
  'unit',
  'format',
  'minimum',
  'maximum',
  'since',
  'pii',
  'trigger',
  'type',
  'owner',
  'status',
  'platform',
  'category',
  'description',
  'notes',
  'values',
  'name',
];
function aspectOf(fields: readonly string[], subject: Subject | undefined): Aspect | undefined {
  const found = new Set(fields.flatMap((word) => aspects.get(word) ?? []));
  const first =
    order.find((aspect) => found.has(aspect)) ?? (fields.some((word) => allowing.has(word)) ? 'values' : undefined);
  if (first !== 'values') return first;
  const allowed = fields.some((word) => allowing.has(word));
  // One value is an example; several, or allowed ones, are all there are.
  if (subject && !allowed && fields.some((word) => single.has(word))) return 'example';
  return fields.length === 1 || subject !== undefined || allowed ? 'values' : undefined;
}
const single: ReadonlySet<string> = new Set(['value', 'valor', 'wert', 'valeur', 'valore', 'waarde', '値', '值', '값']);
