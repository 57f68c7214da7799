import { expect, test } from 'vitest';
import { told } from '../../../diagnostics.ts';

const id = 'event-name-dynamic';
const files = (...names: readonly string[]) => `events:\n${names.map((name) => `  - {name: '${name}'}\n`).join('')}`;

test.each([
  ['viewed <page>', 'a placeholder', '<page>'],
  ['viewed_$' + '{page}', 'a placeholder', '$' + '{page}'],
  ['viewed $page', 'a placeholder', '$page'],
  ['viewed [page]', 'a placeholder', '[page]'],
  ['viewed %s', 'a placeholder', '%s'],
  ['viewed /orders/:id', 'a placeholder', ':id'],
  ['sale_20261127_viewed', 'a date', '20261127'],
  ['sale 27.11.2026', 'a date', '27.11.2026'],
  ['report_2026_11', 'a date', '2026_11'],
  ['black_friday_2026_viewed', 'a year', '2026'],
  ['order_3f2504e0-4f89-11d3-9a0c-0305e82c3301_viewed', 'an id', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
  ['build_9fceb02d0ae5_done', 'an id', '9fceb02d0ae5'],
  ['order_48213_viewed', 'a number', '48213'],
])('%s', (name, what, part) =>
  expect(told(id, files(name))).toEqual([
    `Event "${name}" has ${what} in its name, "${part}". Take it out and send it as a property.`,
  ]),
);

test.each([
  'error_404_viewed',
  'oauth2_login_started',
  's3_upload_completed',
  'web3 wallet connected',
  'top_100_viewed',
  'facade_effaced_viewed',
  'checkout: started',
  'b2b_quote_requested',
])('%s', (name) => expect(told(id, files(name))).toEqual([]));

test('two that differ in a number are a pair, three are a family', () => {
  expect(told(id, files('step_1', 'step_2'))).toEqual([]);
  expect(told(id, files('step_1', 'step_2', 'step_3'))).toHaveLength(3);
});

test('what is on its way out is left alone', () => {
  expect(told(id, 'events: [{name: "a_{b}", status: deprecated}]')).toEqual([]);
});

test('patterns of its own, sound and unsound', () => {
  const config = "rules: {event-name-dynamic: {patterns: ['^tmp_', '(', {a: b}, [c], ~, 1]}}";
  expect(told(id, { 'a.plan.yml': files('tmp_viewed', 'order_viewed'), 'trackwright.yml': config })).toEqual([
    'Event "tmp_viewed" has what trackwright.yml forbids in its name, "tmp_". Take it out and send it as a property.',
  ]);
});
