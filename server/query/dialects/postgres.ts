// PostgreSQL's SQL, of 16 and later: what a text may be cast to is asked with `pg_input_is_valid` and `is json`.

import type { ColumnType } from '../../dataset/column-type.ts';
import { writable } from '../compile-error.ts';
import type { SqlExpr } from '../tree.ts';
import { ansi } from './ansi.ts';
import { dateTrunc } from './date-trunc.ts';
import type { FunctionPrinter, Functions, Printing } from './dialect.ts';
import { dialect, keywordSet, parenthesized, precedence, primary } from './dialect.ts';
import { postgresPattern } from './postgres-pattern.ts';

/** The reserved words of `pg_get_keywords()` in 16: where they are names, they need quotes. */
const keywords = keywordSet(
  'all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate collation column ' +
    'concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp ' +
    'current_user default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having ilike ' +
    'in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null ' +
    'offset on only or order outer overlaps placing primary references returning right select session_user similar some symmetric ' +
    'system_user table tablesample then to trailing true union unique user using values variadic verbose when where window with',
);
const quoted = ansi.clauses.text;

export const postgres = dialect(ansi, {
  name: 'postgres',
  clauses: {
    plainName: /^[a-z_][a-z0-9_]*$/,
    keywords,
    double,
    isNan: (value) => ({
      text: `${parenthesized(value, precedence.sum)} = ${double(Number.NaN)}`,
      precedence: precedence.compare,
    }),
    textOrder: (operand) => `${operand} collate "C"`,
    // Two values of the type json cannot be compared; their texts can.
    key: ({ text }, type) => (type === 'json' ? `cast(${text} as text)` : text),
    windowKey: (key, descending) => (descending ? `${key} desc nulls last` : key),
  },
  types: { string: 'text' },
  functions: {
    // Here a backslash escapes where nothing is said to.
    like(node, printing) {
      const { pattern, escape: sign } = node;
      const plain = ansi.functions.like(node, printing);
      const hasNone = pattern.kind === 'literal' && !String(pattern.value).includes('\\');
      return sign === undefined && !hasNone ? { ...plain, text: `${plain.text} escape ''` } : plain;
    },
    // The average of integers is a decimal.
    average: ({ of }, { print, typeOf }) => {
      const average = `avg(${of ? print(of).text : ''})`;
      return primary(of && typeOf(of) === 'number' ? average : `cast(${average} as double precision)`);
    },
    min: leastOf('min', 'bool_and'),
    max: leastOf('max', 'bool_or'),
    tryCast: ({ of, to }, { print, dialect: { types } }) => {
      const { text } = print(of);
      return primary(readers[to]?.(text) ?? `cast(${text} as ${types[to]})`);
    },
    dateTrunc,
    secondsBetween({ from, to }, { print }) {
      const [end, start] = [to, from].map((side) => parenthesized(print(side), precedence.product));
      return primary(`cast(extract(epoch from ${end} - ${start}) as double precision)`);
    },
    jsonText({ of, path }, { print }) {
      const value = parenthesized(print(of), precedence.primary);
      const [key] = path;
      return primary(
        path.length === 1 && key !== undefined ? `(${value} ->> ${quoted(key)})` : `(${value} #>> ${pathText(path)})`,
      );
    },
    arrayLength({ of, path }, printing) {
      const list = memberOf(of, path, printing);
      return primary(`case when json_typeof(${list}) = 'array' then json_array_length(${list}) end`);
    },
    jsonType: ({ of, path }, printing) => primary(`json_typeof(${memberOf(of, path, printing)})`),
    otherKeys({ of, path, keys }, printing) {
      const object = memberOf(of, path, printing);
      const unknown = keys.length ? ` where k not in (${keys.map(quoted).join(', ')})` : '';
      const others = `(select string_agg(k, ', ') from json_object_keys(${object}) as keys(k)${unknown})`;
      return primary(`case when json_typeof(${object}) = 'object' then ${others} end`);
    },
    // By "C" the classes \d and \w are those of ASCII.
    regexMatch: ({ of, pattern }, { print }) => ({
      text: `${parenthesized(print(of), precedence.sum)} ~ ${quoted(postgresPattern(pattern))} collate "C"`,
      precedence: precedence.compare,
    }),
    // `trim` leaves blanks that are none of ASCII.
    blankToNull: ({ of }, { print }) => primary(`nullif(btrim(${print(of).text}, ${blanks}), '')`),
    safeInteger({ of }, { print }) {
      const { text } = print(of);
      const number = `cast(${text} as numeric)`;
      const whole = `case when ${number} = trunc(${number}) and ${number} between ${integers} then cast(${number} as bigint) end`;
      return primary(
        `case when ${isValid(text, 'double precision')} and ${text} ~ ${quoted(digits)} then ${whole} end`,
      );
    },
    safeTime({ of }, { print }) {
      const { text } = print(of);
      // Cut to microseconds, not rounded; in UTC where no zone is said, whatever the session's.
      const cut = `regexp_replace(${text}, '(\\.\\d{6})\\d+', '\\1')`;
      const zoned = `regexp_replace(${cut}, '^([^ T]+([ T][\\d:.]+)?)$', '\\1 UTC')`;
      const isTime = `${isValid(text, 'timestamptz')} and ${text} ~ ${quoted(times)}`;
      return primary(`case when ${isTime} then cast(${zoned} as timestamptz) at time zone 'UTC' end`);
    },
  },
});

