// A language as JSON Schema (draft-07, the newest that editors read), from its key table.
// What it accepts is what leaves unknown-key, missing-required-key and wrong-value-kind silent.

import { ANY_NAME, type KeySpec, type KeyTable, type Kind, type ShapeKeys, type TextForm } from './kinds.ts';
import type { Language } from './language.ts';

export type JsonSchema = { readonly [key: string]: unknown };

/** The schema of a file; nothing at all may stand in it as well. */
export function jsonSchemaOf({ table, root }: Language, title: string): JsonSchema {
  const { [root]: file = {}, ...shapes } = table;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    ...nullable(shapeSchema(file)),
    definitions: Object.fromEntries(Object.entries(shapes).map(([shape, keys]) => [shape, shapeSchema(keys)])),
  };
}

/** The schema of data that is an item of one of some shapes. */
export const anyItemSchema = (table: KeyTable, shapes: readonly string[], title: string): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title,
  anyOf: shapes.map((shape) => ({ $ref: `#/definitions/${shape}` })),
  definitions: Object.fromEntries(Object.entries(table).map(([shape, keys]) => [shape, shapeSchema(keys)])),
});

function shapeSchema({ [ANY_NAME]: other, ...keys }: ShapeKeys): JsonSchema {
  const required = Object.entries(keys).filter(([, row]) => row.required);
  const always = required.filter(([, row]) => !row.instead).map(([key]) => key);
  const either = required
    .filter(([, row]) => row.instead)
    .map(([key, row]) => ({ anyOf: [needs(key), needs(row.instead ?? key)] }));
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(keys).map(([key, row]) => [
        key,
        { ...valueSchema(row), description: row.doc, ...(row.default === undefined ? {} : { default: row.default }) },
      ]),
    ),
    patternProperties: { '^x-': {}, ...(other?.only ? { [`^(?:${other.only.join('|')})$`]: valueSchema(other) } : {}) },
    additionalProperties: other && !other.only ? valueSchema(other) : false,
    ...(always.length ? { required: always } : {}),
    ...(either.length ? { allOf: either } : {}),
  };
}
const needs = (key: string): JsonSchema => ({ required: [key], properties: { [key]: { not: { type: 'null' } } } });

/** A key that is written but has no value yet is nothing wrong, unless it is required. */
const valueSchema = (row: KeySpec): JsonSchema =>
  row.required && !row.instead ? kindSchema(row.kind) : nullable(kindSchema(row.kind));
const nullable = (schema: JsonSchema): JsonSchema => {
  if (Object.keys(schema).length === 0) return schema;
  if (typeof schema.type === 'string') return { ...schema, type: [schema.type, 'null'] };
  if (Array.isArray(schema.type))
    return schema.type.includes('null') ? schema : { ...schema, type: [...schema.type, 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
};

/** Where the language wants text, any scalar is text: `4.10`, `no`, `2026-12-31`. */
const anyText: JsonSchema = { type: ['string', 'number', 'boolean'] };

const filledText: JsonSchema = { ...anyText, pattern: '\\S' };

const formSchema = ({ pattern, number }: TextForm): JsonSchema => ({
  type: number ? ['string', 'number'] : 'string',
  pattern,
  ...number,
});

function kindSchema(kind: Kind): JsonSchema {
  switch (kind.is) {
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      return {
        type: 'integer',
        ...(kind.from === undefined ? {} : { minimum: kind.from }),
        ...(kind.to === undefined ? {} : { maximum: kind.to }),
      };
    case 'number':
      return { type: 'number' };
    case 'text':
      return kind.form ? formSchema(kind.form) : anyText;
    case 'name':
      return filledText;
    case 'oneOf':
      return { enum: kind.of.includes('off') ? [...kind.of, false] : kind.of };
    case 'any':
      return {};
    case 'ref':
      return {
        anyOf: [
          anyText,
          { type: 'object', properties: { ref: anyText }, required: ['ref'], additionalProperties: false },
        ],
      };
    case 'renames':
      return { type: 'object', additionalProperties: nullable(anyText) };
    case 'map':
      return kind.of === undefined ? { type: 'object' } : { $ref: `#/definitions/${kind.of}` };
    case 'list': {
      const list = { type: 'array', items: nullable(kindSchema(kind.of)), ...(kind.filled ? { minItems: 1 } : {}) };
      if (kind.lines) return { anyOf: [kind.filled ? filledText : anyText, list] };
      return kind.lone ? { anyOf: [kindSchema(kind.of), list] } : list;
    }
    case 'item': {
      const item = { $ref: `#/definitions/${kind.of}` };
      return kind.short ? { anyOf: [item, anyText] } : item;
    }
    case 'either':
      return { anyOf: kind.of.map(kindSchema) };
    default:
      return anyText;
  }
}
