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
    '"version" of event "cart_opened" wants a whole number, or text in quotes; "1.10" was found.',
  ],
  [
    'properties by name',
    event('properties: {total: {type: number}}'),
    '"properties" of event "cart_opened" wants a list, each item behind "- "; a mapping was found.',
  ],
  [
    'events by name',
    'events:\n  cart_opened: {}\n',
    '"events" of the plan wants a list, each item behind "- "; a mapping was found.',
  ],
  [
    'an event that is a name alone',
    'events:\n  - cart_opened\n',
    '"events" of the plan wants a mapping such as {name: cart_opened}; "cart_opened" was found.',
  ],
  [
    'an owner with more to say',
    event('owner: {name: growth}'),
    '"owner" of event "cart_opened" wants the name of an owner, or a list; a mapping was found.',
  ],
  ['another language', 'version: 2\n', '"version" of the plan wants 1, the only version there is; "2" was found.'],
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
