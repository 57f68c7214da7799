import { expect, test } from 'vitest';
import { rules } from '../../../../../server/lint/rules/index.ts';
import { told } from '../../diagnostics.ts';
import { fixAll, textsOf } from '../../examples.ts';

const id = 'link-column-missing';
const files = (event: string, schema: string) => ({
  'models/schema.yml': schema,
  'a.plan.yml': `events:\n  - {name: order_paid, ${event}}`,
  'dbt_project.yml': 'name: shop',
});
const meta = 'config: {meta: {event: order_paid}}';

test.each([
  ['no columns listed', 'properties: [{name: a}]', `models: [{name: m, ${meta}}]`, 0],
  ['an empty list', 'properties: [{name: a}]', `models: [{name: m, ${meta}, columns: []}]`, 0],
  [
    'envelope fields',
    'properties: [{name: platform}, {name: a}]',
    `models: [{name: m, ${meta}, columns: [{name: a}]}]`,
    0,
  ],
  [
    'its name on the wire',
    'properties: [{name: a, as: theA}]',
    `models: [{name: m, ${meta}, columns: [{name: THE_A}]}]`,
    0,
  ],
  [
    'what is not sent yet',
    'properties: [{name: a}, {name: b, status: planned}]',
    `models: [{name: m, ${meta}, columns: [{name: a}]}]`,
    0,
  ],
  [
    'an event that is not sent any more',
    'status: removed, properties: [{name: a}]',
    `models: [{name: m, ${meta}, columns: [{name: b}]}]`,
    0,
  ],
  [
    'linked by name, and few columns alike',
    'properties: [{name: a}, {name: b}, {name: c}]',
    'models: [{name: stg_order_paid, columns: [{name: a}]}]',
    0,
  ],
  [
    'linked by name, and half of them alike',
    'properties: [{name: a}, {name: b}]',
    'models: [{name: stg_order_paid, columns: [{name: a}]}]',
    1,
  ],
  [
    'what only a variant brings',
    'properties: [{name: a}], variants: [{name: v, where: "a > 1", properties: [{name: b}]}]',
    `models: [{name: m, ${meta}, columns: [{name: a}]}]`,
    1,
  ],
  [
    'two models of one event',
    'properties: [{name: a}]',
    `models: [{name: m, ${meta}, columns: [{name: b}]}, {name: n, ${meta}, columns: [{name: b}]}]`,
    2,
  ],
  [
    'a source table',
    'properties: [{name: a}]',
    `sources: [{name: raw, tables: [{name: t, ${meta}, columns: [{name: b}]}]}]`,
    1,
  ],
])('%s', (_, event, schema, count) => expect(told(id, files(event, schema))).toHaveLength(count));

test('many names are cut', () => {
  const all = Array.from({ length: 8 }, (_, i) => `{name: p${i}}`).join(', ');
  expect(told(id, files(`properties: [${all}]`, `models: [{name: m, ${meta}, columns: [{name: b}]}]`))[0]).toContain(
    'no column for "p0", "p1", "p2", "p3" and "p4" and 3 more, properties of event',
  );
});

test('columns in capitals get company in capitals; a description that dbt would render stays in the plan', () => {
  const texts = files(
    'properties: [{name: totalPrice, description: "{{ x }}"}, {name: b, description: "A, b"}]',
    `models:\n  - name: m\n    ${meta}\n    columns: [{name: EVENT_ID}]\n`,
  );
  const after = fixAll(
    textsOf(texts),
    rules.filter((rule) => rule.id === id),
  );
  expect(after['models/schema.yml']).toContain(
    'columns: [{name: EVENT_ID}, {name: TOTAL_PRICE}, {name: B, description: "A, b"}]',
  );
});
