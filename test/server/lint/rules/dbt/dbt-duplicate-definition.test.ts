import { expect, test } from 'vitest';
import { rules } from '../../../../../server/lint/rules/index.ts';
import { told } from '../../diagnostics.ts';
import { everything, lint, snapshotOf, textsOf } from '../../examples.ts';

const id = 'dbt-duplicate-definition';
const inModels = (...schemas: readonly string[]) => ({
  'dbt_project.yml': 'name: shop',
  ...Object.fromEntries(schemas.map((schema, i) => [`models/schema${i}.yml`, schema])),
});

test.each([
  [
    'a source in two files, each with tables of its own',
    ['sources: [{name: raw, tables: [{name: a}]}]', 'sources: [{name: raw, tables: [{name: b}]}]'],
    [],
  ],
  [
    'a source table',
    ['sources: [{name: raw, tables: [{name: a}]}]', 'sources: [{name: raw, tables: [{name: a}]}]'],
    ['Source table "raw.a" is already described'],
  ],
  ['tables of two sources', ['sources: [{name: raw, tables: [{name: a}]}, {name: old, tables: [{name: a}]}]'], []],
  ['an exposure and a model of one name', ['models: [{name: a}]\nexposures: [{name: a}]'], []],
  ['unit tests of two models', ['unit_tests: [{name: t, model: a}, {name: t, model: b}]'], []],
  [
    'unit tests of one model',
    ['unit_tests: [{name: t, model: a}, {name: t, model: a}]'],
    ['Unit test "a.t" is already described'],
  ],
  ['a column in two models', ['models: [{name: a, columns: [{name: id}]}, {name: b, columns: [{name: id}]}]'], []],
  [
    'a model described twice brings its columns twice, which is one mistake',
    ['models: [{name: a, columns: [{name: id}]}]', 'models: [{name: a, columns: [{name: id}]}]'],
    ['Model "a" is already described'],
  ],
  [
    'columns of a source table',
    ['sources: [{name: raw, tables: [{name: a, columns: [{name: id}, {name: id}]}]}]'],
    ['Column "id" is described twice in source table "a" of source "raw"'],
  ],
  ['three of one', ['models: [{name: a}, {name: a}, {name: a}]'], ['Model "a"', 'Model "a"']],
])('%s', (_, schemas, parts) => {
  const found = told(id, inModels(...schemas));
  expect(found).toHaveLength(parts.length);
  for (const [i, part] of parts.entries()) expect(found[i]).toContain(part);
});

test('a source table twice stops dbt 1.x, and is a warning of dbt 2.0; a column never stops dbt', () => {
  const levels = (required: string) => {
    const files = {
      'dbt_project.yml': `name: shop\nrequire-dbt-version: "${required}"`,
      'models/a.yml': 'sources: [{name: raw, tables: [{name: a}, {name: a, columns: [{name: b}, {name: b}]}]}]',
    };
    const own = rules.filter((rule) => rule.id === id);
    return [...lint(snapshotOf(textsOf(files)), own, everything(own)).problems.values()]
      .flat()
      .map((one) => one.severity);
  };
  expect(levels('<2.0.0')).toEqual(['error', 'warning']);
  expect(levels('>=2.0.0')).toEqual(['warning', 'warning']);
});
