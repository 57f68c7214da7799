import { expect, test } from 'vitest';
import { fixed, told } from '../../diagnostics.ts';

const id = 'link-enum-drift';
const files = (property: string, test: string, rest = '') => ({
  'models/schema.yml': `models:\n  - name: stg_tier_set\n    columns:\n      - name: tier\n        data_tests: [accepted_values: ${test}]\n`,
  'a.plan.yml': `events:\n  - {name: tier_set, properties: [{name: tier, ${property}}]${rest}}`,
  'dbt_project.yml': 'name: shop',
});
const values = (list: string) => `{arguments: {values: ${list}}}`;

test.each([
  ['in another order', 'type: string, enum: [a, b]', values('[b, a]'), 0],
  ['numbers, quoted or not', 'type: integer, enum: [1, 2]', values('[1, "2"]'), 0],
  ['a null', 'type: [string, "null"], enum: [a, null]', values('[a]'), 0],
  [
    'a removed value that the test still knows',
    'type: string, enum: [a, {value: b, status: removed}]',
    values('[a, b]'),
    1,
  ],
  ['a const', 'type: string, const: a', values('[a, b]'), 1],
  ['no enum in the plan', 'type: string', values('[a]'), 0],
  ['a test narrowed by where', 'type: string, enum: [a]', '{arguments: {values: [b]}, config: {where: "x"}}', 0],
  ['Jinja among the values', 'type: string, enum: [a]', values('["{{ x }}"]'), 0],
  ['case counts', 'type: string, enum: [iOS]', values('[ios]'), 2],
  ['a quote inside', `type: string, enum: ["a'b"]`, values(`["a''b"]`), 0],
  ['an event that is not sent any more', 'type: string, enum: [a]', values('[b]'), 0, ', status: removed'],
] as const)('%s', (_, property, test, count, rest: string = '') =>
  expect(told(id, files(property, test, rest))).toHaveLength(count),
);

test('refined by the event: its own values count', () => {
  const texts = {
    ...files('type: string', values('[a, b]')),
    'a.plan.yml':
      'properties: [{name: tier, type: string, enum: [a, b]}]\nevents:\n  - {name: tier_set, properties: [{ref: tier, enum: [a]}]}',
  };
  expect(told(id, texts)).toEqual([expect.stringContaining('accepts "b"')]);
});

test.each([
  ['[x, y]', '[a, b, c]'],
  ['[a, x]', '[a, b, c]'],
  [
    '\n                - x # old\n                - y',
    '\n                - a\n                - b\n                - c',
  ],
  ['[]', '[a, b, c]'],
])('%s becomes the values of the plan', (before, after) => {
  const test = (list: string) => files('type: string, enum: [a, b, c]', `{arguments: {values: ${list}}}`);
  const block = (list: string) => {
    const texts = test(list);
    return list.startsWith('\n')
      ? {
          ...texts,
          'models/schema.yml': `models:\n  - name: stg_tier_set\n    columns:\n      - name: tier\n        data_tests:\n          - accepted_values:\n              values:${list}\n`,
        }
      : texts;
  };
  expect(`${fixed(id, block(before))}\n`).toBe(block(after)['models/schema.yml']);
});
