// DuckDB's types and values as our columns and cells. The one place where a BigInt, a Decimal or a Timestamp is opened.

import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { ColumnType } from '../../dataset/column-type.ts';
import type { Cell, Column } from '../engine.ts';
import type { DuckDb } from './binding.ts';

/** By name, since the ids are known only once the native binding is loaded. Everything unnamed is text. */
const types: Readonly<Record<string, ColumnType>> = {
  BOOLEAN: 'boolean',
  TINYINT: 'integer',
  SMALLINT: 'integer',
  INTEGER: 'integer',
  BIGINT: 'integer',
  HUGEINT: 'integer',
  UTINYINT: 'integer',
  USMALLINT: 'integer',
  UINTEGER: 'integer',
  UBIGINT: 'integer',
  UHUGEINT: 'integer',
  BIGNUM: 'integer',
  FLOAT: 'number',
  DOUBLE: 'number',
  DATE: 'date',
  TIMESTAMP: 'time',
  TIMESTAMP_S: 'time',
  TIMESTAMP_MS: 'time',
  TIMESTAMP_NS: 'time',
  'TIMESTAMP WITH TIME ZONE': 'time',
  VARIANT: 'json',
  JSON: 'json',
};

export function columnFrom(name: string, type: DuckDBType): Column {
  return { name, type: columnType(type.alias ?? type.toString()) };
}

/** Of a type's name as DuckDB prints it: `BIGINT`, `DECIMAL(10,3)`, `STRUCT("a" INTEGER)`, `INTEGER[]`, `JSON`. */
export function columnType(name: string): ColumnType {
  if (name.endsWith(']') || /^(STRUCT|MAP|UNION)\(/.test(name)) return 'json';
  if (name.startsWith('DECIMAL(')) return name.endsWith(',0)') ? 'integer' : 'number';
  return types[name] ?? 'string';
}

/** Turns values of a result into cells: scalars as they are, what is nested as JSON text. */
export function cellReader(duck: DuckDb): (value: DuckDBValue) => Cell {
  return (value) => {
    const simple = plain(duck, value);
    const json =
      typeof simple === 'object' || value instanceof duck.DuckDBUnionValue || value instanceof duck.DuckDBVariantValue;
    return json && simple !== null ? JSON.stringify(simple) : (simple as Cell);
  };
}

type Plain = Cell | readonly Plain[] | { readonly [key: string]: Plain };

function plain(duck: DuckDb, value: DuckDBValue): Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return integer(value);
  if (value instanceof duck.DuckDBDecimalValue) return decimal(value.toString());
  if (value instanceof duck.DuckDBTimestampValue || value instanceof duck.DuckDBTimestampTZValue)
    return value.isFinite ? time(value.micros, value) : value.toString();
  if (value instanceof duck.DuckDBTimestampMillisecondsValue)
    return value.isFinite ? time(value.millis * 1000n, value) : value.toString();
  if (value instanceof duck.DuckDBTimestampNanosecondsValue)
    return value.isFinite ? time(value.nanos / 1000n, value) : value.toString();
  if (value instanceof duck.DuckDBTimestampSecondsValue)
    return value.isFinite ? time(value.seconds * 1_000_000n, value) : value.toString();
  if (value instanceof duck.DuckDBListValue || value instanceof duck.DuckDBArrayValue)
    return value.items.map((item) => plain(duck, item));
  if (value instanceof duck.DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([key, each]) => [key, plain(duck, each)]));
  if (value instanceof duck.DuckDBMapValue)
    return Object.fromEntries(value.entries.map((pair) => [String(pair.key), plain(duck, pair.value)]));
  if (value instanceof duck.DuckDBUnionValue || value instanceof duck.DuckDBVariantValue)
    return plain(duck, value.value);
  return value.toString();
}

const integer = (value: bigint): Cell =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString();

/** A double holds any 15 digits. */
const decimal = (text: string): Cell => (text.replace(/\D/g, '').replace(/^0+/, '').length <= 15 ? Number(text) : text);

/** `2026-01-20T08:00:00.000Z`, with microseconds only where there are some; years past 9999 in the expanded form of ISO 8601. */
function time(micros: bigint, value: { toString(): string }): string {
  const rest = ((micros % 1000n) + 1000n) % 1000n;
  const millis = Number((micros - rest) / 1000n);
  if (Math.abs(millis) > LAST_DATE) return value.toString();
  const iso = new Date(millis).toISOString();
  return rest === 0n ? iso : iso.replace('Z', `${rest.toString().padStart(3, '0')}Z`);
}

/** Milliseconds from the epoch to the last instant a Date can hold, either way. */
const LAST_DATE = 8.64e15;
