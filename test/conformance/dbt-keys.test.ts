// Our tables of keys and dbt's own JSON Schemas say the same.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ConfigName, configs } from '../../server/dbt/read/configs.ts';
import { dbtConfigKeys, dbtKeysOf } from '../../server/dbt/read/keys.ts';
import type { ShapeName } from '../../server/dbt/read/shapes.ts';
import { isAtLeast } from '../../server/dbt/read/version.ts';
import { type DbtVersion, hasDbt } from './dbt.ts';

/** Schema definition -> our shape. */
const objects: Readonly<Record<string, ShapeName>> = {
  ModelProperties: 'model',
  ColumnProperties: 'column',
  SourceProperties: 'source',
  Tables: 'table',
  SeedProperties: 'seed',
  SnapshotProperties: 'snapshot',
  AnalysesProperties: 'analysis',
  DataTestProperties: 'singularTest',
  ExposureProperties: 'exposure',
  MacrosProperties: 'macro',
  MacrosArguments: 'macroArgument',
  UnitTestProperties: 'unitTest',
  Given: 'given',
  Expect: 'expect',
  UnitTestOverrides: 'overrides',
  MetricsProperties: 'metric',
  SavedQueriesProperties: 'savedQuery',
  Constraint: 'constraint',
  ModelConstraint: 'modelConstraint',
  DbtOwner: 'owner',
  DocsConfig: 'docs',
  DbtQuoting: 'quoting',
};
const settings: Readonly<Record<string, ConfigName>> = {
  ModelConfig: 'model',
  SeedConfig: 'seed',
  SnapshotConfig: 'snapshot',
  SourceConfig: 'source',
  TablesConfig: 'table',
  ColumnConfig: 'column',
  DataTestConfig: 'test',
  UnitTestConfig: 'unitTest',
  FunctionConfig: 'function',
  AnalysesConfig: 'analysis',
  ExposureConfig: 'exposure',
  MetricConfig: 'metric',
  SavedQueryConfig: 'savedQuery',
};
/** What dbt takes and its schema does not say: keys of BigQuery's sources, keys with a rule of their own, and what 1.x reads beside the schema. */
const more: Readonly<Record<string, readonly string[]>> = {
  source: ['dataset', 'project', 'overrides'],
  metric: ['type_params'],
  macro: ['meta', 'config'],
};

type Definitions = Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> } | boolean>>;
function definitions(version: DbtVersion): Definitions {
  const root = path.resolve(import.meta.dirname, '../../.conformance', `dbt-${version}`);
  const [python = ''] = readdirSync(path.join(root, 'lib'));
  const file = path.join(root, 'lib', python, 'site-packages/dbt/jsonschemas/resources/latest.json');
  return JSON.parse(readFileSync(file, 'utf8')).definitions;
}
const keysIn = (all: Definitions, name: string): readonly string[] | undefined => {
  const definition = all[name];
  return typeof definition === 'object' ? Object.keys(definition.properties ?? {}) : undefined;
};

describe.each(['1.10', '1.11', '1.12'] as const)('dbt %s', (version) => {
  test.skipIf(!hasDbt(version))('has the keys of our shapes', () => {
    const all = definitions(version);
    for (const [name, shape] of Object.entries(objects)) {
      const theirs = keysIn(all, name);
      if (!theirs) continue;
      const ours = [...dbtKeysOf(shape)].filter(([, since]) => isAtLeast(version, since)).map(([key]) => key);
      const expected = [...new Set([...theirs, ...ours.filter((key) => more[shape]?.includes(key))])].sort();
      expect([...ours].sort(), `${name} of dbt ${version}`).toEqual(expected);
    }
  });

  test.skipIf(!hasDbt(version))('has no setting that we do not know', () => {
    const all = definitions(version);
    for (const [name, config] of Object.entries(settings)) {
      const unknown = (keysIn(all, name) ?? []).filter((key) => !dbtConfigKeys(config).has(key));
      expect(unknown, `${name} of dbt ${version}`).toEqual([]);
    }
  });
});

test('every list of settings is compared or too small to be wrong', () => {
  const compared = new Set<string>(Object.values(settings));
  expect(Object.keys(configs).filter((name) => !compared.has(name))).toEqual(['macro', 'export', 'metaOnly']);
});
