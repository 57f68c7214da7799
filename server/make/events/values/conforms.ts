// Whether a value keeps every keyword that the plan says of it.
import { isMatch, regExpOf } from '../../../read/plan/pattern.ts';
import type { Plain, PlanSchema, TypeName } from '../../../read/plan/plan.ts';
import { formats } from './formats.ts';

/** Conditions (`required_when`) are not looked at. A pattern that is no regular expression matches nothing, one that might take too long anything. */
export function conforms(schema: PlanSchema, value: Plain): boolean {
  if (schema.types.length && !schema.types.some((type) => isOf(type, value))) return false;
  if (schema.enum && !schema.enum.some((entry) => same(entry.value, value))) return false;
  if (schema.const !== undefined && !same(schema.const, value)) return false;
  if (value === null) return true;
  if (typeof value === 'string') return textConforms(schema, value);
  if (typeof value === 'number') return numberConforms(schema, value);
  if (Array.isArray(value)) return listConforms(schema, value);
  return typeof value === 'boolean' || objectConforms(schema, value as { readonly [key: string]: Plain });
}

/** Whether null may be sent: its type says so, and no list of values leaves it out. */
export function nullable({ types, enum: values, const: only }: PlanSchema): boolean {
  if (only !== undefined) return only === null;
  if (values) return values.some((entry) => entry.value === null) && (!types.length || types.includes('null'));
  return types.includes('null');
}

/** Equal as JSON. */
export const same = (a: Plain, b: Plain): boolean =>
  a === b ||
  (a !== null && b !== null && typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b));

/** JSON with keys in code-unit order: equal values have equal texts. */
export function canonical(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join()}}`;
}

function isOf(type: TypeName, value: Plain): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'null':
      return value === null;
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return value !== null && typeof value === 'object' && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function textConforms(schema: PlanSchema, value: string): boolean {
  const length = schema.minLength === undefined && schema.maxLength === undefined ? 0 : [...value].length;
  if (length < (schema.minLength ?? 0) || length > (schema.maxLength ?? Number.POSITIVE_INFINITY)) return false;
  if (schema.pattern !== undefined && !(isMatch(schema.pattern, value) ?? regExpOf(schema.pattern))) return false;
  const format = schema.format === undefined ? undefined : formats.get(schema.format);
  return !format || format.is(value);
}

function numberConforms(schema: PlanSchema, value: number): boolean {
  if (schema.minimum !== undefined && value < schema.minimum) return false;
  if (schema.maximum !== undefined && value > schema.maximum) return false;
  if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum) return false;
  if (schema.exclusiveMaximum !== undefined && value >= schema.exclusiveMaximum) return false;
  if (!schema.multipleOf) return true;
  const times = value / schema.multipleOf;
  return Math.abs(times - Math.round(times)) <= 1e-9;
}

function listConforms(schema: PlanSchema, value: readonly Plain[]): boolean {
  if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY))
    return false;
  if (schema.uniqueItems && new Set(value.map(canonical)).size < value.length) return false;
  const { items } = schema;
  return !items || value.every((item) => conforms(items, item));
}

function objectConforms(schema: PlanSchema, value: { readonly [key: string]: Plain }): boolean {
  const known = new Set<string>();
  for (const property of schema.properties ?? []) {
    known.add(property.as);
    if (!Object.hasOwn(value, property.as)) {
      if (property.required) return false;
    } else if (!conforms(property, value[property.as] as Plain)) return false;
  }
  const more = schema.additionalProperties;
  if (more === undefined || more === true) return true;
  return Object.entries(value).every(([key, field]) => known.has(key) || (more !== false && conforms(more, field)));
}
