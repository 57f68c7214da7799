// Type words of other tools -> types of the plan language.
import type { Plain } from '../plan/plan.ts';
import { splitAtTop } from './cell-values.ts';
import type { TypeWord } from './languages/language.ts';
import { tableLanguages } from './languages/table-languages.ts';
import { readLiteral, valueKindOf } from './values.ts';
import { withoutAccents } from './words.ts';

/** Keys of a property in the plan language, and what the words say beside the type. */
export interface TypeRead {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly items?: { readonly [key: string]: Plain };
  readonly enum?: readonly Plain[];
  readonly maxLength?: number;
  readonly unit?: string;
  /** `string?`, `string | undefined`, `string (optional)`. */
  readonly required?: boolean;
}

/** Undefined where the words name no type that is known. */
export function readType(text: string): TypeRead | undefined {
  if (text.length > 300) return undefined;
  const fields = /^(.*?)[\s,;–—-]*\(?\b(required|mandatory|optional|nullable)\b\)?$/is.exec(text.trim());
  const [, base = '', word = ''] = fields ?? ['', text.trim()];
  if (base === '') return undefined;
  const read = union(base.replace(/\?$/, ''));
  if (!read) return undefined;
  const said = word.toLowerCase();
  if (said === 'nullable') return { ...read, type: [...typesOf(read), 'null'] };
  const required = said ? said !== 'optional' : base.endsWith('?') ? false : read.required;
  return required === undefined ? read : { ...read, required };
}

const typesOf = ({ type }: TypeRead): readonly string[] =>
  type === undefined ? [] : typeof type === 'string' ? [type] : type;

/** `string | null`, `'web' | 'ios'`, `int or string`. */
function union(text: string): TypeRead | undefined {
  const members = splitAtTop(text.replace(/\s+(?:or|oder|o|ou)\s+/gi, '|'), '|').filter((one) => one !== '');
  if (members.length < 2) return single(text);
  const values = members.map((one) => readLiteral(one));
  const types = members.filter((one, at) => values[at] === undefined && !/^(?:null|nil|none|undefined)$/i.test(one));
  const missing = members.some((one) => /^undefined$/i.test(one)) ? { required: false } : {};
  const nullable = members.some((one) => /^(?:null|nil|none)$/i.test(one)) ? ['null'] : [];
  const literals = values.flatMap((one) => (one === undefined ? [] : [one.value]));
  if (literals.length && !types.length)
    return {
      type: oneOrMany([valueKindOf(literals), ...nullable]),
      enum: [...literals, ...(nullable.length ? [null] : [])],
      ...missing,
    };
  const read = types.map(single);
  if (literals.length || read.some((one) => one === undefined)) return undefined;
  const [first = {}] = read as readonly TypeRead[];
  const all = [...new Set([...(read as readonly TypeRead[]).flatMap(typesOf), ...nullable])];
  return all.length ? { ...(read.length === 1 ? first : {}), type: oneOrMany(all), ...missing } : undefined;
}
const oneOrMany = (types: readonly string[]): string | readonly string[] =>
  types.length === 1 ? (types[0] ?? '') : types;

