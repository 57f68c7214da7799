import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'constraint-not-applicable';

test.each([
  ['type: string, minLength: 1, maxLength: 2, pattern: a, format: uuid', 0],
  ['type: number, minimum: 1, maximum: 2, exclusiveMinimum: 0, exclusiveMaximum: 3, multipleOf: 1', 0],
  ['type: array, items: {type: string, maxLength: 3}, minItems: 1, maxItems: 2, uniqueItems: true', 0],
  [
    'type: object, properties: [{name: a, type: string}], additionalProperties: {type: string}, minProperties: 1, maxProperties: 3',
    0,
  ],
  ['type: [string, integer], maxLength: 3, minimum: 1', 0],
  ['type: any, maxLength: 3', 0],
  ['maxLength: 3', 0],
  ['type: nowhere, maxLength: 3', 0],
  ['type: "null", maxLength: 3', 0],
  ['type: boolean, enum: [true], const: true, default: true, unit: s, pii: none', 0],
  [
    'type: boolean, pattern: a, uniqueItems: false, additionalProperties: false, items: {type: string}, properties: [{name: a, type: string}]',
    5,
  ],
  ['type: array, items: {type: integer, format: uuid}', 1],
  ['type: object, additionalProperties: {type: integer, minItems: 2}', 1],
])('%s', (says, count) => {
  expect(told(id, `properties: [{name: p, ${says}}]`)).toHaveLength(count);
});

test('an envelope field has its own type', () => {
  expect(told(id, 'properties: [{name: event_time, maxLength: 30}, {name: user_id, minimum: 1}]')).toEqual([
    '"minimum" is about numbers, and property "user_id" is string, so it checks nothing. Remove it, or change the type.',
  ]);
});
test('a named type and what uses it', () => {
  const text = `
    types: [{name: code, type: integer, pattern: a}]
    properties: [{name: p, type: code, maxLength: 3}]
  `;
  expect(told(id, text).map((message) => message.slice(0, 60))).toEqual([
    '"pattern" is about strings, and type "code" is integer, so i',
    '"maxLength" is about strings, and property "p" is integer, s',
  ]);
});
test('a block of members goes as a whole', () => {
  const text = `
    properties:
      - name: p
        properties: # members
          - {name: a, type: string}
          - {name: b, type: string}
        type: string
  `;
  expect(fixed(id, text)).toBe('properties:\n  - name: p\n    type: string');
});
