import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'duplicate-property-in-event';
const twice = '[{name: a, type: string}, {name: a, type: string}]';

test.each([
  ['an event', `events: [{name: e, properties: ${twice}}]`, 'event "e"'],
  [
    'a variant',
    `events: [{name: e, variants: [{name: v, where: "true", properties: ${twice}}]}]`,
    'variant "v" of event "e"',
  ],
  ['a bundle', `bundles: [{name: b, properties: ${twice}}]`, 'bundle "b"'],
  ['traits', `entities: [{name: user, key: user_id, traits: ${twice}}]`, 'entity "user"'],
  ['an object of the dictionary', `properties: [{name: o, type: object, properties: ${twice}}]`, 'property "o"'],
  [
    'an object of an event',
    `events: [{name: e, properties: [{name: o, type: object, properties: ${twice}}]}]`,
    'property "o" of event "e"',
  ],
  ['a named type', `types: [{name: t, type: object, properties: ${twice}}]`, 'type "t"'],
  [
    'items of an array',
    `properties: [{name: l, type: array, items: {type: object, properties: ${twice}}}]`,
    'the value of property "l"',
  ],
])('in %s', (_, text, where) => {
  expect(told(id, text)).toEqual([
    `Property "a" stands in ${where} already, and nobody can say which of the two counts. Keep one.`,
  ]);
});

test.each([
  [
    'the same name in an object and beside it',
    'events: [{name: e, properties: [{name: a, type: object, properties: [{name: a, type: string}]}]}]',
  ],
  [
    'the event and its variant',
    'events: [{name: e, properties: [{name: a, type: string}], variants: [{name: v, where: "true", properties: [a]}]}]',
  ],
  ['two bundles', 'bundles: [{name: b, properties: [{name: a}]}, {name: c, properties: [{name: a}]}]'],
  ['two items whose names are still to be typed', 'events: [{name: e, properties: [{name: }, {name: }]}]'],
])('not for %s', (_, text) => {
  expect(told(id, text)).toEqual([]);
});

test('of three, one stays', () => {
  const text = `
    events:
      - name: e
        properties:
          - a
          - {ref: a, required: true}
          - a # again
  `;
  expect(fixed(id, text)).toBe('events:\n  - name: e\n    properties:\n      - {ref: a, required: true}');
});
