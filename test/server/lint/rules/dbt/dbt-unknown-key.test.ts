import { expect, test } from 'vitest';
import { told } from '../../diagnostics.ts';

const said = (schema: string, required = '') =>
  told('dbt-unknown-key', {
    'dbt_project.yml': `name: shop${required && `\nrequire-dbt-version: "${required}"`}`,
    'models/schema.yml': schema,
  });

test.each([
  ['a key of a later dbt, by the dbt it comes with', 'models: [{name: a, metrics: []}]', '>=1.11.0', []],
  [
    'a key of a later dbt, by an older one',
    'models: [{name: a, metrics: []}]',
    '<1.11.0',
    [
      'Unknown key "metrics" in model "a": dbt 1.10 ignores it; dbt reads it from 1.11 on. Remove it, or raise the dbt version of the project.',
    ],
  ],
  [
    'where no version looks at keys',
    'groups: [{name: g, owner: {name: a, slack: b}}]',
    '>=2.0.0',
    [
      'Unknown key "slack" in owner "a" of group "g": dbt 2.0 silently ignores it. Remove it, or write it where dbt reads it.',
    ],
  ],
  [
    'an old dbt',
    'models: [{name: a, columns: [{name: b, pii: true}]}]',
    '<1.11.0',
    [
      'Unknown key "pii" in column "b" of model "a": dbt 1.10 silently ignores it, and dbt 2.0 fails here. Own keys stand under "config: {meta: …}".',
    ],
  ],
  ['a section of their own', 'shop: [{name: a}]\nx-columns: []', '', []],
  ['a custom setting', 'models: [{name: a, config: {team: x}}]', '', []],
  ['a setting outside config, which is a matter of its own', 'models: [{name: a, materialized: table}]', '', []],
] as const)('%s', (_, schema, required, messages) => expect(said(schema, required)).toEqual(messages));

test('keys that the project allows', () => {
  const files = { 'dbt_project.yml': 'name: shop', 'models/schema.yml': 'models: [{name: a, owner: x}]' };
  expect(told('dbt-unknown-key', files)).toHaveLength(1);
  expect(
    told('dbt-unknown-key', { ...files, 'trackwright.yml': 'rules: {dbt-unknown-key: {allow: [owner]}}' }),
  ).toEqual([]);
});
