import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'property-type-missing';

test.each([
  ['an envelope field', 'properties: [{name: user_id, format: uuid}]', 0],
  ['an envelope field in an event', 'events: [{name: e, properties: [user_id, {name: platform, required: true}]}]', 0],
  ['an envelope name inside an object', 'properties: [{name: o, type: object, properties: [{name: source}]}]', 1],
  ['a named type', 'types: [{name: t, type: string}]\nproperties: [{name: p, type: t}]', 0],
  ['a named type without a type', 'types: [{name: t, pattern: a}]\nproperties: [{name: p, type: t}]', 0],
  ['a named type that nobody defined', 'properties: [{name: p, type: nowhere}]', 0],
  ['a reference that leads nowhere', 'events: [{name: e, properties: [nowhere]}]', 0],
  [
    'a refinement of a bundle',
    'bundles: [{name: b, properties: [{name: p, type: string}]}]\nevents: [{name: e, use: b, properties: [{name: p, required: true}]}]',
    0,
  ],
  [
    'a variant that refines',
    'events: [{name: e, properties: [{name: p, type: string}], variants: [{name: v, where: "true", properties: [{name: p, required: true}]}]}]',
    0,
  ],
  [
    'a property that only a variant has',
    'events: [{name: e, variants: [{name: v, where: "true", properties: [{name: p}]}]}]',
    1,
  ],
  ['a trait', 'entities: [{name: user, key: user_id, traits: [{name: p}]}]', 1],
  [
    'a property of a bundle, once for all events',
    'bundles: [{name: b, properties: [{name: p}]}]\nevents: [{name: e, use: b}, {name: f, use: b}]',
    1,
  ],
  [
    'the dictionary’s, once for all uses',
    'properties: [{name: p}]\nevents: [{name: e, properties: [p]}, {name: f, properties: [p]}]',
    1,
  ],
  ['a member of an item', 'properties: [{name: l, type: array, items: {type: object, properties: [{name: p}]}}]', 1],
  ['items', 'properties: [{name: l, type: array, items: {maxLength: 3}}]', 0],
  ['a property whose name is still to be typed', 'properties: [{name: }]', 0],
])('%s', (_, text, count) => {
  expect(told(id, text)).toHaveLength(count);
});

test.each([
  ['p, enum: [a, b]', 'string'],
  ['p, enum: [1, 2]', 'integer'],
  ['p, examples: [1, 2.5]', 'number'],
  ['p, default: true', 'boolean'],
  ['p, const: null', undefined],
  ['p, examples: [a, null]', '[string, "null"]'],
  ['p, examples: [a, 1]', undefined],
  ['p, examples: [{a: 1}]', 'object'],
  ['p, examples: [[1]]', 'array'],
  ['p, format: uuid', 'string'],
  ['p, minItems: 1', 'array'],
  ['p, properties: [{name: q, type: string}]', 'object'],
  ['p, minimum: 1, maxLength: 3', undefined],
  ['is_paid', 'boolean'],
  ['isPaid', 'boolean'],
  ['is', undefined],
  ['order_id', 'string'],
  ['item_count', 'integer'],
  ['total_amount', 'number'],
  ['constructor', undefined],
  ['known', 'boolean'],
])('the type of {name: %s} is %s', (says, type) => {
  const text = `properties: [{name: ${says}}]\nevents: [{name: e, properties: [{name: known, type: boolean}]}]`;
  const found = /type: (.*?)(?:, [a-z]|\})/.exec(fixed(id, text).split('\n')[0] ?? '')?.[1];
  expect(found).toBe(type);
});
test('a name with two types elsewhere tells nothing', () => {
  const text =
    'events: [{name: e, properties: [{name: p, type: string}]}, {name: f, properties: [{name: p, type: number}]}, {name: g, properties: [{name: p}]}]';
  expect(told(id, text)).toEqual([
    'Property "p" of event "g" has no type, so it can be neither checked nor stored. Set "type".',
  ]);
});

test('a bare null is a type', () =>
  expect(
    told(
      'property-type-missing',
      'properties: [{name: a, type: null}, {name: b, type: ~}, {name: c, type: [string, null]}]',
    ),
  ).toEqual([]));