function single(text: string): TypeRead | undefined {
  const one = text.trim();
  const list =
    /^(.+?)\s*\[\s*\]$/s.exec(one)?.[1] ??
    /^(?:read-?only ?)?(?:array|list|set|vector)\s*(?:<(.+)>|\[(.+)\]|\((.+)\)|\s+of\s+(.+))$/is
      .exec(one)
      ?.slice(1)
      .find(Boolean) ??
    /^\[(.+)\]$/s.exec(one)?.[1];
  if (list !== undefined) {
    const inner = readType(list.replace(/^\(|\)$/g, ''));
    const { required: _, ...items } = inner ?? {};
    return { type: 'array', ...(Object.keys(items).length ? { items: items as { [key: string]: Plain } } : {}) };
  }
  if (/^(?:record|map|dict|dictionary|hash|object|struct)\s*[<[({].*$/is.test(one) || /^\{.*\}$/s.test(one))
    return { type: 'object' };
  const choices = /^(?:string\s*)?enum\s*[:(<[{](.+?)[)>\]}]?$/is.exec(one)?.[1];
  if (choices !== undefined) {
    const values = choices.split(/\s*[,|;/]\s*/).map((value) => readLiteral(value)?.value ?? value.trim());
    return { type: valueKindOf(values), enum: values.filter((value) => value !== '') };
  }
  const sized = /^([a-z][\w ]*?)\s*\(\s*(?:max\.?\s*)?(\d+)\s*(?:chars?|characters)?\s*(?:,\s*\d+\s*)?\)$/i.exec(one);
  const read = known.get(wordOf(sized?.[1] ?? one));
  if (!read) return undefined;
  return sized && read.type === 'string' && read.format === undefined ? { ...read, maxLength: Number(sized[2]) } : read;
}

/** Without accents, width and blanks at a slash. */
const wordOf = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .trim();

/** What tools and programming languages call a type; the words of people are in `languages/`. */
const ofTools = [
  [
    { type: 'string' },
    'strings|str|texts|varchar|nvarchar|char|character|free text|freetext|plain text|keyword|id|alphanumeric|string enum|enumeration|enumerated|categorical|category',
  ],
  [
    { type: 'integer' },
    'integers|int|ints|int8|int16|int32|int64|uint|uint32|uint64|long|bigint|smallint|tinyint|short|counter|number (int)|number (integer)|integer number|quantity|epoch|unix timestamp|unix time|epoch ms|timestamp ms|timestamp (ms)',
  ],
  [{ type: 'number' }, 'numbers|num|numeric|float|floats|float32|float64|double|real|floating point|money'],
  [{ type: 'boolean' }, 'booleans|bool|bools|bit|flag'],
  [
    { type: 'string', format: 'date-time' },
    'timestamps|datetime|date time|timestamptz|timestamp with time zone|iso8601|iso 8601|iso date|iso timestamp|date (iso 8601)|iso datetime|datetime (iso 8601)|time stamp',
  ],
  [{ type: 'string', format: 'date' }, 'dates|date (yyyy mm dd)'],
  [{ type: 'string', format: 'time' }, 'time of day'],
  [{ type: 'string', format: 'uuid' }, 'uuid|guid|uuidv4|uuid v4|string (uuid)|uuid string'],
  [{ type: 'string', format: 'uri' }, 'url|uri|urls|link|string (url)|url string'],
  [{ type: 'string', format: 'email' }, 'email|e mail|email address'],
  [{ type: 'string', format: 'semver' }, 'semver'],
  [{ type: 'string', format: 'currency' }, 'currency code|iso 4217'],
  [{ type: 'string', format: 'country' }, 'country code|iso 3166'],
  [{ type: 'string', format: 'locale' }, 'locale|language code'],
  [{ type: 'object' }, 'objects|obj|json|jsonb|json object|dict|dictionary|map|struct|record|hash'],
  [{ type: 'array' }, 'arrays|lists|tuple|set|collection'],
  [{ type: 'any' }, 'any|mixed|variant|unknown|whatever'],
  [{ type: 'null' }, 'null'],
] as const satisfies readonly (readonly [TypeRead, string])[];
const ofPeople: Readonly<Record<TypeWord, TypeRead>> = {
  text: { type: 'string' },
  choice: { type: 'string' },
  whole: { type: 'integer' },
  decimal: { type: 'number' },
  percent: { type: 'number', unit: 'percent' },
  truth: { type: 'boolean' },
  moment: { type: 'string', format: 'date-time' },
  day: { type: 'string', format: 'date' },
  clock: { type: 'string', format: 'time' },
  list: { type: 'array' },
  thing: { type: 'object' },
};
const named = (words: string, read: TypeRead): readonly (readonly [string, TypeRead])[] =>
  words.split('|').map((word) => [wordOf(word), read]);
/** A word that means two things is what tools mean by it, then what the first language does. */
const known: ReadonlyMap<string, TypeRead> = new Map([
  ...tableLanguages
    .toReversed()
    .flatMap(({ types }) =>
      (Object.entries(types) as [TypeWord, string][]).flatMap(([word, list]) => named(list, ofPeople[word])),
    ),
  ...ofTools.flatMap(([read, list]) => named(list, read)),
]);
