// The kinds of values that conditions tell apart: an integer is a number, a text of format date or date-time is a time.
import type { PlanSchema } from '../plan/plan.ts';

export type ValueKind = 'text' | 'number' | 'boolean' | 'time' | 'array' | 'object' | 'null' | 'any';

export const kindWords: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  time: 'a time',
  array: 'a list',
  object: 'an object',
  null: 'null',
  any: 'of no known type',
};

/** Of a schema's types but null; several that differ are `any`. */
export function kindOfSchema(schema: PlanSchema): ValueKind {
  const kinds = new Set(schema.types.filter((type) => type !== 'null').map((type) => kindOfType(type, schema.format)));
  const [only] = kinds;
  if (kinds.size === 1 && only !== undefined) return only;
  return schema.types.length === 1 && schema.types[0] === 'null' ? 'null' : 'any';
}

function kindOfType(type: PlanSchema['types'][number], format: string | undefined): ValueKind {
  if (type === 'integer') return 'number';
  if (type !== 'string') return type;
  return format === 'date' || format === 'date-time' ? 'time' : 'text';
}

export function kindOfValue(value: string | number | bigint | boolean | null): ValueKind {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'boolean' : 'number';
}

/** Null and the unknown go with everything. */
export function comparable(left: ValueKind, right: ValueKind): boolean {
  const open = (kind: ValueKind) => kind === 'null' || kind === 'any';
  return left === right || open(left) || open(right);
}
