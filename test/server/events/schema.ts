// Plan schemas as JSON Schema, judged by ajv: an opinion on generated values that is not ours.
import { createRequire } from 'node:module';
import type { Ajv as AjvType, ValidateFunction } from 'ajv';
import type { PlanEvent, PlanProperty, PlanSchema } from '../../../server/plan/plan.ts';

const require = createRequire(import.meta.url);
const Ajv = require('ajv').default as typeof AjvType;
const addFormats = require('ajv-formats').default as (ajv: AjvType) => void;

export function judge(): (schema: object) => ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, multipleOfPrecision: 9, allowUnionTypes: true });
  addFormats(ajv);
  ajv.addFormat('currency', /^[A-Z]{3}$/);
  ajv.addFormat('country', /^[A-Z]{2}$/);
  ajv.addFormat('locale', (text: string) => new Intl.Locale(text).toString() === text);
  ajv.addFormat('semver', /^\d+\.\d+\.\d+$/);
  return (schema) => ajv.compile(schema);
}

/** Keywords as the plan says them; `required_when` and variants are left to the tests that are about them. */
export function jsonSchema(schema: PlanSchema): object {
  const { types, enum: values, items, properties, additionalProperties: more, ...rest } = schema;
  const { format, pattern, minLength, maxLength, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = rest;
  const { multipleOf, minItems, maxItems, uniqueItems, const: only } = rest;
  const said = {
    ...{ format, pattern, minLength, maxLength, minimum, maximum, exclusiveMinimum, exclusiveMaximum },
    ...{ multipleOf, minItems, maxItems, uniqueItems, const: only },
    type: types.length && !types.includes('any') ? types : undefined,
    enum: values?.map(({ value }) => value),
    items: items && jsonSchema(items),
    ...(properties && objectSchema(properties)),
    additionalProperties: typeof more === 'object' ? jsonSchema(more) : more,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

const objectSchema = (properties: readonly PlanProperty[]): object => ({
  properties: Object.fromEntries(properties.map((property) => [property.as, jsonSchema(property)])),
  required: properties.filter((property) => property.required).map((property) => property.as),
});

/** The event's own properties, nothing beside them; envelope fields are taken off by the caller. */
export const eventSchema = ({ properties }: PlanEvent): object => ({
  type: 'object',
  ...objectSchema(properties),
  additionalProperties: false,
});
