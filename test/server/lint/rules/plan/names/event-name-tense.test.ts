import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'event-name-tense';
const files = (tense: string, ...names: readonly string[]) => ({
  'a.plan.yml': `events:\n${names.map((name) => `  - {name: ${name}}\n`).join('')}`,
  'trackwright.yml': tense && `conventions: {tense: ${tense}, event_structure: "{object}_{action}"}`,
});

test.each([
  ['forms that are alike', 'past', ['password_reset', 'profile_read', 'price_set'], 0],
  ['nouns at the end', 'past', ['app_error', 'order_summary', 'purchase'], 0],
  ['without an object', 'past', ['sign_up'], 1],
  ['third person, but no gerund, which may be a thing', 'past', ['order_submits', 'video_playing', 'user_rating'], 1],
  ['the other tense', 'present', ['order_submitted', 'order_submit'], 1],
  ['pages and people', 'past', ['item_view, call: page', 'user_update, call: identify'], 0],
  ['nothing set, nothing learned', '', ['order_submit', 'order_submitted'], 0],
] as const)('%s', (_, tense, names, count) => expect(told(id, files(tense, ...names))).toHaveLength(count));

test('learned from the names there are', () => {
  const names = Array.from({ length: 9 }, (_, i) => `thing${i}_viewed`);
  expect(told(id, files('', ...names, 'order_submit'))).toEqual([
    'The action of event "order_submit" is not in the past tense; 9 of 10 here are. Rename it to "order_submitted".',
  ]);
});

test.each([
  ['past', 'item_add', 'item_added'],
  ['past', 'itemAdd', 'itemAdded'],
  ['past', 'Order Send', 'Order Sent'],
  ['past', 'user_log_in', 'user_logged_in'],
  ['past', 'sign_up', 'signed_up'],
  ['past', 'add_cart_item', 'cart_item_added'],
  ['past', 'add_to_cart', 'added_to_cart'],
  ['present', 'order_shipped_sent', 'order_shipped_send'],
])('%s: %s -> %s', (tense, from, to) =>
  expect(fixed(id, files(tense, `"${from}"`))).toBe(`events:\n  - {name: "${to}"}`),
);
