import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'event-name-near-duplicate';
const files = (...names: readonly string[]) => `events:\n${names.map((name) => `  - {name: ${name}}\n`).join('')}`;

test.each([
  ['one gives way to the other', ['item_added', 'add_item, status: deprecated, replaced_by: item_added'], 0],
  ['one was the other', ['item_added, aliases: [add_item]', 'add_item'], 0],
  ['a template', ['item_added', 'add_item, abstract: true'], 0],
  ['a page and an action', ['pricing', 'Pricing, call: page'], 0],
  ['two pages', ['pricing, call: page', 'Pricing, call: page'], 1],
  ['the same name twice is another matter', ['item_added', 'item_added'], 0],
  ['three of a kind', ['item_added', 'itemAdded', 'add_item'], 2],
] as const)('%s', (_, names, count) => expect(told(id, files(...names))).toHaveLength(count));

test('what is collected stays, wherever it stands', () => {
  expect(fixed(id, files('add_item', 'item_added, status: verified'))).toBe(
    'events:\n  - {name: item_added, status: verified}',
  );
});

test('what would lose something is left to a person', () => {
  for (const more of ['properties: [{name: a}]', 'sources: [web]', 'where: "a = 1"', 'as: Item', 'extends: b'])
    expect(fixed(id, files('item_added', `add_item, ${more}`))).toContain('add_item');
  const same = 'properties: [{name: a}], sources: [web]';
  expect(fixed(id, files(`item_added, ${same}`, `add_item, ${same}`))).not.toContain('add_item');
});

test('what named the one names the other, in every file; its name on the wire is kept', () => {
  const texts = {
    'a.plan.yml': `events:
  - {name: item_added, status: verified, as: Item Added, aliases: [old_name]}
  - {name: itemAdded, status: implemented} # the app's
funnels:
  - {name: buy, window: 7d, steps: [itemAdded, {event: itemAdded, where: "price > 0"}]}
`,
    'b.plan.yml':
      'events: [{name: item_shown, replaced_by: itemAdded}]\nmetrics: [{name: adds, agg: count, event: itemAdded}]\n',
  };
  expect(fixed(id, texts)).toBe(`events:
  - {name: item_added, status: verified, as: Item Added, aliases: [old_name, {name: itemAdded}]}
funnels:
  - {name: buy, window: 7d, steps: [item_added, {event: item_added, where: "price > 0"}]}`);
});
