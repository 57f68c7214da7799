import { expect, test } from 'vitest';
import { catalogue } from '../../../server/language-service/catalogue.ts';
import { snapshotOf } from '../lint/examples.ts';

const of = (text: string) => catalogue(snapshotOf({ 'a.plan.yml': text }));

test.each([
  ['the words before the action', ['order_item_added'], ['order item']],
  ['one word alone', ['signup'], ['signup']],
  ['one thing and many of it', ['product_viewed', 'products_searched'], ['product', 'product']],
  ['many of what there is no one of', ['news_read', 'settings_opened'], ['news', 'settings']],
])('an event is about %s', (_, names, objects) => {
  const { events } = of(`events:\n${names.map((name) => `  - name: ${name}\n`).join('')}`);
  expect(events.map(({ object }) => object)).toEqual(objects);
});

test('a metric says what it computes', () => {
  const { questions } = of(`events:
  - name: paid
    properties: [{name: amount, type: number}]
metrics:
  - {name: orders, agg: count, event: paid}
  - {name: revenue, agg: sum, event: paid, property: amount}
  - {name: basket, type: ratio, numerator: revenue, denominator: orders}
  - {name: dau, type: active}
`);
  expect(questions.map(({ detail }) => detail)).toEqual([
    'count of paid',
    'sum of amount',
    'revenue / orders',
    'active',
  ]);
});
