import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'event-name-structure';
const files = (config: string, ...names: readonly string[]) => ({
  'a.plan.yml': `events:\n${names.map((name) => `  - {name: ${name}}\n`).join('')}`,
  'trackwright.yml': config,
});
const first = 'conventions: {event_structure: "{action}_{object}"}';
const last = 'conventions: {event_structure: "{object}_{action}"}';

test.each([
  ['what tells nothing', last, ['purchase', 'app_error', 'search_view', 'signed_up'], 0],
  ['the action at its end, one way or another', last, ['saved_item_removed', 'view_saved', 'user_logged_in'], 0],
  ['an adjective that looks like an action', first, ['view_saved', 'open_advanced'], 0],
  ['the other order', first, ['item_viewed', 'view_item'], 1],
  ['nothing set, nothing learned', '{}', ['view_item', 'item_viewed'], 0],
  ['pages have names of their own', last, ['open_days, call: page'], 0],
  ['what is on its way out', last, ['view_item, status: deprecated', 'view_cart, abstract: true'], 0],
] as const)('%s', (_, config, names, count) => expect(told(id, files(config, ...names))).toHaveLength(count));

test('learned from the names there are', () => {
  const names = Array.from({ length: 9 }, (_, i) => `thing${i}_viewed`);
  expect(told(id, files('{}', ...names, 'view_item'))).toEqual([
    'Event "view_item" begins with its action; 9 of 10 events here end with it. Rename it to "item_viewed".',
  ]);
});

test('an option wins over the conventions', () => {
  const config =
    'conventions: {event_structure: "{object}_{action}"}\nrules: {event-name-structure: {pattern: "{action}_{object}"}}';
  expect(told(id, files(config, 'item_viewed'))).toEqual([
    'Event "item_viewed" ends with its action; trackwright.yml asks for {action}_{object}. Rename it to "viewed_item".',
  ]);
});

test.each([
  ['viewItem', 'itemView'],
  ['View Item', 'Item View'],
  ['logged_out_user', 'user_logged_out'],
  // Words that hold together what would be torn apart.
  ['add_to_cart', 'add_to_cart'],
])('%s -> %s', (from, to) => expect(fixed(id, files(last, `"${from}"`))).toBe(`events:\n  - {name: "${to}"}`));

test('a name that is taken is left to a person', () => {
  expect(fixed(id, files(last, 'view_item', 'item_view'))).toBe(
    'events:\n  - {name: view_item}\n  - {name: item_view}',
  );
});
