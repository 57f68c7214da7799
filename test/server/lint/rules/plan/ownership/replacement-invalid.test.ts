// What replaces what: chains, circles, other types, names that are not there.
import { describe, expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'replacement-invalid';
const gone = (name: string, by: string, more = '') => `{name: ${name}, status: deprecated, replaced_by: ${by}${more}}`;

test.each([
  ['what stays is fine', `events: [${gone('a', 'b')}, {name: b}]`, []],
  ['a template is not on its way out', `events: [${gone('a', 'b')}, {name: b, abstract: true}]`, []],
  [
    'whole numbers go over to numbers',
    `properties: [${gone('a', 'b', ', type: integer')}, {name: b, type: [number, "null"]}]`,
    [],
  ],
  ['a type that nobody gave is no other type', `properties: [${gone('a', 'b', ', type: integer')}, {name: b}]`, []],
  [
    'events and properties of one name are two things',
    `events: [${gone('a', 'b')}, {name: b}]\nproperties: [{name: b, status: deprecated}]`,
    [],
  ],
  [
    'a chain is followed to what stays',
    `events: [${gone('a', 'b')}, ${gone('b', 'c')}, ${gone('c', 'd')}, {name: d}]`,
    [
      '"a" is replaced by "b", which is deprecated itself. Name "d"',
      '"b" is replaced by "c", which is deprecated itself. Name "d"',
    ],
  ],
  [
    'removed is gone as well',
    `events: [${gone('a', 'b')}, {name: b, status: removed}]`,
    ['which is deprecated itself. Name one that stays.'],
  ],
  [
    'three in a circle, and one that leads into it',
    `types: [${gone('a', 'b')}, ${gone('b', 'c')}, ${gone('c', 'a')}, ${gone('d', 'a')}]`,
    [
      '"a" is replaced by "b", which leads back',
      '"b" is replaced by "c", which leads back',
      '"c" is replaced by "a", which leads back',
      '"d" is replaced by "a", which is deprecated itself. Name one that stays.',
    ],
  ],
  [
    'a property of an event may be replaced by one of another',
    `events: [{name: e, properties: [${gone('a', 'b', ', type: string')}]}, {name: f, properties: [{name: b, type: boolean}]}]`,
    ['Property "a" of event "e" is string, but "b", which replaces it, is boolean'],
  ],
  [
    'two events that say the same have one problem',
    `events: [{name: e, properties: [${gone('a', 'a')}]}, {name: f, properties: [${gone('a', 'a')}]}]`,
    ['Property "a" of event "e" (and in 1 more event) is replaced by itself.'],
  ],
])('%s', (_, plan, words) => {
  const found = told(id, plan);
  expect(found).toHaveLength(words.length);
  for (const [i, part] of words.entries()) expect(found[i]).toContain(part);
});

describe('a replacement is a name of the plan', () => {
  const plan = 'events: [{name: file_read}, {name: file_seen, status: deprecated, replaced_by: file_raed}]';
  test('that is not there is told, with the nearest', () => {
    expect(told('unresolved-reference', plan)).toEqual([
      'No event is called "file_raed", used in event "file_seen". Did you mean "file_read"?',
    ]);
    expect(fixed('unresolved-reference', plan)).toBe(plan.replace('file_raed', 'file_read'));
  });
  test('an event may name a property of another event, where that is defined inside', () => {
    const inside = (name: string) =>
      `events: [{name: a, properties: [{name: path, type: string, status: deprecated, replaced_by: file_path}]}, {name: b, properties: [{name: ${name}, type: string}]}]`;
    expect(told('unresolved-reference', inside('file_path'))).toEqual([]);
    expect(told('unresolved-reference', inside('other'))).toEqual([
      'No property is called "file_path", used in event "a". Add it to "properties:".',
    ]);
  });
});

test.each([
  ['events: [{name: a, status: deprecated}]', 1],
  ['events: [{name: a, status: removed}]', 0],
  ['events: [{name: a, status: deprecated, replaced_by: b}, {name: b}]', 0],
  ['events: [{name: a, status: deprecated, description: The page is gone; nothing replaces it}]', 0],
  ['events: [{name: a, status: deprecated, description: No longer sent since March}]', 0],
  ['events: [{name: a, status: deprecated, description: Use the cart events instead}]', 0],
  ['events: [{name: a, status: deprecated, description: Somebody opens a page}]', 1],
  [
    'events: [{name: e, properties: [{name: a, status: deprecated}]}, {name: f, properties: [{name: a, status: deprecated}]}]',
    1,
  ],
])('without a replacement: %s', (plan, count) =>
  expect(told('deprecated-without-replacement', plan)).toHaveLength(count),
);
