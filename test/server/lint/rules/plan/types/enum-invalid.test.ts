import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'enum-invalid';

test.each([
  ['type: string, enum: [1, 1.0, true, null, 2026-01-31]', 0],
  ['type: string, enum: [a, "a"]', 1],
  ['type: string, enum: [a, A]', 0],
  ['type: [string, "null"], enum: [a, null]', 0],
  ['type: integer, enum: [1, null]', 1],
  ['type: number, enum: [1, 1.0, 1.5]', 1],
  ['type: integer, enum: [1.0, 1.5]', 1],
  ['type: boolean, enum: [true, false]', 0],
  ['type: boolean, enum: [yes, "false", 1]', 3],
  ['type: any, enum: [1, a]', 0],
  ['enum: [1, a]', 0],
  ['type: nowhere, enum: [1, a]', 0],
  ['type: integer, enum: [9223372036854775807, 9223372036854775806]', 0],
  ['type: object, enum: [{value: {a: 1, b: 2}}, {value: {b: 2, a: 1}}]', 1],
  ['type: object, enum: [{value: {a: 9223372036854775807}}]', 0],
  ['type: string, enum: [{value: a}, {value: a, description: again}]', 1],
  ['type: string, enum: [{description: nothing}]', 0],
  ['type: array, items: {type: integer, enum: [1, b]}', 1],
])('%s', (says, count) => {
  expect(told(id, `properties: [{name: p, ${says}}]`)).toHaveLength(count);
});

test('the type may come from elsewhere', () => {
  const text = `
    types: [{name: level, type: integer}]
    properties: [{name: p, type: level}]
    bundles: [{name: b, properties: [{ref: p, enum: [1, x]}]}]
    events: [{name: e, use: b}, {name: f, use: b}]
  `;
  expect(told(id, text)).toEqual([
    '"x" in the enum of property "p" of bundle "b" is not of type integer, so it can never be sent. Change the value, or the type.',
  ]);
});
test('an envelope field has its own type', () => {
  expect(told(id, 'properties: [{name: platform, enum: [web, 1]}]')).toEqual([]);
});
test('what says the same is written plainly, comments stay', () => {
  const text = `
    properties:
      - name: p
        type: boolean
        enum:
          - "yes" # on
          - false
          - NO # off
      - {name: q, type: integer, enum: ["007", " 8 "]}
  `;
  expect(fixed(id, text)).toBe(
    'properties:\n  - name: p\n    type: boolean\n    enum:\n      - true # on\n      - false\n  - {name: q, type: integer, enum: ["007", 8]}',
  );
});
