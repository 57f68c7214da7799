import { expect, test } from 'vitest';
import { told } from '../../../diagnostics.ts';

const id = 'refinement-widens';
/** One property of the dictionary, and what an event says of it. */
const over = (dictionary: string, event: string) =>
  `properties: [{name: p, ${dictionary}}]\nevents: [{name: e, properties: [{ref: p, ${event}}]}]`;

test.each([
  ['type: number', 'type: integer', 0],
  ['type: integer', 'type: number', 1],
  ['type: [string, "null"]', 'type: string', 0],
  ['type: string', 'type: [string, "null"]', 1],
  ['type: any', 'type: string', 0],
  ['type: string', 'type: any', 1],
  ['type: string', 'type: nowhere', 0],
  ['minimum: 1', 'minimum: 1', 0],
  ['minLength: 2', 'minLength: 1', 1],
  ['maxLength: 2', 'maxLength: 3', 1],
  ['maxItems: 2', 'maxItems: 1', 0],
  ['exclusiveMaximum: 2', 'exclusiveMaximum: 3', 1],
  ['type: string, enum: [a, b]', 'enum: [b]', 0],
  ['type: string, enum: [1, b]', 'enum: ["1"]', 0],
  ['type: integer, enum: [1, 2]', 'enum: ["1"]', 1],
  ['type: string, enum: [a, b]', 'enum: [b, c, d]', 2],
  ['type: string, enum: [a, b]', 'enum: [c, d]', 1],
  ['type: string, enum: [a, b]', 'const: a', 0],
  ['type: string, enum: [a, b]', 'const: c', 1],
  ['type: string, const: a', 'enum: [a, b]', 1],
  ['type: string', 'enum: [a]', 0],
  ['type: string, enum: [a]', 'pattern: a, format: uuid', 0],
  ['type: string, format: uuid', 'format: uuid', 0],
  ['type: string, format: uuid', 'format: email', 1],
  ['type: array, items: {type: string}', 'items: {type: integer}', 1],
  [
    'type: object, properties: [{name: q, type: string}]',
    'properties: [{name: q, type: integer}, {name: r, type: string}]',
    1,
  ],
  ['type: object, additionalProperties: {type: string}', 'additionalProperties: false', 0],
])('%s, then %s', (dictionary, event, count) => {
  expect(told(id, over(dictionary, event))).toHaveLength(count);
});

test('bundles beside each other may each restrict a property', () => {
  const text = (a: string, b: string) => `
    bundles: [{name: a, properties: [{name: p, ${a}}]}, {name: b, properties: [{name: p, ${b}}]}]
    events: [{name: e, use: [a, b]}]
  `;
  expect(
    told(id, text('type: string, enum: [x, y], maxLength: 3', 'type: string, enum: [y, z], maxLength: 9')),
  ).toEqual([]);
  expect(told(id, text('type: number', 'type: integer'))).toEqual([]);
  expect(told(id, text('type: string, enum: [x, y]', 'type: string, enum: [z, w]'))).toEqual([
    'Property "p" of bundle "b" allows other values, but property "p" of bundle "a" allows none of them. No value fits both. Change one of the two.',
  ]);
  expect(told(id, text('type: string', 'type: integer'))).toEqual([
    'Property "p" of bundle "b" has type integer, but property "p" of bundle "a" has type string. No value fits both. Change one of the two.',
  ]);
});
test('an event stands above its bundles, its parent and the globals; a variant above the event', () => {
  const text = `
    bundles: [{name: b, properties: [{name: p, type: string, maxLength: 3}]}]
    globals: [{events: "e*", use: [b]}]
    events:
      - {name: base, properties: [{name: q, type: integer}]}
      - name: e
        extends: base
        properties: [{name: p, maxLength: 4}, {name: q, type: string}, {name: r, type: string}]
        variants: [{name: v, where: "true", properties: [{name: r, type: integer}]}]
  `;
  expect(told(id, text).map((message) => message.split('. ')[0])).toEqual([
    'Property "p" of event "e" has maxLength 4, but property "p" of bundle "b" has maxLength 3',
    'Property "q" of event "e" has type string, but property "q" of event "base" has type integer',
    'Property "r" of variant "v" of event "e" has type integer, but property "r" of event "e" has type string',
  ]);
});
test('a clash that only the second event of a bundle brings about', () => {
  const text = `
    bundles: [{name: b, properties: [{name: p, type: string}]}]
    events:
      - {name: first, use: b}
      - {name: base, properties: [{name: p, type: integer}]}
      - {name: second, extends: base, use: b}
      - {name: third, extends: base, use: b}
  `;
  expect(told(id, text)).toHaveLength(1);
});
test('a named type stands below what uses it', () => {
  const text = `
    types: [{name: code, type: string, maxLength: 3, enum: [a, b]}]
    properties: [{name: p, type: code, maxLength: 4, enum: [a, c]}]
  `;
  expect(told(id, text).map((message) => message.split('. ')[0])).toEqual([
    'Property "p" has maxLength 4, but type "code" has maxLength 3',
    'Property "p" allows "c", but type "code" does not',
  ]);
});
test('what was required stays so', () => {
  const text = `
    bundles: [{name: b, properties: [{name: p, type: string, required: true}]}]
    events: [{name: e, use: b, properties: [{name: p, required: false}]}, {name: f, use: b, properties: [p]}]
  `;
  expect(told(id, text).map((message) => message.split('. ')[0])).toEqual([
    'Property "p" of event "e" is not required, but property "p" of bundle "b" is',
  ]);
});
test('an envelope field keeps its type', () => {
  const text = `
    properties: [{name: user_id, type: integer}, {name: session_id, type: [string, "null"]}, {name: event_id, as: id, type: integer}]
    events: [{name: e, properties: [user_id, {name: source, type: object, properties: [{name: platform, type: integer}]}]}]
    entities: [{name: device, key: anonymous_id, traits: [{name: platform, type: integer}]}]
  `;
  expect(told(id, text)).toEqual([
    'Property "user_id" has type integer, but "user_id" is a field that every event has, and it is string. Leave the type away, or collect it under another name with "as".',
    'Property "source" of event "e" has type object, but "source" is a field that every event has, and it is string. Leave the type away, or collect it under another name with "as".',
  ]);
});
