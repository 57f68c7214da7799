import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'example-invalid';

test.each([
  ['type: string, examples: [4.10, NO, 2026-12-31, null]', 0],
  ['type: string, maxLength: 3, examples: [4.100]', 1],
  ['type: [string, "null"], examples: [null, a]', 0],
  ['type: integer, examples: [1, 1.0, 1.5, "1"]', 2],
  ['type: integer, examples: [9223372036854775807]', 0],
  ['type: boolean, examples: [yes, "true"]', 2],
  ['type: string, format: email, examples: [ada@example.com, ada]', 1],
  ['type: string, format: date-time, examples: [2026-01-31T10:00:00Z]', 0],
  ['type: string, pattern: "(", examples: [a]', 0],
  ['type: nowhere, examples: [a]', 0],
  ['examples: [a, 1]', 0],
  ['type: string, enum: [a, b], const: c', 1],
  ['type: string, const: c, default: c, examples: [c]', 0],
  ['type: string, const: c, default: d', 1],
  ['type: integer, default: null', 1],
  ['type: array, items: {type: string}, examples: [[1, a]]', 0],
  ['type: array, items: {type: integer}, examples: [[1, a]]', 1],
  ['type: array, items: {type: integer}, examples: [1, 2]', 2],
  ['type: object, properties: [{name: code, type: string}], examples: [{code: 007}]', 0],
  ['type: object, properties: [{name: code, type: string, required: true}], examples: [{}]', 1],
  ['type: object, additionalProperties: {type: integer}, examples: [{a: 1, b: x}]', 1],
])('%s', (says, count) => {
  expect(told(id, `properties: [{name: p, ${says}}]`)).toHaveLength(count);
});

test('an envelope field has its own type and format', () => {
  expect(told(id, 'properties: [{name: event_time, examples: [yesterday]}]')).toHaveLength(1);
});
test('what an event narrows leaves examples of the dictionary and of bundles alone', () => {
  const text = `
    properties: [{name: p, type: string, enum: [a, b], examples: [b]}]
    bundles: [{name: x, properties: [{ref: p, examples: [b]}]}]
    events: [{name: e, use: x, properties: [{ref: p, enum: [a]}]}]
  `;
  expect(told(id, text)).toEqual([]);
});
test('an example of an event is held against what stands below it', () => {
  const text = `
    properties: [{name: p, type: string}]
    events: [{name: e, properties: [{ref: p, enum: [free, paid], examples: [never]}]}]
  `;
  expect(told(id, text)).toEqual([
    'Example "never" of property "p" of event "e" is not one of the values it may have. People copy examples, and generated events send them. Change or remove it.',
  ]);
});
test('what is wrong deep inside is named by its way, without places in lists', () => {
  const says =
    'type: array, items: {type: object, properties: [{name: price, type: number}]}, examples: [[{price: 1}, {price: x}]]';
  expect(told(id, `properties: [{name: items, ${says}}]`)).toEqual([
    'In an example of property "items", "price" is not of type number. People copy examples, and generated events send them. Change or remove it.',
  ]);
});

test.each([
  ['{p: 1, user_id: u1, event_time: 2026-01-31T10:00:00Z}', 0],
  ['{q_wire: x}', 0],
  ['{q: x}', 0],
  ['{}', 0],
  ['text', 0],
  ['{zzzzzz: x}', 1],
  ['{p: [1]}', 1],
  ['{only: x}', 0],
  ['{o: {a: 1, b: 2}}', 1],
])('of a whole event: %s', (example, count) => {
  const text = `
    events:
      - name: e
        properties:
          - {name: p, type: integer, required: true}
          - {name: q, as: q_wire, type: string}
          - {name: o, type: object, properties: [{name: a, type: string}], additionalProperties: false}
        variants: [{name: v, where: "true", properties: [{name: only, type: string}]}]
        examples: [${example}]
  `;
  expect(told(id, text)).toHaveLength(count);
});
test('an open event may hold anything, an identify call the traits of its entity', () => {
  const text = `
    entities: [{name: user, key: user_id, traits: [{name: plan, type: string}]}]
    events:
      - {name: e, additionalProperties: true, examples: [{a: 1}]}
      - {name: f, call: identify, examples: [{plan: pro}]}
      - {name: g, examples: [{plan: pro}]}
  `;
  expect(told(id, text)).toEqual([
    'In an example of event "g", "plan" is not a property of the event. Add it to the event, or remove it here.',
  ]);
});
test('examples that nothing fixes go, the last with its key', () => {
  const text = `
    properties:
      - name: p
        type: integer
        examples: # some
          - x # this one
          - y
      - {name: q, type: boolean, default: "yes", examples: [maybe]}
      - {name: r, type: string, enum: [iOS, web], examples: [ios]}
  `;
  expect(fixed(id, text)).toBe(
    'properties:\n  - name: p\n    type: integer\n  - {name: q, type: boolean, default: true}\n  - {name: r, type: string, enum: [iOS, web], examples: [iOS]}',
  );
});
test('an alias is read through', () => {
  const text = `
    properties:
      - {name: p, type: object, properties: [{name: n, type: integer}], examples: [&one {n: 1}]}
      - {name: q, type: object, properties: [{name: n, type: string}], examples: [*one]}
  `;
  expect(told(id, text)).toHaveLength(1);
});
