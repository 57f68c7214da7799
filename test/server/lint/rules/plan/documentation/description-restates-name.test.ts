import { expect, test } from 'vitest';
import { told } from '../../../diagnostics.ts';

const id = 'description-restates-name';
const event = (name: string, description: string) =>
  JSON.stringify({ events: [{ name, description }] }).replaceAll('":', '": ');

test.each([
  ['cart_opened', 'Cart opened', 1],
  ['cartOpened', 'The event of a cart being opened.', 1],
  ['Cart Opened', 'Opens the carts', 1],
  ['cart_opened', 'User opens the cart', 0],
  ['user_signed_up', 'A user signed up', 1],
  ['order_kept', 'Fires when the order is kept', 1],
  ['order_found', 'Event that is triggered when an order was found.', 1],
  ['email_sent', 'Sent', 1],
  ['email_sent', 'Fired once the mail server accepts it', 0],
  ['page', 'A page', 1],
  ['search', 'Search', 1],
  ['cart_opened', 'Корзина открыта', 0],
  ['カート', 'カート', 1],
  ['cart_opened', '', 0],
  ['cart_opened', 'The event.', 0],
  ['cart_opened', '—', 0],
  ['api_key_id_created', 'API key id created twice', 1],
  ['api_key_created', 'API key created twice by hand', 0],
])('%s: %s', (name, description, count) => {
  expect(told(id, event(name, description))).toHaveLength(count);
});

test('uses, metrics and funnels are looked at, and called by what they stand in', () => {
  const text = `
    events: [{name: e, properties: [{name: total, type: number, description: The total}]}]
    metrics: [{name: orders, agg: count, event: e, description: Orders}]
    funnels: [{name: checkout, window: 7d, steps: [e, e], description: Checkout funnel}]
  `;
  expect(told(id, text).map((message) => /of (.*) only/.exec(message)?.[1])).toEqual([
    'property "total" of event "e"',
    'metric "orders"',
    'funnel "checkout"',
  ]);
});
test('the name on the wire counts too', () => {
  expect(
    told(id, 'properties: [{name: launch_source, as: source, type: string, description: Source of launch}]'),
  ).toHaveLength(1);
});
test('the threshold can be set', () => {
  const text = 'events: [{name: cart_opened, description: User opens the cart}]';
  const config = 'rules: {description-restates-name: {severity: warning, threshold: 0.6}}';
  expect(told(id, { 'a.plan.yml': text, 'trackwright.yml': config })).toHaveLength(1);
});