/** By its text: a number with a fraction is a decimal otherwise. */
function double(value: number): string {
  return `double precision '${value}'`;
}

/** The least or the greatest; of truth values by functions of their own. */
function leastOf(name: 'min' | 'max', ofBooleans: string): FunctionPrinter<Parameters<Functions['min']>[0]> {
  return (node, printing) =>
    node.of && printing.typeOf(node.of) === 'boolean'
      ? primary(`${ofBooleans}(${printing.print(node.of).text})`)
      : ansi.functions[name](node, printing);
}

const isValid = (text: string, type: string): string => `pg_input_is_valid(${text}, '${type}')`;

/** A text as a value of a type, null where it is none. Types of which there is no such text are cast as they come. */
const readers: Readonly<Partial<Record<ColumnType, (text: string) => string>>> = {
  // Not hexadecimal.
  number: (text) =>
    `case when ${isValid(text, 'double precision')} and ${text} !~ '[xX]' then cast(${text} as double precision) end`,
  boolean: (text) =>
    `case when lower(${text}) in ('true', 't', 'yes', 'y', '1') then true when lower(${text}) in ('false', 'f', 'no', 'n', '0') then false end`,
  // The day that a time begins with.
  date(text) {
    const day = `substring(${text} from '^\\s*\\d{4,}[-/]\\d{1,2}[-/]\\d{1,2}(?!\\d)')`;
    return `case when ${isValid(day, 'date')} then cast(${day} as date) end`;
  },
  json: (text) => `case when ${text} is json then cast(${text} as json) end`,
};

const digits = '^\\s*[-+]?[\\d.]+([eE][-+]?\\d+)?\\s*$';
const integers = '-9223372036854775808 and 9223372036854775807';
const times =
  '^\\d{4,}[-/]\\d{1,2}[-/]\\d{1,2}([ T]\\d{1,2}:\\d{1,2}(:[0-5]?\\d(\\.\\d*)?)?(Z| UTC|[-+]\\d{1,2}(:\\d{2}){0,2})?)?$';
/** Unicode's spaces. */
const blanks =
  "E' \\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u202f\\u205f\\u3000'";

const pathText = (path: readonly string[]): string =>
  path.length ? `array[${path.map((part) => quoted(writable(part))).join(', ')}]` : "'{}'";

/** A member of a JSON value, or the value itself; columns may be of the type jsonb. One key is none of a list, several may be. */
function memberOf(of: SqlExpr, path: readonly string[], { print }: Printing): string {
  const value = `cast(${print(of).text} as json)`;
  const [key] = path;
  if (key === undefined) return value;
  return path.length > 1 ? `${value} #> ${pathText(path)}` : `${value} -> ${quoted(key)}`;
}
