import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'wrong-value-kind';
const event = (more: string) => `events:\n  - {name: cart_opened, ${more}}\n`;
const property = (more: string) => `properties:\n  - {name: total, ${more}}\n`;

test.each<[string, string, string | undefined]>([
  ['version: 3', event('version: 3'), undefined],
  ['a version in quotes', event('version: "1.10"'), undefined],
  ['a version of words', event('version: 2026-05-rc1'), undefined],
  [
    'a float as version',
    event('version: 1.10'),
    '"version" of event "cart_opened" must be a whole number, or text in quotes, not "1.10".',
  ],
  [
    'properties by name',
    event('properties: {total: {type: number}}'),
    '"properties" of event "cart_opened" must be a list, each item behind "- ", not a mapping.',
  ],
  [
    'events by name',
    'events:\n  cart_opened: {}\n',
    '"events" of the plan must be a list, each item behind "- ", not a mapping.',
  ],
  [
    'an event that is a name alone',
    'events:\n  - cart_opened\n',
    '"events" of the plan must be a mapping such as {name: cart_opened}, not "cart_opened".',
  ],
  [
    'an owner with more to say',
    event('owner: {name: growth}'),
    '"owner" of event "cart_opened" must be the name of an owner, or a list, not a mapping.',
  ],
  ['another language', 'version: 2\n', '"version" of the plan must be 1, the only version there is, not "2".'],
])('%s', (_, text, message) => expect(told(id, text)).toEqual(message === undefined ? [] : [message]));

test.each([
  ['minimum: "5"', 'minimum: 5', 'Remove the quotes.'],
  ['uniqueItems: "true"', 'uniqueItems: true', 'Remove the quotes.'],
  ['uniqueItems: yes', 'uniqueItems: true', 'Did you mean "true"?'],
])('%s -> %s', (wrong, right, advice) => {
  expect(told(id, property(wrong))[0]).toContain(advice);
  expect(fixed(id, property(wrong))).toBe(property(right).trim());
});

test.each([
  ['avg', 'average'],
  ['Unique', 'count_distinct'],
  ['total', 'sum'],
  ['cuont', 'count'],
])('agg: %s -> %s', (wrong, right) =>
  expect(fixed(id, `metrics: [{name: m, agg: ${wrong}}]`)).toBe(`metrics: [{name: m, agg: ${right}}]`),
);
test('a status by another word', () => expect(fixed(id, event('status: live'))).toContain('status: implemented'));

test.each(['""', '" "'])('a name of nothing: %s', (name) =>
  expect(told(id, `events: [{name: ${name}}]`)).toHaveLength(1),
);
