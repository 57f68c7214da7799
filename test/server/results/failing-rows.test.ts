// The failing rows of a check as a card: what the data call their columns stays, numbers stand as numbers, and what is cut is said.
import { expect, test } from 'vitest';
import { type FailedCheck, failingRowsCard, failureSentence } from '../../../server/results/failing-rows.ts';
import { shown } from '../../../server/results/shown.ts';

const failed: FailedCheck = {
  check: 'enum',
  event: 'order_paid',
  property: 'method',
  severity: 'error',
  failing: 12,
  total: 1204,
  expected: 'one of "card", "paypal"',
  actual: '"cash"',
  sample: [
    { event_id: 'a', amount: 4, method: 'cash' },
    { event_id: 'b', amount: null, method: 'cash' },
  ],
  sql: 'select 1',
};

test('says how many, of how many, what was expected and what was found', () => {
  expect(failureSentence(failed)).toBe('12 of 1,204 (1.0 %) fail. Expected: one of "card", "paypal". Found: "cash".');
  const { expected: _, actual: __, ...silent } = failed;
  expect(failureSentence({ ...silent, total: 0 })).toBe('12 of 0 fail.');
});

test('is a card of its rows', () => {
  const card = failingRowsCard(failed, '0.1.0');
  expect(card).toMatchObject({
    title: 'Failing rows of "enum" on order_paid.method',
    verdict: 'fail',
    caveats: ['The first 2 rows are shown.'],
  });
  expect(shown(card)?.columns).toEqual([
    { title: 'event_id', right: false },
    { title: 'amount', right: true },
    { title: 'method', right: false },
  ]);
  expect(failingRowsCard({ ...failed, severity: 'warning', failing: 2 }, '0.1.0')).toMatchObject({
    verdict: 'warn',
    caveats: [],
  });
});
