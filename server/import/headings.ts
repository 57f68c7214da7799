// What a heading of a Markdown file says about the table of properties below it: an event, every event, a person, or nothing.

import { readNamesIn } from './cell-values.ts';
import { plainWords, readHeader } from './header.ts';
import type { SheetCell, SheetSection } from './sheet.ts';

export type Topic =
  | { readonly of: 'event'; readonly name: string; readonly coded: boolean }
  | { readonly of: 'every event' }
  | { readonly of: 'person' }
  | { readonly of: 'nothing' };
export interface Headed {
  readonly topic: Topic;
  /** The heading that decides, and how many stand above it; generic ones below it are passed over. */
  readonly title: string;
  readonly depth: number;
  /** A generic one stands below it: `Properties`. */
  readonly listed: boolean;
}

/** Equal for names that differ in case and punctuation only. */
export const nameKey = (name: string): string => plainWords(name).join(' ');

/** `known` are the events of other tables, by nameKey; `bare`: there are none, so that headings must name them. */
export function headedBy({ titles }: SheetSection, known: ReadonlyMap<string, string>, bare: boolean): Headed {
  const depth = titles.findLastIndex(({ text }) => !isGeneric(text));
  const listed = depth < titles.length - 1;
  const title = titles[depth];
  // `Common properties` says both that it is generic and whose it is.
  const said = [title, ...titles.slice(depth + 1)].map((one) => one?.text ?? '');
  const headed = (topic: Topic): Headed => ({ topic, title: title?.text ?? '', depth, listed });
  if (said.some((text) => everywhere.test(text))) return headed({ of: 'every event' });
  if (said.some((text) => person.test(text))) return headed({ of: 'person' });
  if (!title) return headed({ of: 'nothing' });
  const coded = codedName(title);
  const name = coded ?? known.get(nameKey(title.text));
  if (name !== undefined) return headed({ of: 'event', name, coded: coded !== undefined });
  const own = title.text.replace(/^\d+(?:\.\d+)*[.)]?\s+/, '');
  return headed(bare && depth > 0 && own ? { of: 'event', name: own, coded: false } : { of: 'nothing' });
}

/** The name of a heading that is a code span, perhaps with a number before it or a mark behind it. */
function codedName(title: SheetCell): string | undefined {
  const { names, beside } = readNamesIn(title);
  const [name] = names;
  return title.marked !== title.text && names.length === 1 && name && !/\p{L}/u.test(beside) ? name : undefined;
}

/** `Properties`, `Parameters`, `Payload`: what stands below belongs to the heading above. */
const isGeneric = (title: string): boolean => {
  const header = readHeader(title);
  return (
    (header?.subject === 'property' && header.aspect === undefined) ||
    /^(?:schema|data ?layer|example|details?|table)$/i.test(title)
  );
};
const everywhere =
  /\b(?:common|shared|global|standard|default|super|universal|base|automatic(?:ally)?|auto-collected|comunes|comuns|globales|globais|gemeinsame|communes?)\b|\b(?:every|all|each|any) events?\b|todos los eventos|todos os eventos|allen ereignissen/i;
const person =
  /\b(?:user|people|person|profile|customer|identity) (?:propert|attribut|trait|param|field)|^identify\b|\btraits\b|propiedades de usuario|propriedades do usu/i;
