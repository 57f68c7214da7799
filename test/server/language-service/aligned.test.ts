import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignedNdjson } from '../../../server/language-service/aligned.ts';

test('values stand below each other', () => {
  expect(
    alignedNdjson([
      { event_name: 'order_paid', amount: 7, coupon: 'x' },
      { event_name: 'cart_opened', coupon: 'spring', last: true },
      { event_name: 'a', amount: 1200 },
    ]),
  ).toBe(
    [
      '{"event_name": "order_paid",  "amount": 7,    "coupon": "x"}',
      '{"event_name": "cart_opened",                 "coupon": "spring", "last": true}',
      '{"event_name": "a",           "amount": 1200}',
      '',
    ].join('\n'),
  );
});

test('no rows are no text', () => expect(alignedNdjson([])).toBe(''));

test('each line is its row again', () => {
  const rows = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 6 });
  fc.assert(
    fc.property(rows, (given) => {
      const plain = given.map((row) => JSON.parse(JSON.stringify(row)));
      const lines = alignedNdjson(plain).split('\n').slice(0, -1);
      expect(lines.map((line) => JSON.parse(line))).toEqual(plain);
    }),
  );
});
