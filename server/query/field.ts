// A bound field as SQL, read as the type that the plan gives it.
import type { BoundField } from '../dataset/binding.ts';
import type { ColumnType } from '../dataset/column-type.ts';
import type { DataTable } from '../dataset/tables.ts';
import { column, tableScan } from './build.ts';
import type { Relation, SqlExpr } from './tree.ts';

/** A value in SQL and its type: `json` for lists, objects and what the plan gives no one type, whose `of` is then its text. */
export interface SqlField {
  readonly of: SqlExpr;
  readonly type: ColumnType;
  /** Where a value of type `json` lies. */
  readonly json?: { readonly of: SqlExpr; readonly path: readonly string[] };
}

/** What a condition or a dimension may name: a path of names -> a field. */
export type SqlFields = (path: readonly string[]) => SqlField | undefined;

/** Undefined for a member of a column that is no JSON, and for what the data do not hold. */
export function fieldSql({ column: name, path, stored, type }: BoundField): SqlField | undefined {
  if (name === undefined) return undefined;
  const of = column(name);
  if (path.length) return stored === 'json' ? member(of, path, type) : undefined;
  if (stored !== 'json') return widened({ of, type: stored }, type);
  return member(of, [], type);
}

/** What a JSON value holds under a path, as the type that the plan says; what cannot be read so is null. */
function member(of: SqlExpr, path: readonly string[], type: ColumnType): SqlField {
  const text: SqlExpr = { kind: 'call', name: 'jsonText', of, path };
  if (type === 'json') return { of: text, type, json: { of, path } };
  return { of: readAs(text, type), type };
}

/** What a text says as the type, else null: 5.7 is no integer, an offset moves a time. */
function readAs(text: SqlExpr, type: ColumnType): SqlExpr {
  if (type === 'string') return text;
  if (type === 'integer') return { kind: 'call', name: 'safeInteger', of: text };
  if (type === 'time') return { kind: 'call', name: 'safeTime', of: text };
  return { kind: 'cast', of: text, to: type, safe: true };
}

/** A column whose type is wider than that of one event's values: texts may stand for times. */
function widened(field: SqlField, wanted: ColumnType): SqlField {
  const isTime = wanted === 'date' || wanted === 'time';
  return field.type === 'string' && isTime ? { of: readAs(field.of, wanted), type: wanted } : field;
}

/** The rows of a table, with the types of its columns. */
export const tableSql = ({ name, columns }: DataTable): Relation =>
  tableScan(
    name,
    columns.map((one) => [one.name, one.type] as const),
  );
