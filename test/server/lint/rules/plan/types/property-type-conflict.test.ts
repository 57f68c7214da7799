import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'property-type-conflict';
const two = (a: string, b: string) =>
  `events: [{name: e, properties: [{name: p, ${a}}]}, {name: f, properties: [{name: p, ${b}}]}]`;

test.each([
  ['type: string', 'type: string, format: uuid', 0],
  ['type: string', 'type: [string, "null"]', 0],
  ['type: integer', 'type: number', 0],
  ['type: integer', 'type: boolean', 1],
  ['type: any', 'type: boolean', 0],
  ['type: "null"', 'type: boolean', 0],
  ['type: object', 'type: array', 1],
  ['type: [string, integer]', 'type: [integer, string]', 0],
  ['type: [string, integer]', 'type: string', 1],
  ['type: string', 'type: nowhere', 0],
  ['type: string', 'type: integer, status: removed', 0],
  ['as: q, type: string', 'type: integer', 0],
  ['type: object, properties: [{name: q, type: string}]', 'type: object, properties: [{name: q, type: integer}]', 0],
])('%s and %s', (a, b, count) => {
  expect(told(id, two(a, b))).toHaveLength(count);
});

test('removed events and templates are left alone, deprecated ones are not', () => {
  const text = (key: string) =>
    `events: [{name: e, ${key}, properties: [{name: p, type: integer}]}, {name: f, properties: [{name: p, type: string}]}]`;
  expect(told(id, text('status: removed'))).toEqual([]);
  expect(told(id, text('abstract: true'))).toEqual([]);
  expect(told(id, text('status: deprecated'))).toHaveLength(1);
});
test('the dictionary says what is right, however many say otherwise', () => {
  const text = `
    properties: [{name: p, type: boolean}]
    events: [{name: e, properties: [{name: p, type: string}]}, {name: f, properties: [{name: p, type: string}]}]
  `;
  expect(told(id, text)).toEqual([
    'Property "p" is string in event "e" and boolean in the dictionary. A warehouse column has one type. Make it boolean too, or give it a name of its own.',
    'Property "p" is string in event "f" and boolean in the dictionary. A warehouse column has one type. Make it boolean too, or give it a name of its own.',
  ]);
});
test('a bundle is told once, and counts as often as it is used', () => {
  const text = `
    bundles: [{name: b, properties: [{name: p, type: string}]}]
    events: [{name: e, properties: [{name: p, type: [integer, "null"]}]}, {name: f, use: b}, {name: g, use: b}]
  `;
  expect(told(id, text)).toEqual([
    'Property "p" is integer in event "e" and string in bundle "b". A warehouse column has one type. Make it string too, or give it a name of its own.',
  ]);
  expect(fixed(id, text)).toContain('{name: p, type: [string, "null"]}');
});
test('two names that are collected as one', () => {
  const text =
    'properties: [{name: launch_source, as: source_name, type: string}, {name: source_name, type: object}]\nevents: []';
  expect(told(id, text)).toEqual([
    'Property "source_name" is object in the dictionary and string in "launch_source" of the dictionary. A warehouse column has one type. Make it string too, or give it a name of its own.',
  ]);
});
test('what widens the dictionary’s own type is told by refinement-widens', () => {
  const text = 'properties: [{name: p, type: number}]\nevents: [{name: e, properties: [{ref: p, type: string}]}]';
  expect(told(id, text)).toEqual([]);
});
test('envelope fields and traits are not columns of their own', () => {
  const text = `
    entities: [{name: user, key: user_id, traits: [{name: p, type: integer}]}]
    events: [{name: e, properties: [{name: p, type: string}, {name: user_id, type: integer}]}]
  `;
  expect(told(id, text)).toEqual([]);
});
test('the type of a variant counts', () => {
  const text =
    'events: [{name: e, variants: [{name: v, where: "true", properties: [{name: p, type: string}]}]}, {name: f, properties: [{name: p, type: integer}]}]';
  expect(told(id, text)).toHaveLength(1);
});
test('a named type is taken over by its name', () => {
  const text = `
    types: [{name: money, type: number}]
    events: [{name: e, properties: [{name: p, type: money}]}, {name: f, properties: [{name: p, type: string}]}]
  `;
  expect(fixed(id, text)).toContain('{name: f, properties: [{name: p, type: money}]}');
});
