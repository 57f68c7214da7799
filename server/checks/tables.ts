// The tables that a database lists, and finding one's way among them.
import { type ColumnType, columnTypeOf } from '../dataset/column-type.ts';
import type { PlanEntity, PlanSchema } from '../plan/plan.ts';
import { column, tableScan } from '../query/build.ts';
import type { Relation, SqlExpr } from '../query/tree.ts';
import { type CheckedValue, columnValue } from './value.ts';

export interface FoundTable {
  readonly name: string;
  readonly columns: readonly FoundColumn[];
}
export interface FoundColumn {
  readonly name: string;
  readonly type: ColumnType;
}
/** CSV and NDJSON give all columns as text; a table that holds nothing else says as little of its types. */
export const holdsOnlyText = ({ columns }: FoundTable): boolean => columns.every(({ type }) => type === 'string');

/** Databases do not tell names apart that differ in case only. */
export const byName = <T extends { readonly name: string }>(all: readonly T[], name: string): T | undefined =>
  all.find((one) => one.name === name) ?? all.find((one) => one.name.toLowerCase() === name.toLowerCase());

/** A table by its name; those of the database's own schema go without it. */
export const tableCalled = (tables: readonly FoundTable[], name: string): FoundTable | undefined =>
  byName(tables, name) ?? byName(tables, name.replace(/^main\./i, ''));

export interface FoundEntityTable {
  /** Rows that have a key. */
  readonly of: Relation;
  readonly key: SqlExpr;
  /** A trait; undefined where the table has no such column. */
  value(as: string, schema: PlanSchema): CheckedValue | undefined;
}

/** Undefined where the table lacks the key. */
export function entityTable(
  table: FoundTable,
  name: string,
  key: string,
  keySchema: PlanSchema,
): FoundEntityTable | undefined {
  const textual = holdsOnlyText(table);
  const value = (as: string, schema: PlanSchema): CheckedValue | undefined => {
    const found = byName(table.columns, as);
    const of = found && { of: column(found.name), storedType: found.type, column: columnTypeOf(schema), textual };
    return of && columnValue(of, schema);
  };
  const found = value(key, keySchema);
  const scan = tableScan(
    name,
    table.columns.map((one) => [one.name, one.type] as const),
  );
  return found && { of: { kind: 'filter', from: scan, where: found.there }, key: found.field.of, value };
}

/** What the plan says of an entity's key: of the property that has this wire name, else any text. */
export function keySchema(
  { key }: PlanEntity,
  properties: readonly (PlanSchema & { readonly as: string })[],
): PlanSchema {
  return properties.find((property) => property.as === key) ?? { types: ['string'] };
}
