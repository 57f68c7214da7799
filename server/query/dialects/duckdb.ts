// DuckDB's SQL.

import type { SqlExpr } from '../tree.ts';
import { ansi, exponential } from './ansi.ts';
import { dateTrunc } from './date-trunc.ts';
import type { Printing } from './dialect.ts';
import { dialect, functionCall, keywordSet, parenthesized, precedence, primary } from './dialect.ts';

/** All that `duckdb_keywords()` of 1.5 lists but the unreserved: where they are names, they need quotes. */
const keywords = keywordSet(
  'all analyse analyze and anti any array as asc asof asymmetric at authorization between bigint binary bit boolean both by ' +
    'case cast char character check coalesce collate collation column columns concurrently constraint create cross dec decimal ' +
    'default deferrable desc describe distinct do else end except exists extract false fetch float for foreign freeze from full ' +
    'generated glob group grouping grouping_id having ilike in initially inner inout int integer intersect interval into is isnull ' +
    'join lambda lateral leading left like limit map national natural nchar none not notnull null nullif numeric offset on only or ' +
    'order out outer overlaps overlay pivot pivot_longer pivot_wider placing position positional precision primary qualify real ' +
    'references returning right row select semi setof show similar smallint some struct substring summarize symmetric table ' +
    'tablesample then time timestamp to trailing treat trim true try_cast union unique unpack unpivot using values varchar variadic ' +
    'verbose when where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot ' +
    'xmlserialize xmltable',
);
const quoted = ansi.clauses.text;

export const duckdb = dialect(ansi, {
  name: 'duckdb',
  clauses: {
    plainName: /^[a-z_][a-z0-9_]*$/,
    keywords,
    double: (value) => (Number.isFinite(value) ? exponential(value) : `cast('${value}' as double)`),
    interval: (count, unit) => `interval ${count} ${unit}`,
    isNan: ({ text }) => primary(`isnan(${text})`),
    windowKey: (key, descending) => `${key}${descending ? ' desc' : ''}`,
  },
  types: { number: 'double' },
  functions: {
    percentile: ({ of, share = 0.5 }, { print, dialect: { clauses } }) => {
      const value = of ? print(of).text : '';
      if (share === 0.5) return primary(`median(${value})`);
      return primary(`quantile_cont(${value}, ${Number.isInteger(share) ? share : clauses.double(share)})`);
    },
    tryCast: ({ of, to }, { print, dialect: { types } }) => primary(`try_cast(${print(of).text} as ${types[to]})`),
    dateTrunc,
    secondsBetween({ from, to }, { print }) {
      const text = `(epoch_us(${print(to).text}) - epoch_us(${print(from).text})) / 1e6`;
      return { text, precedence: precedence.product };
    },
    // The arrow binds looser than a comparison does.
    jsonText: ({ of, path }, { print }) =>
      primary(`(${parenthesized(print(of), precedence.primary)} ->> ${quoted(jsonPath(path))})`),
    arrayLength({ of, path }, printing) {
      const list = memberOf(of, path, printing);
      // Of JSON's null, of objects and scalars DuckDB says 0.
      return primary(`case when json_type(${list}) = 'ARRAY' then json_array_length(${list}) end`);
    },
    jsonType: ({ of, path }, printing) => primary(`lower(json_type(${memberOf(of, path, printing)}))`),
    otherKeys({ of, path, keys }, printing) {
      const known = keys.length ? `k not in (${keys.map(quoted).join(', ')})` : 'true';
      const others = `list_filter(json_keys(${memberOf(of, path, printing)}), lambda k: ${known})`;
      return primary(`nullif(array_to_string(${others}, ', '), '')`);
    },
    regexMatch: ({ of, pattern }, { print }) => primary(`regexp_matches(${print(of).text}, ${quoted(pattern)})`),
    textLength: ({ of }, printing) => functionCall('length')([of], printing),
    safeInteger({ of }, { print }) {
      const { text } = print(of);
      const double = `try_cast(${text} as double)`;
      return primary(`case when ${double} = trunc(${double}) then try_cast(${text} as bigint) end`);
    },
    safeTime: ({ of }, { print }) => primary(`make_timestamp(epoch_us(try_cast(${print(of).text} as timestamptz)))`),
  },
});

/** The arguments that name a member of a JSON value, or the value itself. */
const memberOf = (of: SqlExpr, path: readonly string[], { print }: Printing): string =>
  path.length ? `${print(of).text}, ${quoted(jsonPath(path))}` : print(of).text;

/** A plain key as it is, everything else as a JSON pointer. */
function jsonPath(path: readonly string[]): string {
  const [key] = path;
  if (key === undefined) return '$';
  if (path.length === 1 && /^\w+$/.test(key)) return key;
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
