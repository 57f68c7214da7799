import { expect, test } from 'vitest';
import { mended, told } from '../told.ts';

const id = 'unresolved-reference';

test('events of questions are names too; a star is any event', () => {
  const text = `
    events: [{name: order_paid}]
    metrics: [{name: m, agg: count, event: order_payed}, {name: n, agg: count, event: "*"}]
    funnels: [{name: f, window: 7d, steps: [order_paid, never_heard, "*"], exclusions: [{event: nobody_knows}]}]
    retention: [{name: r, period: day, start: {event: order_paid}, return: {event: gone_away}}]
  `;
  expect(told(id, text).map((message) => message.split(',')[0])).toEqual([
    'No event is called "order_payed"',
    'No event is called "never_heard"',
    'No event is called "nobody_knows"',
    'No event is called "gone_away"',
  ]);
  expect(mended(id, text)).toContain('event: order_paid}, {name: n');
});
