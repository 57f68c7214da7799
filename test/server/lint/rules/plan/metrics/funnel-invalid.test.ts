import { describe, expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'funnel-invalid';
const plan = `
entities: [{name: shop, key: shop_id}]
events:
  - {name: a, properties: [{name: shop_id, type: string}, {name: cart, as: cart_id, type: string}]}
  - {name: b, properties: [{name: shop_id, type: string}, {name: cart, type: string}]}
  - {name: c}
  - {name: base, abstract: true}
`;
const funnel = (says: string) => `${plan}funnels: [{name: f, ${says}}]`;

test.each([
  'window: 7d, steps: [a, b]',
  'window: 7d, steps: [a, "*", b]',
  'window: 1.5h, entity: shop, steps: [a, b]',
  'window: 7d, steps: [a, {event: a, name: again}]',
  'window: 7d, per: session, steps: [a, c]',
  'window: 7d, per: platform, steps: [a, c]',
  'window: 7d, per: shop_id, steps: [a, b]',
  'window: 7d, steps: [a, b], exclusions: [c, {event: c, after: a}]',
  'window: 7d, entity: nowhere, steps: [a, b]',
  'window: 7d, steps: [nowhere, nobody]',
  'window: 7d, per: cart, steps: [a, nowhere]',
  'window: 7d',
  'steps: [a, b]',
])('%s is right, or told by another rule', (says) => {
  expect(told(id, funnel(says))).toEqual([]);
});

describe('what is wrong', () => {
  test.each([
    ['window: 7d, steps: []', 'Funnel "f" has no step; a funnel needs two or more.'],
    ['window: 7d, steps: [a]', 'Funnel "f" has one step; a funnel needs two or more.'],
    [
      'window: soon, steps: [a, b]',
      'The window of funnel "f" is "soon", which cannot be read. Write a length of time such as 30m, 12h or 7d.',
    ],
    [
      'window: 0d, steps: [a, b]',
      'The window of funnel "f" is "0d", which is shorter than a second. Write a length of time such as 30m, 12h or 7d.',
    ],
    [
      'window: 7d, steps: [a, b, a]',
      'Funnel "f" has two steps called "a", so that a result cannot tell them apart. Give one a "name" of its own.',
    ],
    [
      'window: 7d, steps: [{event: a, name: x}, {event: b, name: x}]',
      'Funnel "f" has two steps called "x", so that a result cannot tell them apart. Give one a "name" of its own.',
    ],
    [
      'window: 7d, steps: [a, base]',
      'Funnel "f" is about event "base", which is abstract: others extend it, and it is never sent. Name an event that is sent.',
    ],
    [
      'window: 7d, entity: shop, steps: [a, c, {event: c, name: again}]',
      'Funnel "f" is about entity "shop", whose key "shop_id" event "c" does not carry. Add the property to the event, or choose another entity.',
    ],
    [
      'window: 7d, steps: [a, b], exclusions: [{event: c, after: z}]',
      'The exclusion of "c" in funnel "f" counts after step "z", which it does not have. Its steps are "a" and "b".',
    ],
    [
      'window: 7d, steps: [a, b], exclusions: [{event: c, after: elsewhere}]',
      'The exclusion of "c" in funnel "f" counts after step "elsewhere", which it does not have. Its steps are "a" and "b".',
    ],
    [
      'window: 7d, steps: [a, b], exclusions: [{event: c, after: b}]',
      'The exclusion of "c" in funnel "f" counts after "b", the last step, where nothing is left to exclude. Name an earlier step, or leave out "after".',
    ],
    [
      'window: 7d, per: cart, steps: [a, c]',
      'Funnel "f" is counted per "cart", which event "c" does not carry. Name "session", or a property that all its steps share.',
    ],
    [
      'window: 7d, per: cart, steps: [a, b]',
      'Funnel "f" is counted per "cart", which event "a" sends as "cart_id" and event "b" as "cart". Name "session", or a property that all its steps share.',
    ],
  ])('%s', (says, message) => {
    expect(told(id, funnel(says))).toEqual([message]);
  });
});

test('names that are given stay apart from those that are there', () => {
  const text = `${plan.trim()}
funnels:
  - name: f
    window: 7d
    steps:
      - event: a
      - event: a # again
      - event: a
      - {event: b, name: a_2}`;
  expect(fixed(id, text)).toContain(`
      - event: a
      - event: a # again
        name: a_3
      - event: a
        name: a_4
      - {event: b, name: a_2}`);
});
