import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'constraint-range-inverted';

test.each([
  ['minimum: 1, maximum: 1', 0],
  ['exclusiveMinimum: 1, maximum: 1', 1],
  ['minimum: 1, exclusiveMaximum: 1', 1],
  ['exclusiveMinimum: 1, exclusiveMaximum: 2', 0],
  ['minLength: 3, maxLength: 2', 1],
  ['minItems: 3, maxItems: 2', 1],
  ['minProperties: 3, maxProperties: 2', 1],
  ['minimum: 3', 0],
  ['minimum: -0.5, maximum: -0.6', 1],
  ['minimum: 3, maximum: many', 0],
])('%s', (constraints, count) => {
  expect(told(id, `properties: [{name: a, type: number, ${constraints}}]`)).toHaveLength(count);
});

test.each([
  [
    'a named type',
    'types: [{name: age, type: integer, minimum: 18}]\nproperties: [{name: a, type: age, maximum: 17}]',
    'Property "a" has maximum 17 and, from type "age", minimum 18, so that no value fits. Change one of the two.',
  ],
  [
    'a bundle that many events use, told once',
    'properties: [{name: a, type: integer, minimum: 18}]\nbundles: [{name: b, properties: [{ref: a, maximum: 17}]}]\nevents: [{name: e, use: b}, {name: f, use: b}]',
    'Property "a" of bundle "b" has maximum 17 and, from property "a", minimum 18, so that no value fits. Change one of the two.',
  ],
  [
    'a bundle that nobody uses',
    'properties: [{name: a, type: integer, minimum: 18}]\nbundles: [{name: b, properties: [{ref: a, maximum: 17}]}]',
    'Property "a" of bundle "b" has maximum 17 and, from property "a", minimum 18, so that no value fits. Change one of the two.',
  ],
  [
    'a member of an object',
    'events: [{name: e, properties: [{name: o, type: object, properties: [{name: a, type: string, minLength: 2, maxLength: 1}]}]}]',
    'Property "a" of property "o" of event "e" has minLength 2 and maxLength 1, so that no value fits. Swap the two.',
  ],
  [
    'items',
    'properties: [{name: l, type: array, items: {type: integer, minimum: 2, maximum: 1}}]',
    'The value of property "l" has minimum 2 and maximum 1, so that no value fits. Swap the two.',
  ],
  [
    'a variant',
    'events: [{name: e, properties: [{name: a, type: integer, minimum: 2}], variants: [{name: v, where: "true", properties: [{ref: a, maximum: 1}]}]}]',
    'Property "a" of variant "v" of event "e" has maximum 1 and, from property "a" of event "e", minimum 2, so that no value fits. Change one of the two.',
  ],
  [
    'a parent',
    'events: [{name: e, properties: [{name: a, type: integer, minimum: 2}]}, {name: f, extends: e, properties: [{name: a, maximum: 1}]}]',
    'Property "a" of event "f" has maximum 1 and, from property "a" of event "e", minimum 2, so that no value fits. Change one of the two.',
  ],
])('in %s', (_, text, message) => {
  expect(told(id, text)).toEqual([message]);
});

test('an upper bound below a lower one of a layer above is told where the later stands', () => {
  const text =
    'properties: [{name: a, type: integer, maximum: 1}]\nevents: [{name: e, properties: [{ref: a, minimum: 2}]}]';
  expect(told(id, text)).toEqual([
    'Property "a" of event "e" has minimum 2 and, from property "a", maximum 1, so that no value fits. Change one of the two.',
  ]);
});
test('what was swapped keeps its comments and its digits', () => {
  const text = `
    properties:
      - name: a
        type: number
        minimum: 1.50 # least
        maximum: 0.10 # most
  `;
  expect(fixed(id, text)).toContain('minimum: 0.10 # least\n    maximum: 1.50 # most');
});
