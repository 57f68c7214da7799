// DuckDB's SQL.

import type { ColumnType } from '../../dataset/column-type.ts';
import { writable } from '../compile-error.ts';
import type { Compare, SqlCall, SqlExpr, SqlLiteral } from '../tree.ts';
import type { Print, Printed, SqlDialect } from './dialect.ts';
import { parenthesized, plainCompare, precedence, primary } from './dialect.ts';

/** All that `duckdb_keywords()` of 1.5 lists but the unreserved: where they are names, they need quotes. */
const keywords: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and anti any array as asc asof asymmetric at authorization between bigint binary bit boolean both by ' +
    'case cast char character check coalesce collate collation column columns concurrently constraint create cross dec decimal ' +
    'default deferrable desc describe distinct do else end except exists extract false fetch float for foreign freeze from full ' +
    'generated glob group grouping grouping_id having ilike in initially inner inout int integer intersect interval into is isnull ' +
    'join lambda lateral leading left like limit map national natural nchar none not notnull null nullif numeric offset on only or ' +
    'order out outer overlaps overlay pivot pivot_longer pivot_wider placing position positional precision primary qualify real ' +
    'references returning right row select semi setof show similar smallint some struct substring summarize symmetric table ' +
    'tablesample then time timestamp to trailing treat trim true try_cast union unique unpack unpivot using values varchar variadic ' +
    'verbose when where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot ' +
    'xmlserialize xmltable'
  ).split(' '),
);
const types: Readonly<Record<ColumnType, string>> = {
  string: 'varchar',
  integer: 'bigint',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  time: 'timestamp',
  json: 'json',
};

export const duckdb: SqlDialect = {
  name: 'duckdb',
  identifier: (name) =>
    /^[a-z_][a-z0-9_]*$/.test(name) && !keywords.has(name) ? name : `"${writable(name).replaceAll('"', '""')}"`,
  type: (type) => types[type],
  literal,
  compare,
  divide(left, right, print) {
    const divisor =
      right.kind === 'literal' && Number(right.value) !== 0
        ? parenthesized(print(right), precedence.unary)
        : `nullif(${print(right).text}, 0)`;
    return { text: `cast(${print(left).text} as double) / ${divisor}`, precedence: precedence.product };
  },
  cast: (of, to, safe, print) => primary(`${safe ? 'try_cast' : 'cast'}(${print(of).text} as ${types[to]})`),
  call,
  aggregate({ name, of, share }, print) {
    const value = of ? print(of).text : '*';
    switch (name) {
      case 'countDistinct':
        return primary(`count(distinct ${value})`);
      case 'average':
        return primary(`avg(${value})`);
      case 'percentile':
        return primary(share === 0.5 ? `median(${value})` : `quantile_cont(${value}, ${numberText(share ?? 0.5)})`);
      default:
        return primary(`${name}(${value})`);
    }
  },
};

const quoted = (text: string): string => `'${writable(text).replaceAll("'", "''")}'`;

function literal({ value, type }: SqlLiteral): Printed {
  if (value === null) return primary(type ? `cast(null as ${types[type]})` : 'null');
  if (type === 'date' || type === 'time') return primary(`${types[type]} ${quoted(String(value))}`);
  if (typeof value === 'string') return primary(quoted(value));
  const text = numberText(value);
  return { text, precedence: text.startsWith('-') ? precedence.unary : precedence.primary };
}

/**
 * An integer as it is, which keeps all of its digits. Any other number with an exponent, by which SQL tells a double
 * from a decimal: `0.1` is a DECIMAL(2,1), whose products and sums are other numbers than a double's.
 */
function numberText(value: number | bigint | boolean): string {
  const text = String(value);
  if (typeof value !== 'number') return text;
  if (!Number.isFinite(value)) return `cast('${text}' as double)`;
  return /^-?\d+$/.test(text) || text.includes('e') ? text : `${text}e0`;
}

/** DuckDB has NaN equal to itself and above all numbers; here it equals and exceeds nothing. */
function compare(node: Compare, print: Print): Printed {
  const { op, left, right, nan } = node;
  const plain = plainCompare(node, print);
  const isNan = (side: SqlExpr) => `isnan(${print(side).text})`;
  if (nan?.left && nan.right && op === '!=') {
    return { text: `${plain.text} or isnan(${print(left).text}) and ${isNan(right)}`, precedence: precedence.or };
  }
  const guarded =
    op === '>' || op === '>=' || (op === '=' && nan?.right)
      ? nan?.left && left
      : (op === '<' || op === '<=') && nan?.right && right;
  if (!guarded) return plain;
  const other = guarded === left ? right : left;
  // Compared with null it stays null.
  const unless = other.kind === 'literal' ? '' : ` or ${parenthesized(print(other), precedence.sum)} is null`;
  const guard = unless ? `(not ${isNan(guarded)}${unless})` : `not ${isNan(guarded)}`;
  return { text: `${plain.text} and ${guard}`, precedence: precedence.and };
}

