// The semantic layer's kinds of objects: metrics, saved queries, and what columns and models say for it.
import type { ShapeRow } from './shape.ts';

const semantic = { config: 'metaOnly' } as const;

export const semanticShapes = {
  metric: {
    noun: 'metric',
    keys: 'name label description type type_params filter time_granularity config',
    since: {
      '1.11': `
    agg agg_time_dimension base_metric calculation constant_properties conversion_metric denominator entity expr
    fill_nulls_with grain_to_date hidden input_metric input_metrics join_to_timespine non_additive_dimension
    numerator percentile percentile_type period_agg window`,
    },
    config: 'metric',
    inside: {
      input_metrics: ['metricInput'],
      input_metric: 'metricInput',
      numerator: 'metricInput',
      denominator: 'metricInput',
      base_metric: 'metricInput',
      conversion_metric: 'metricInput',
      non_additive_dimension: 'nonAdditive',
      constant_properties: ['constantProperty'],
    },
    closed: true,
  },
  metricInput: { noun: 'input metric', keys: 'name alias filter offset_window offset_to_grain', closed: true },
  nonAdditive: { noun: 'non-additive dimension', keys: 'name group_by window_agg', closed: true },
  constantProperty: { noun: 'constant property', keys: 'base_property conversion_property', closed: true },
  savedQuery: {
    noun: 'saved query',
    keys: 'name label description query_params exports config',
    config: 'savedQuery',
    inside: { query_params: 'queryParams', exports: ['export'] },
    closed: true,
  },
  queryParams: { noun: 'query', keys: 'metrics group_by where order_by limit dimensions', closed: true },
  export: { noun: 'export', keys: 'name config', config: 'export', closed: true },
  timeSpine: {
    noun: 'time spine',
    keys: 'standard_granularity_column custom_granularities',
    inside: { custom_granularities: ['customGranularity'] },
    closed: true,
  },
  customGranularity: { noun: 'granularity', keys: 'name column_name', closed: true },
  semanticModel: { noun: 'semantic model', keys: 'name enabled group config', ...semantic, closed: true },
  derivedSemantics: {
    noun: 'derived semantics',
    keys: 'dimensions entities',
    inside: { dimensions: ['derivedDimension'], entities: ['derivedEntity'] },
    closed: true,
  },
  derivedDimension: {
    noun: 'dimension',
    keys: 'name type expr granularity label description is_partition validity_params config',
    ...semantic,
    inside: { validity_params: 'validity' },
    closed: true,
  },
  derivedEntity: { noun: 'entity', keys: 'name type expr label description config', ...semantic, closed: true },
  dimension: {
    noun: 'dimension',
    keys: 'name type label description is_partition validity_params config',
    ...semantic,
    inside: { validity_params: 'validity' },
  },
  entity: { noun: 'entity', keys: 'name type label description config', ...semantic },
  validity: { noun: 'validity', keys: 'is_start is_end' },
} as const satisfies Readonly<Record<string, ShapeRow>>;
