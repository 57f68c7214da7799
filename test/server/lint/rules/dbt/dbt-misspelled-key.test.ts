import { expect, test } from 'vitest';
import { fixed, told } from '../../diagnostics.ts';

const inModel = (schema: string) => ({ 'models/schema.yml': schema, 'dbt_project.yml': 'name: shop' });

test.each([
  [
    'a key beside the one that is meant',
    'models: [{name: a, description: x, desciption: y}]',
    ['"description" stands beside it. Remove one of the two.'],
  ],
  ['a section', 'modles: [{name: a}]', ['Unknown key "modles" at the top of the file']],
  ['a key of dbt_project.yml itself', '', []],
  ['a custom setting', 'models: [{name: a, config: {my_team: x}}]', []],
  ['anything under meta', 'models: [{name: a, config: {meta: {desciption: x}}}]', []],
  ['Jinja for a key', 'models: [{name: a, "{{ desciption }}": x}]', []],
])('%s', (_, schema, parts) => {
  const found = told('dbt-misspelled-key', inModel(schema));
  expect(found).toHaveLength(parts.length);
  for (const [i, part] of parts.entries()) expect(found[i]).toContain(part);
});

test('dbt_project.yml', () => {
  expect(told('dbt-misspelled-key', { 'dbt_project.yml': 'name: shop\nmodel-path: [models]' })).toEqual([
    'Unknown key "model-path" at the top of the file; dbt does not read it. Did you mean "model-paths"?',
  ]);
});

test('the fix leaves what is taken, and fixes what stands under an anchor once', () => {
  expect(fixed('dbt-misspelled-key', inModel('models: [{name: a, description: x, desciption: y}]'))).toBe(
    'models: [{name: a, description: x, desciption: y}]',
  );
  const schema = `
    models:
      - name: a
        columns:
          - &id {name: id, desciption: Key} # kept
      - {name: b, columns: [*id]}
  `;
  const lines = fixed('dbt-misspelled-key', inModel(schema)).split('\n');
  expect(lines[3]).toBe('      - &id {name: id, description: Key} # kept');
});

test('nothing is renamed where dbt cannot read the file', () => {
  const broken = 'models:\n  - name: a\n    desciption: x\n    tags: [a';
  expect(fixed('dbt-misspelled-key', inModel(broken))).toBe(broken);
});

test('keys that the project allows', () => {
  const files = { 'dbt_project.yml': 'name: shop', 'models/schema.yml': 'models: [{name: a, desciption: x}]' };
  expect(told('dbt-misspelled-key', files)).toHaveLength(1);
  expect(
    told('dbt-misspelled-key', { ...files, 'trackwright.yml': 'rules: {dbt-misspelled-key: {allow: [desciption]}}' }),
  ).toEqual([]);
});
