// Standard SQL, which a dialect begins with. The standard does not truncate times, has no cast that may fail and no NaN, and
// databases share no way into JSON: each dialect says these for itself.
import { writable } from '../compile-error.ts';
import type { SqlExpr } from '../tree.ts';
import type { Clauses, Dialect, DialectBase, Functions, Printed, Printing } from './dialect.ts';
import { functionCall, parenthesized, precedence, primary } from './dialect.ts';

const types: Dialect['types'] = {
  string: 'varchar',
  integer: 'bigint',
  number: 'double precision',
  boolean: 'boolean',
  date: 'date',
  time: 'timestamp',
  json: 'json',
};
const clauses: Clauses = {
  // Quotes are right around any name, where a database's keywords are not listed.
  plainName: /^(?!)/,
  keywords: new Set(),
  quoted: (name) => `"${name.replaceAll('"', '""')}"`,
  text: (value) => `'${writable(value).replaceAll("'", "''")}'`,
  double: (value) => (Number.isFinite(value) ? exponential(value) : `cast('${value}' as ${types.number})`),
  interval: (count, unit) => `interval '${count}' ${unit}`,
  textOrder: (operand) => operand,
  key: ({ text }) => text,
  sortKey: (key) => `${key} nulls last`,
  windowKey: (key, descending) => `${key}${descending ? ' desc' : ''} nulls last`,
  union: { all: 'union all', distinct: 'union' },
  values: (rows) => `values\n${rows.map((row) => `  (${row.join(', ')})`).join(',\n')}`,
  columnList: (names) => `(${names.join(', ')})`,
};

/** By the exponent SQL tells a double from a decimal: `0.1` is a DECIMAL(2,1), whose products and sums are other numbers. */
export function exponential(value: number): string {
  const text = String(value);
  return text.includes('e') ? text : `${text}e0`;
}

const one =
  (name: string) =>
  (node: { readonly of?: SqlExpr }, printing: Printing): Printed =>
    functionCall(name)(node.of ? [node.of] : [], printing);
/** The least or the greatest: of texts by code point. */
const inOrder =
  (name: string) =>
  ({ of }: { readonly of?: SqlExpr }, printing: Printing): Printed =>
    primary(`${name}(${of ? orderedOperand(of, printing) : ''})`);

/** A value where it is compared or sorted. */
export function orderedOperand(of: SqlExpr, { print, typeOf, dialect }: Printing): string {
  const printed = print(of);
  if (typeOf(of) !== 'string') return printed.text;
  const operand = parenthesized(printed, precedence.primary);
  const ordered = dialect.clauses.textOrder(operand);
  return ordered === operand ? printed.text : ordered;
}

const functions = {
  like({ of, pattern, escape: sign }, { print, dialect }) {
    const [left, right] = [of, pattern].map((side) => parenthesized(print(side), precedence.sum));
    const escaping = sign === undefined ? '' : ` escape ${dialect.clauses.text(sign)}`;
    return { text: `${left} like ${right}${escaping}`, precedence: precedence.compare };
  },
  divide({ left, right }, { print, dialect }) {
    const isZero = right.kind !== 'literal' || Number(right.value) === 0;
    const divisor = isZero ? `nullif(${print(right).text}, 0)` : parenthesized(print(right), precedence.unary);
    const text = `cast(${print(left).text} as ${dialect.types.number}) / ${divisor}`;
    return { text, precedence: precedence.product };
  },
  count: ({ of }, printing) => (of ? functionCall('count')([of], printing) : primary('count(*)')),
  countDistinct: ({ of }, { print, typeOf, dialect }) =>
    primary(`count(distinct ${of ? dialect.clauses.key(print(of), typeOf(of)) : '*'})`),
  sum: one('sum'),
  average: one('avg'),
  min: inOrder('min'),
  max: inOrder('max'),
  percentile: ({ of, share = 0.5 }, { print }) =>
    primary(`percentile_cont(${share}) within group (order by ${of ? print(of).text : ''})`),
  lag: one('lag'),
  rowNumber: one('row_number'),
  textLength: one('char_length'),
  blankToNull: ({ of }, { print }) => primary(`nullif(trim(${print(of).text}), '')`),
  nanToNull: ({ of }, { print, dialect }) =>
    primary(`nullif(${print(of).text}, ${dialect.clauses.double(Number.NaN)})`),
  coalesceZero: ({ of }, { print }) => primary(`coalesce(${print(of).text}, 0)`),
  addSeconds({ of, seconds }, { print, dialect }) {
    const [unit, size] = unitOf(seconds);
    const length = dialect.clauses.interval(Math.abs(seconds) / size, unit);
    const text = `${parenthesized(print(of), precedence.sum)} ${seconds < 0 ? '-' : '+'} ${length}`;
    return { text, precedence: precedence.sum };
  },
} satisfies Partial<Functions>;

/** The largest unit of which a number of seconds is a multiple. */
function unitOf(seconds: number): readonly [unit: string, size: number] {
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  return units.find(([, size]) => seconds % size === 0) ?? ['second', 1];
}

export const ansi: DialectBase<keyof typeof functions> = { clauses, types, functions };
