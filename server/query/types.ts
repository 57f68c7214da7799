// Which type an expression has, worked out once on the tree: what a dialect asks where its SQL depends on it.
import type { ColumnType } from '../dataset/column-type.ts';
import type { NamedRelation, Relation, SqlCall, SqlExpr } from './tree.ts';

/** The type of a column by its name, and by the side of a join that it is of; undefined where nothing says it. */
export type ColumnTypes = (name: string, of?: string) => ColumnType | undefined;

export interface Types {
  /** The columns of a relation, and those of the sides of a join. */
  readonly columnsOf: (relation: Relation) => ColumnTypes;
  readonly typeOf: (expr: SqlExpr, columns: ColumnTypes) => ColumnType | undefined;
}

/** The types in one statement. */
export function typesIn(root: Relation): Types {
  const named = new Map<string, ColumnTypes>();
  for (const { name, of } of membersOf(root)) named.set(name, columnsOf(of));
  return { columnsOf, typeOf: expressionType };

  function columnsOf(relation: Relation): ColumnTypes {
    switch (relation.kind) {
      case 'scan':
        if (relation.columns) return (name) => relation.columns?.get(name);
        return (relation.table.length === 1 && named.get(relation.table[0] as string)) || untyped;
      case 'values': {
        const types = relation.columns.map((_, i) =>
          first(relation.rows, (row) => (row[i] ? expressionType(row[i], untyped) : undefined)),
        );
        return (name) => types[relation.columns.indexOf(name)];
      }
      case 'project':
      case 'aggregate':
      case 'window': {
        const from = columnsOf(relation.from);
        const made = relation.kind === 'aggregate' ? [...relation.by, ...relation.columns] : relation.columns;
        const types = new Map(made.map(({ name, of }) => [name, expressionType(of, from)]));
        return (name) => types.get(name) ?? (relation.kind === 'window' ? from(name) : undefined);
      }
      case 'join': {
        const sides = [relation.from, ...relation.with].map((side) => [side.as, columnsOf(side.of)] as const);
        return (name, of) =>
          first(sides, ([as, columns]) => (of === undefined || of === as ? columns(name) : undefined));
      }
      case 'union':
        return relation.of[0] ? columnsOf(relation.of[0]) : untyped;
      case 'with':
        return columnsOf(relation.in);
      default:
        return columnsOf(relation.from);
    }
  }
}

/** Columns of which nothing is known. */
export const untyped: ColumnTypes = () => undefined;

/** The relations that a statement names, each before those that are made of it. */
function membersOf(relation: Relation): readonly NamedRelation[] {
  return relation.kind === 'with'
    ? [...relation.names.flatMap((one) => [...membersOf(one.of), one]), ...membersOf(relation.in)]
    : [];
}

export function expressionType(expr: SqlExpr, columns: ColumnTypes): ColumnType | undefined {
  const of = (one: SqlExpr | undefined): ColumnType | undefined => one && expressionType(one, columns);
  switch (expr.kind) {
    case 'column':
      return columns(expr.name, expr.of);
    case 'literal':
      return expr.type ?? literalTypes[typeof expr.value]?.(expr.value);
    case 'cast':
      return expr.to;
    case 'case':
      return first([...expr.when.map(([, value]) => value), ...(expr.otherwise ? [expr.otherwise] : [])], of);
    case 'arithmetic': {
      const sides = [of(expr.left), of(expr.right)];
      if (expr.op === '/' || sides.includes('number')) return 'number';
      return sides.every((side) => side === 'integer') ? 'integer' : undefined;
    }
    case 'call':
      return callTypes[expr.name] ?? ('of' in expr ? of(expr.of) : undefined);
    case 'aggregateCall':
    case 'windowCall':
      return resultTypes[expr.name] ?? of(expr.of);
    default:
      return 'boolean';
  }
}

const literalTypes: Readonly<Record<string, (value: unknown) => ColumnType>> = {
  string: () => 'string',
  boolean: () => 'boolean',
  bigint: () => 'integer',
  number: (value) => (Number.isInteger(value) ? 'integer' : 'number'),
};
/** Undefined: that of what it is called with. */
const callTypes: Readonly<Record<SqlCall['name'], ColumnType | undefined>> = {
  dateTrunc: 'time',
  addSeconds: 'time',
  secondsBetween: 'number',
  jsonText: 'string',
  arrayLength: 'integer',
  jsonType: 'string',
  otherKeys: 'string',
  regexMatch: 'boolean',
  textLength: 'integer',
  blankToNull: 'string',
  safeInteger: 'integer',
  safeTime: 'time',
  nanToNull: undefined,
  coalesceZero: undefined,
};
const resultTypes = {
  count: 'integer',
  countDistinct: 'integer',
  average: 'number',
  percentile: 'number',
  rowNumber: 'integer',
  sum: undefined,
  min: undefined,
  max: undefined,
  lag: undefined,
} as const satisfies Readonly<Record<string, ColumnType | undefined>>;

function first<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
