// The type of a column: one vocabulary for the data, for SQL, for results. Databases and tools have words of their own, which stand where they are met.
import type { PlanSchema, TypeName } from '../plan/plan.ts';

/**
 * `integer` of 64 bits, `number` a double, `time` a time in UTC without a zone, `json` any JSON value in its JSON spelling: a text in it keeps
 * its quotes.
 */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'time' | 'json';

/**
 * The column type of a property by what the plan says of it: string, integer, number, boolean as they are; of strings the formats date and
 * date-time are `date` and `time`, unless enum, const or pattern make them words; object, array, any and unions are `json`.
 */
export function columnTypeOf(schema: PlanSchema): ColumnType {
  const values = schema.enum?.map((entry) => entry.value) ?? (schema.const === undefined ? [] : [schema.const]);
  const said: readonly string[] = schema.types.length
    ? schema.types
    : values.map((value) => (value === null ? 'null' : typeof value));
  const types = new Set(said.filter((type) => type !== 'null'));
  const [first, second] = [...types];
  if (first === undefined || types.size > 2) return 'json';
  if (second !== undefined) return types.has('integer') && types.has('number') ? 'number' : 'json';
  if (first === 'string' && !values.length && schema.pattern === undefined) {
    if (schema.format === 'date') return 'date';
    if (schema.format === 'date-time') return 'time';
  }
  return scalars[first as TypeName] ?? 'json';
}

const scalars: Partial<Readonly<Record<TypeName, ColumnType>>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
};
const numbers: ReadonlySet<ColumnType> = new Set(['integer', 'number']);
const texts: ReadonlySet<ColumnType> = new Set(['string', 'date', 'time']);

/** The type that holds the values of both. */
export function commonType(a: ColumnType, b: ColumnType): ColumnType {
  if (a === b) return a;
  if (numbers.has(a) && numbers.has(b)) return 'number';
  return texts.has(a) && texts.has(b) ? 'string' : 'json';
}
