// Short words for building trees.
import type { ColumnType } from '../dataset/column-type.ts';
import { writable } from './compile-error.ts';
import type { AggregateCall, Compare, Named, Relation, SqlExpr, SqlLiteral } from './tree.ts';

export const column = (name: string, of?: string): SqlExpr => ({
  kind: 'column',
  name: writable(name),
  ...(of !== undefined && { of }),
});
export const literal = (value: SqlLiteral['value'], type?: ColumnType): SqlLiteral => ({
  kind: 'literal',
  value: typeof value === 'string' ? writable(value) : value,
  ...(type && { type }),
});
export const typedNull = (type: ColumnType): SqlLiteral => literal(null, type);
export const aliased = (name: string, of: SqlExpr = column(name)): Named => ({ name: writable(name), of });
export const scan = (...table: string[]): Relation => ({ kind: 'scan', table });
/** A table by its name with dots, and what is known of its columns. */
export const tableScan = (table: string, columns: Iterable<readonly [name: string, type: ColumnType]>): Relation => ({
  kind: 'scan',
  table: table.split('.'),
  columns: new Map(columns),
});

export const compare = (op: Compare['op'], left: SqlExpr, right: SqlExpr): SqlExpr => ({
  kind: 'compare',
  op,
  left,
  right,
});
export const isNullExpr = (of: SqlExpr): SqlExpr => ({ kind: 'isNull', not: false, of });
export const aggregate = (name: AggregateCall['name'], of?: SqlExpr, share?: number): SqlExpr => ({
  kind: 'aggregateCall',
  name,
  ...(of && { of }),
  ...(share !== undefined && { share }),
});
export const caseWhen = (condition: SqlExpr, value: SqlExpr, otherwise?: SqlExpr): SqlExpr => ({
  kind: 'case',
  when: [[condition, value]],
  ...(otherwise && { otherwise }),
});

/** All of the conditions, the absent ones left out; undefined when none is left. */
export function and(...conditions: readonly (SqlExpr | undefined)[]): SqlExpr | undefined {
  const items = conditions.flatMap((item) => {
    if (!item) return [];
    return item.kind === 'logical' && item.op === 'and' ? item.items : [item];
  });
  return items.length > 1 ? { kind: 'logical', op: 'and', items } : items[0];
}

/** Any of the conditions; there is at least one. */
export function or(conditions: readonly SqlExpr[]): SqlExpr {
  const [only] = conditions;
  return only && conditions.length === 1 ? only : { kind: 'logical', op: 'or', items: conditions };
}

/** The rows for which the condition is true; all rows without one. */
export function filter(from: Relation, where: SqlExpr | undefined): Relation {
  return where ? { kind: 'filter', from, where } : from;
}

/** Equal, or both null: how groups are matched. */
export function isNotDistinct(left: SqlExpr, right: SqlExpr): SqlExpr {
  const nulls = and(isNullExpr(left), isNullExpr(right)) as SqlExpr;
  return or([compare('=', left, right), nulls]);
}
