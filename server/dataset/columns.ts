// The canonical wide layout: the envelope's columns, then one typed column per wire name. The event generator writes it, our SQL reads it.
import { codePointOrder } from '../expressions/code-point-order.ts';
import type { Plan, PlanSchema, TypeName } from '../plan/plan.ts';
import { envelope } from '../plan/plan.ts';

/** As DuckDB calls them. `JSON` holds any JSON value in its JSON spelling: a text in it keeps its quotes. */
export type ColumnType = 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP' | 'JSON';

export interface WideColumn {
  /** The wire name, but for a suffix where another column's differs from it only in case: databases do not tell these apart. */
  readonly name: string;
  readonly type: ColumnType;
  /** The wire name. */
  readonly as: string;
  readonly envelope: boolean;
}

/**
 * Envelope columns in their order, then one per wire name of any event in code-point order.
 * string VARCHAR (format date DATE, date-time TIMESTAMP in UTC, unless enum, const or pattern make it a word) · integer BIGINT ·
 * number DOUBLE · boolean BOOLEAN · object, array, any, unions JSON. Where events disagree about one wire name: integer and number
 * give DOUBLE, text and times VARCHAR, everything else JSON. A property named like an envelope field is that field.
 */
export function wideColumnsOf(plan: Plan): readonly WideColumn[] {
  const types = new Map<string, ColumnType>();
  for (const event of plan.events) {
    for (const property of event.properties) {
      if (Object.hasOwn(envelope, property.as)) continue;
      const type = typeOf(property);
      const before = types.get(property.as);
      types.set(property.as, before === undefined ? type : joined(before, type));
    }
  }
  const fields = Object.entries(envelope).map(([as, field]) => ({
    as,
    type: typeOf({ types: [field.type], ...field }),
  }));
  const properties = [...types].sort(([a], [b]) => codePointOrder(a, b)).map(([as, type]) => ({ as, type }));
  const taken = new Set<string>();
  return [...fields, ...properties].map((column, i) => ({
    name: freshName(column.as, taken),
    ...column,
    envelope: i < fields.length,
  }));
}

/** The column type of one property by what the plan says of it. */
export function typeOf(schema: PlanSchema): ColumnType {
  const values = schema.enum?.map((entry) => entry.value) ?? (schema.const === undefined ? [] : [schema.const]);
  const said: readonly string[] = schema.types.length
    ? schema.types
    : values.map((value) => (value === null ? 'null' : typeof value));
  const types = new Set(said.filter((type) => type !== 'null'));
  const [first, second] = [...types];
  if (first === undefined || types.size > 2) return 'JSON';
  if (second !== undefined) return types.has('integer') && types.has('number') ? 'DOUBLE' : 'JSON';
  if (first === 'string' && !values.length && schema.pattern === undefined) {
    if (schema.format === 'date') return 'DATE';
    if (schema.format === 'date-time') return 'TIMESTAMP';
  }
  return columnTypes[first as TypeName] ?? 'JSON';
}

const columnTypes: Partial<Readonly<Record<TypeName, ColumnType>>> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};
const numbers: ReadonlySet<ColumnType> = new Set(['BIGINT', 'DOUBLE']);
const texts: ReadonlySet<ColumnType> = new Set(['VARCHAR', 'DATE', 'TIMESTAMP']);

function joined(a: ColumnType, b: ColumnType): ColumnType {
  if (a === b) return a;
  if (numbers.has(a) && numbers.has(b)) return 'DOUBLE';
  return texts.has(a) && texts.has(b) ? 'VARCHAR' : 'JSON';
}

/** The name, with `_2`, `_3` … where it is taken already but for case; notes it as taken. */
function freshName(as: string, taken: Set<string>): string {
  const base = as.replaceAll('\0', '_') || '_';
  let name = base;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}_${n}`;
  taken.add(name.toLowerCase());
  return name;
}
