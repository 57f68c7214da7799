// Short words for building trees.
import { writable } from './compile-error.ts';
import type { AggregateCall, Compare, Literal, Named, Relation, SqlExpr, SqlType } from './tree.ts';

export const column = (name: string, of?: string): SqlExpr => ({
  kind: 'column',
  name: writable(name),
  ...(of !== undefined && { of }),
});
export const literal = (value: Literal['value'], type?: SqlType): Literal => ({
  kind: 'literal',
  value: typeof value === 'string' ? writable(value) : value,
  ...(type && { type }),
});
export const nothing = (type: SqlType): Literal => literal(null, type);
export const named = (name: string, of: SqlExpr = column(name)): Named => ({ name: writable(name), of });
export const scan = (...table: string[]): Relation => ({ kind: 'scan', table });

export const compare = (op: Compare['op'], left: SqlExpr, right: SqlExpr): SqlExpr => ({
  kind: 'compare',
  op,
  left,
  right,
});
export const isNull = (of: SqlExpr): SqlExpr => ({ kind: 'isNull', not: false, of });
export const aggregate = (name: AggregateCall['name'], of?: SqlExpr, share?: number): SqlExpr => ({
  kind: 'aggregateCall',
  name,
  ...(of && { of }),
  ...(share !== undefined && { share }),
});
export const either = (condition: SqlExpr, value: SqlExpr, otherwise?: SqlExpr): SqlExpr => ({
  kind: 'case',
  when: [[condition, value]],
  ...(otherwise && { otherwise }),
});

/** All of the conditions, the absent ones left out; undefined when none is left. */
export function all(...conditions: readonly (SqlExpr | undefined)[]): SqlExpr | undefined {
  const items = conditions.flatMap((item) => {
    if (!item) return [];
    return item.kind === 'logical' && item.op === 'and' ? item.items : [item];
  });
  return items.length > 1 ? { kind: 'logical', op: 'and', items } : items[0];
}

/** Any of the conditions; there is at least one. */
export function any(conditions: readonly SqlExpr[]): SqlExpr {
  const [only] = conditions;
  return only && conditions.length === 1 ? only : { kind: 'logical', op: 'or', items: conditions };
}

/** The rows for which the condition is true; all rows without one. */
export function filter(from: Relation, where: SqlExpr | undefined): Relation {
  return where ? { kind: 'filter', from, where } : from;
}

/** Equal, or both null: how groups are matched. */
export function same(left: SqlExpr, right: SqlExpr): SqlExpr {
  const nulls = all(isNull(left), isNull(right)) as SqlExpr;
  return any([compare('=', left, right), nulls]);
}
