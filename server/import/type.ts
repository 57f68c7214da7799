// Type words of other tools -> types of the plan language.
import type { Plain } from '../plan/plan.ts';
import { splitAtTop } from './cell-values.ts';
import { readLiteral, valueKindOf } from './values.ts';

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

const wordOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

const known: ReadonlyMap<string, TypeRead> = new Map(
  (
    [
      [
        { type: 'string' },
        'string|strings|str|text|texts|varchar|nvarchar|char|character|characters|free text|freetext|plain text|keyword|id|cadena|texto|chaine|zeichenkette|zeichen|alphanumeric|строка|字符串|文字列|string enum|enum|enumeration|enumerated|categorical|category',
      ],
      [
        { type: 'integer' },
        'integer|integers|int|ints|int8|int16|int32|int64|uint|uint32|uint64|long|bigint|smallint|tinyint|short|whole number|entero|inteiro|ganzzahl|entier|целое|整数|counter|number (int)|number (integer)|integer number|quantity|epoch|unix timestamp|unix time|epoch ms|timestamp ms|timestamp (ms)',
      ],
      [
        { type: 'number' },
        'number|numbers|num|numeric|float|floats|float32|float64|double|decimal|real|floating point|money|numero|número|zahl|nombre|число|数字|数值',
      ],
      [{ type: 'number', unit: 'percent' }, 'percent|percentage'],
      [
        { type: 'boolean' },
        'boolean|booleans|bool|bools|bit|flag|true/false|yes/no|true / false|yes / no|booleano|booleen|booléen|wahrheitswert|boolesch|логический|布尔',
      ],
      [
        { type: 'string', format: 'date-time' },
        'timestamp|timestamps|datetime|date time|timestamptz|timestamp with time zone|iso8601|iso 8601|iso date|iso timestamp|date (iso 8601)|iso datetime|datetime (iso 8601)|time stamp',
      ],
      [{ type: 'string', format: 'date' }, 'date|dates|fecha|datum|date (yyyy mm dd)'],
      [{ type: 'string', format: 'time' }, 'time|time of day'],
      [{ type: 'string', format: 'uuid' }, 'uuid|guid|uuidv4|uuid v4|string (uuid)|uuid string'],
      [{ type: 'string', format: 'uri' }, 'url|uri|urls|link|string (url)|url string'],
      [{ type: 'string', format: 'email' }, 'email|e mail|email address'],
      [{ type: 'string', format: 'semver' }, 'semver'],
      [{ type: 'string', format: 'currency' }, 'currency code|iso 4217'],
      [{ type: 'string', format: 'country' }, 'country code|iso 3166'],
      [{ type: 'string', format: 'locale' }, 'locale|language code'],
      [
        { type: 'object' },
        'object|objects|obj|json|jsonb|json object|dict|dictionary|map|struct|record|hash|objeto|objekt|объект|对象',
      ],
      [{ type: 'array' }, 'array|arrays|list|lists|tuple|set|lista|liste|массив|数组|collection'],
      [{ type: 'any' }, 'any|mixed|variant|unknown|whatever'],
      [{ type: 'null' }, 'null'],
    ] as const
  ).flatMap(([read, names]) => names.split('|').map((name) => [name, read] as const)),
);
