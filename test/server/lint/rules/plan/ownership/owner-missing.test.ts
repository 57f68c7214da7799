import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'owner-missing';
const others = 'owners: [{name: x}, {name: y}]\nevents:\n  - {name: first, owner: x}\n';

test.each([
  ['a parent’s owner counts', '- {name: a, extends: first}', 0],
  ['a grandparent’s owner counts', '- {name: b, extends: first}\n  - {name: a, extends: b}', 0],
  ['a parent that nobody defined has none', '- {name: a, extends: nowhere}', 1],
  ['a circle of parents has none', '- {name: a, extends: b}\n  - {name: b, extends: a}', 2],
  ['an empty list is none', '- {name: a, owner: []}', 1],
  ['a list of two is one', '- {name: a, owner: [x, y]}', 0],
  [
    'templates and what is on its way out are left alone',
    '- {name: a, abstract: true}\n  - {name: b, status: removed}\n  - {name: c, status: deprecated}',
    0,
  ],
])('%s', (_, events, count) => {
  expect(told(id, `${others}  ${events}\n`)).toHaveLength(count);
});

test('a plan where nobody owns anything is told once', () => {
  const events = 'events: [{name: a}, {name: b}]';
  expect(told(id, events)).toEqual([
    'Event "a" has no owner, nor has any other event here. When numbers look odd, nobody is asked. Set "owner" on the plan, or on each event.',
  ]);
  expect(told(id, `plan: {name: shop}\n${events}`)).toEqual([
    'Plan "shop" has no owner, nor has any of its events. When numbers look odd, nobody is asked. Set "owner" on the plan, or on each event.',
  ]);
  expect(fixed(id, `plan: {name: shop}\nowners: [{name: growth}]\n${events}`)).toContain(
    'plan: {name: shop, owner: growth}',
  );
});
test('a plan without events needs no owner', () => {
  expect(told(id, 'plan: {name: shop}')).toEqual([]);
});
test('between several owners nothing is chosen', () => {
  const text = `${others}  - {name: second, owner: y}\n  - {name: a}\n`;
  expect(told(id, text)).toHaveLength(1);
  expect(fixed(id, text)).toBe(text.trim());
});
