// Our judgement of values against ajv's.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conforms, nullable } from '../../../server/plan/conforms.ts';
import type { Plain, PlanSchema } from '../../../server/plan/plan.ts';
import { canonicalJson } from '../../../server/plan/validate.ts';
import { fuzz } from '../../fuzz.ts';
import { property } from '../events/build.ts';
import { jsonSchema, judge } from '../events/schema.ts';
import { schemas } from '../events/schemas.ts';

const plains = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Plain>;

test('random values, random schemas: the same verdict', () => {
  const compile = judge();
  fc.assert(
    fc.property(schemas, fc.array(plains, { maxLength: 5 }), (schema, values) => {
      const validate = compile(jsonSchema(schema));
      for (const value of values)
        if (usual(schema)) expect([value, conforms(schema, value)]).toEqual([value, validate(value)]);
    }),
    { numRuns: fuzz.runs(300) },
  );
});
// Ours reads formats and multiples a little differently from ajv's.
const usual = (schema: PlanSchema): boolean => !/"format"|multipleOf/.test(JSON.stringify(schema));

test.each<[PlanSchema, Plain, boolean]>([
  [{ types: ['string'], format: 'uuid' }, '8D3A1E0C-6d1f-4a58-9d6b-0c7b6f2a1e55', true],
  [{ types: ['string'], format: 'uuid' }, '8d3a1e0c', false],
  [{ types: ['string'], format: 'date' }, '2026-02-31', false],
  [{ types: ['string'], format: 'date' }, '31.1.2026', false],
  [{ types: ['string'], format: 'ipv6' }, '::1', true],
  [{ types: ['string'], format: 'ipv6' }, '1::2::3', false],
  [{ types: ['string'], format: 'ipv4' }, '256.1.1.1', false],
  [{ types: ['string'], format: 'duration' }, 'P1W', true],
  [{ types: ['string'], format: 'duration' }, 'PT', false],
  [{ types: ['string'], format: 'nonsense' }, 'anything', true],
  [{ types: ['string'], pattern: '(' }, 'anything', true],
  [{ types: ['number'], multipleOf: 0.1 }, 0.3, true],
  [{ types: ['number'], multipleOf: 0.1 }, 0.35, false],
  [{ types: ['string'], maxLength: 1 }, '🦊', true],
  [{ types: ['string', 'null'], enum: [{ value: 'a' }] }, null, false],
  [{ types: ['string', 'null'], const: 'a' }, null, false],
  [{ types: [], additionalProperties: { types: ['integer'] }, properties: [property('a')] }, { a: 'x', b: 1 }, true],
  [{ types: [], additionalProperties: { types: ['integer'] }, properties: [property('a')] }, { a: 'x', b: 'y' }, false],
])('%j says of %j: %s', (schema, value, verdict) => {
  expect(conforms(schema, value)).toBe(verdict);
});

describe('null', () => {
  test.each<[PlanSchema, boolean]>([
    [{ types: [] }, false],
    [{ types: ['string'] }, false],
    [{ types: ['string', 'null'] }, true],
    [{ types: ['string', 'null'], enum: [{ value: 'a' }] }, false],
    [{ types: ['string', 'null'], enum: [{ value: 'a' }, { value: null }] }, true],
    [{ types: [], enum: [{ value: null }] }, true],
    [{ types: ['null'], const: null }, true],
  ])('may be sent for %j: %s', (schema, may) => {
    expect(nullable(schema)).toBe(may);
  });
});

test('equal values have one canonical text', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
  fc.assert(
    fc.property(
      plains,
      (value) => JSON.stringify(JSON.parse(canonicalJson(value))).length === JSON.stringify(value).length,
    ),
  );
});
