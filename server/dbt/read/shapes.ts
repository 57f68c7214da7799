// dbt's YAML as data: which keys each kind of object may have, since which version, and what stands under them.
// From dbt-core's own JSON Schemas (1.10.23, 1.11.16, 1.12.6) and dataclasses; what only 2.0 knows from its documentation.
// A key that a later version brought stands under that version.

import { semanticShapes } from './semantic-shapes.ts';
import type { ShapeRow } from './shape.ts';

export type ShapeName = keyof typeof shapes;

const tested = { data_tests: 'tests', tests: 'tests' } as const;

export const shapes = {
  file: {
    noun: 'file',
    keys: `
    version models sources seeds snapshots exposures metrics saved_queries semantic_models unit_tests macros
    analyses groups data_tests tests anchors`,
    since: { '1.11': 'functions', '2.0': 'checks' },
    inside: {
      models: ['model'],
      sources: ['source'],
      seeds: ['seed'],
      snapshots: ['snapshot'],
      exposures: ['exposure'],
      metrics: ['metric'],
      saved_queries: ['savedQuery'],
      unit_tests: ['unitTest'],
      macros: ['macro'],
      analyses: ['analysis'],
      groups: ['group'],
      functions: ['function'],
      data_tests: ['singularTest'],
      tests: ['singularTest'],
    },
  },
  project: {
    noun: 'project file',
    keys: `
    name version config-version profile project-root require-dbt-version model-paths seed-paths snapshot-paths
    test-paths macro-paths analysis-paths docs-paths asset-paths clean-targets packages-install-path target-path
    log-path source-paths data-paths modules-path quoting query-comment on-run-start on-run-end dispatch vars
    flags packages restrict-access dbt-cloud models seeds snapshots sources tests data_tests unit_tests metrics
    semantic-models saved-queries exposures analyses`,
    since: {
      '1.11': 'functions function-paths sync',
      '1.12': 'osi-paths',
      '2.0': 'checks check-paths info_schema skill-paths skills adapters',
    },
    closed: true,
  },
  model: {
    noun: 'model',
    keys: `
    name description columns config constraints data_tests tests versions latest_version deprecation_date
    time_spine identifier`,
    since: {
      '1.11': `
    semantic_model agg_time_dimension primary_entity derived_semantics metrics static_analysis_off_reason`,
    },
    config: 'model',
    inside: {
      columns: ['column'],
      constraints: ['modelConstraint'],
      versions: ['version'],
      time_spine: 'timeSpine',
      semantic_model: 'semanticModel',
      derived_semantics: 'derivedSemantics',
      metrics: ['metric'],
      ...tested,
    },
  },
  version: {
    noun: 'version',
    keys: 'v defined_in description access config constraints docs data_tests tests columns deprecation_date',
    config: 'model',
    inside: { constraints: ['modelConstraint'], columns: ['versionColumn'], ...tested },
    closed: true,
  },
  column: {
    noun: 'column',
    keys: 'name description data_type constraints data_tests tests quote granularity policy_tags config',
    since: { '1.11': 'dimension entity column_mask databricks_tags', '1.12': 'classifiers' },
    config: 'column',
    inside: {
      constraints: ['constraint'],
      dimension: 'dimension',
      entity: 'entity',
      column_mask: 'columnMask',
      ...tested,
    },
  },
  versionColumn: {
    noun: 'column',
    keys: `
    include exclude name description data_type constraints data_tests tests quote granularity policy_tags config`,
    since: { '1.11': 'dimension entity column_mask databricks_tags', '1.12': 'classifiers' },
    config: 'column',
    inside: {
      constraints: ['constraint'],
      dimension: 'dimension',
      entity: 'entity',
      column_mask: 'columnMask',
      ...tested,
    },
    unseen: true,
  },
  source: {
    noun: 'source',
    keys: 'name description database catalog schema loader quoting tables config dataset project overrides',
    config: 'source',
    inside: { tables: ['table'], quoting: 'quoting' },
    closed: true,
  },
  table: {
    noun: 'source table',
    keys: 'name description identifier columns data_tests tests external loader quoting config',
    config: 'table',
    inside: { columns: ['column'], quoting: 'quoting', ...tested },
  },
  seed: {
    noun: 'seed',
    keys: 'name description columns data_tests tests config',
    since: { '1.11': 'static_analysis_off_reason' },
    config: 'seed',
    inside: { columns: ['column'], ...tested },
  },
  snapshot: {
    noun: 'snapshot',
    keys: 'name description columns data_tests tests relation config',
    since: { '1.11': 'static_analysis_off_reason' },
    config: 'snapshot',
    inside: { columns: ['column'], ...tested },
  },
  analysis: {
    noun: 'analysis',
    keys: 'name description columns config',
    since: { '1.11': 'static_analysis_off_reason' },
    config: 'analysis',
    inside: { columns: ['column'] },
  },
  singularTest: {
    noun: 'test',
    keys: 'name description config',
    since: { '1.11': 'static_analysis_off_reason' },
    config: 'test',
  },
  exposure: {
    noun: 'exposure',
    keys: 'name type owner description label url maturity depends_on config',
    config: 'exposure',
    inside: { owner: 'owner' },
    closed: true,
  },
  group: {
    noun: 'group',
    keys: 'name owner description config',
    config: 'metaOnly',
    inside: { owner: 'owner' },
    closed: true,
  },
  owner: { noun: 'owner', keys: 'name email', unseen: true },
  macro: {
    noun: 'macro',
    keys: 'name description arguments docs meta config',
    config: 'macro',
    inside: { arguments: ['macroArgument'], docs: 'docs' },
  },
  macroArgument: { noun: 'argument', keys: 'name type description' },
  function: {
    noun: 'function',
    keys: `
    name description identifier language arguments returns data_tests tests config static_analysis_off_reason`,
    since: { '1.12': 'overloads' },
    config: 'function',
    inside: { arguments: ['functionArgument'], returns: 'functionReturn', overloads: ['functionOverload'], ...tested },
  },
  functionArgument: { noun: 'argument', keys: 'name data_type description default_value' },
  functionReturn: { noun: 'return value', keys: 'data_type description' },
  functionOverload: {
    noun: 'overload',
    keys: 'arguments returns defined_in description',
    inside: { arguments: ['functionArgument'], returns: 'functionReturn' },
  },
  unitTest: {
    noun: 'unit test',
    keys: 'name model description given expect overrides versions config',
    since: { '1.11': 'static_analysis_off_reason' },
    config: 'unitTest',
    inside: { given: ['given'], expect: 'expect', overrides: 'overrides' },
    closed: true,
  },
  given: { noun: 'input', keys: 'input rows fixture format', closed: true },
  expect: { noun: 'expectation', keys: 'rows fixture format', closed: true },
  overrides: { noun: 'overrides', keys: 'macros vars env_vars', closed: true },
  ...semanticShapes,
  constraint: { noun: 'constraint', keys: 'type name expression to to_columns warn_unenforced warn_unsupported' },
  modelConstraint: {
    noun: 'constraint',
    keys: 'type columns name expression to to_columns warn_unenforced warn_unsupported',
  },
  columnMask: { noun: 'column mask', keys: 'function using_columns' },
  quoting: { noun: 'quoting', keys: 'database schema identifier snowflake_ignore_case' },
  docs: { noun: 'docs', keys: 'show node_color' },
} as const satisfies Readonly<Record<string, ShapeRow>>;