function call(node: SqlCall, print: Print): Printed {
  switch (node.name) {
    case 'dateTrunc':
      return dateTrunc(node, print);
    case 'addSeconds':
      return {
        text: `${parenthesized(print(node.of), precedence.sum)} ${interval(node.seconds)}`,
        precedence: precedence.sum,
      };
    case 'secondsBetween': {
      const [from, to] = [print(node.from), print(node.to)];
      return { text: `(epoch_us(${to.text}) - epoch_us(${from.text})) / 1e6`, precedence: precedence.product };
    }
    case 'jsonText':
      // The arrow binds looser than a comparison does.
      return primary(`(${parenthesized(print(node.of), precedence.primary)} ->> ${quoted(jsonPath(node.path))})`);
    case 'arrayLength': {
      const value = print(node.of).text;
      const list = node.path.length ? `${value}, ${quoted(jsonPath(node.path))}` : value;
      // Of JSON's null, of objects and scalars DuckDB says 0.
      return primary(`case when json_type(${list}) = 'ARRAY' then json_array_length(${list}) end`);
    }
    case 'jsonType': {
      const value = print(node.of).text;
      return primary(`lower(json_type(${node.path.length ? `${value}, ${quoted(jsonPath(node.path))}` : value}))`);
    }
    case 'otherKeys': {
      const object = node.path.length ? `${print(node.of).text}, ${quoted(jsonPath(node.path))}` : print(node.of).text;
      const known = node.keys.map(quoted).join(', ');
      const other = node.keys.length ? ` lambda k: k not in (${known})` : ' lambda k: true';
      return primary(`nullif(array_to_string(list_filter(json_keys(${object}),${other}), ', '), '')`);
    }
    case 'regexMatch':
      return primary(`regexp_matches(${print(node.of).text}, ${quoted(node.pattern)})`);
    case 'textLength':
      return primary(`length(${print(node.of).text})`);
    case 'blankToNull':
      return primary(`nullif(trim(${print(node.of).text}), '')`);
    case 'safeInteger': {
      const text = print(node.of).text;
      const double = `try_cast(${text} as double)`;
      return primary(`case when ${double} = trunc(${double}) then try_cast(${text} as bigint) end`);
    }
    case 'safeTime':
      return primary(`make_timestamp(epoch_us(try_cast(${print(node.of).text} as timestamptz)))`);
    case 'nanToNull':
      // Of a decimal or an integer, too: the text 'NaN' would be cast to their type.
      return primary(`nullif(${print(node.of).text}, cast('NaN' as double))`);
    case 'coalesceZero':
      return primary(`coalesce(${print(node.of).text}, 0)`);
  }
}

function dateTrunc(node: SqlCall & { name: 'dateTrunc' }, print: Print): Printed {
  const time = print(node.of);
  const local =
    node.timezone === 'UTC' || node.grain === 'hour'
      ? time
      : {
          text: `${parenthesized(time, precedence.primary)} at time zone 'UTC' at time zone ${quoted(node.timezone)}`,
          precedence: precedence.unary,
        };
  const days = node.grain === 'week' ? node.weekStart - 1 : 0;
  if (days === 0) return primary(`date_trunc('${node.grain}', ${local.text})`);
  const shifted = `date_trunc('week', ${parenthesized(local, precedence.sum)} - interval ${days} day) + interval ${days} day`;
  return { text: shifted, precedence: precedence.sum };
}

function interval(seconds: number): string {
  const [unit, size] = (
    [
      ['day', 86_400],
      ['hour', 3600],
      ['minute', 60],
    ] as const
  ).find(([, length]) => seconds % length === 0) ?? ['second', 1];
  return `${seconds < 0 ? '-' : '+'} interval ${Math.abs(seconds) / size} ${unit}`;
}

/** A plain key as it is, everything else as a JSON pointer. */
function jsonPath(path: readonly string[]): string {
  const [key] = path;
  if (key === undefined) return '$';
  if (path.length === 1 && /^\w+$/.test(key)) return key;
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
