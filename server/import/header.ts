// What a column is, by the words of its header: `Event Parameter Name`, `Tipo`, `Required?`, `Allowed values`.
import { words } from '../base/naming.ts';
import { type Aspect, allowing, aspects, fillers, plurals, type Subject, subjects, withoutAccents } from './words.ts';

export interface Header {
  readonly subject?: Subject;
  readonly aspect?: Aspect;
  /** Several properties in one cell, by its words. */
  readonly several: boolean;
}

/** Undefined where its words say nothing for certain; a word that is not known makes most headers say nothing. */
export function readHeader(header: string): Header | undefined {
  const all = plainWords(header);
  if (!all.length || all.length > 8) return undefined;
  const told = all.filter((word) => !fillers.has(word) && !/^\d+$/.test(word));
  const subject = subjectOf(told);
  const several = told.some((word) => plurals.has(word));
  const aspect = aspectOf(told, subject);
  const strange = told.filter((word) => !subjects.has(word) && !aspects.has(word) && !allowing.has(word));
  // `revenue_param` names properties for certain, `business value` is no list of values.
  if (strange.length && !(aspect === undefined && subject && subject !== 'event')) return undefined;
  if (!subject && !aspect) return undefined;
  return { several, ...(subject ? { subject } : {}), ...(aspect ? { aspect } : {}) };
}

/** Lower case, without accents, as the table of words has them. */
export const plainWords = (text: string): readonly string[] => words(withoutAccents(text).replace(/e\.\s?g\./gi, 'eg'));

/** `Event Parameter Name` is about a parameter; `Key event` and `Action taken` about neither. */
function subjectOf(told: readonly string[]): Subject | undefined {
  const found = told.flatMap((word) => subjects.get(word) ?? []);
  if (found.includes('trait') || (told.includes('user') && found.includes('property'))) return 'trait';
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
function aspectOf(told: readonly string[], subject: Subject | undefined): Aspect | undefined {
  const found = new Set(told.flatMap((word) => aspects.get(word) ?? []));
  const first =
    order.find((aspect) => found.has(aspect)) ?? (told.some((word) => allowing.has(word)) ? 'values' : undefined);
  if (first !== 'values') return first;
  const allowed = told.some((word) => allowing.has(word));
  // One value is an example; several, or allowed ones, are all there are.
  if (subject && !allowed && told.some((word) => single.has(word))) return 'example';
  return told.length === 1 || subject !== undefined || allowed ? 'values' : undefined;
}
const single: ReadonlySet<string> = new Set(['value', 'valor', 'wert', 'valeur']);
