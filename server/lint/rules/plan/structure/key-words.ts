// What people call the keys and words of the plan language who come from dbt, JSON Schema, Segment or Avo.
import { closest } from '../../../../base/did-you-mean.ts';

const words: Readonly<Record<string, readonly string[]>> = {
  description: ['desc', 'details', 'summary', 'doc', 'docs', 'comment'],
  properties: ['props', 'fields', 'params', 'parameters', 'attributes', 'columns'],
  use: ['mixins', 'includes', 'include', 'bundles', 'property_bundles'],
  owner: ['team', 'owners', 'responsible'],
  trigger: ['when', 'fires', 'fired_when', 'triggers'],
  status: ['state', 'lifecycle', 'stage'],
  extends: ['inherits', 'inherits_from', 'base'],
  replaced_by: ['replacement', 'replaced_with', 'superseded_by'],
  aliases: ['previous_names', 'old_names', 'renamed_from'],
  sources: ['platforms', 'channels'],
  destinations: ['integrations', 'targets', 'sinks'],
  enum: ['values', 'allowed_values', 'accepted_values', 'choices', 'one_of', 'oneof'],
  type: ['kind', 'datatype', 'data_type'],
  pattern: ['regex', 'regexp'],
  minimum: ['min', 'gte'],
  maximum: ['max', 'lte'],
  examples: ['example', 'sample', 'samples'],
  default: ['default_value'],
  where: ['filter', 'filters', 'condition', 'predicate'],
  agg: ['aggregation', 'aggregate', 'function', 'measure'],
  dimensions: ['dims', 'group_by', 'breakdowns', 'breakdown'],
  grain: ['granularity', 'time_grain', 'timegrain'],
  window: ['conversion_window', 'within', 'time_window', 'timeframe'],
  steps: ['events', 'stages'],
  expect: ['assert', 'expectation', 'expression', 'condition'],
  primary: ['primary_metric'],
  guardrails: ['guardrail_metrics'],
};

/** The key that was meant, of those that may stand there: a mistake in typing, or another language's word for it. */
export function keyMeant(written: string, known: readonly string[]): string | undefined {
  const low = written.trim().toLowerCase().replaceAll('-', '_');
  return closest(written, known) ?? known.find((key) => Object.hasOwn(words, key) && words[key]?.includes(low));
}

/** What to do about a word for which there is no key, though what it says has its place. */
export const otherwise: Readonly<Record<string, string>> = {
  required: 'Write "required: true" at each property that is.',
  nullable: 'Add "null" to its type: [string, "null"].',
  optional: 'A property is optional unless "required: true" says otherwise.',
  '<<': 'Merge keys are not read. An event "extends" another, or takes the properties of a bundle with "use".',
};

const values: Readonly<Record<string, readonly string[]>> = {
  average: ['avg', 'mean'],
  count_distinct: ['distinct', 'unique', 'uniques', 'countdistinct', 'distinct_count', 'unique_count'],
  sum: ['total'],
  percentile: ['quantile'],
  implemented: ['live', 'active', 'done', 'released', 'in_production'],
  planned: ['todo', 'proposed', 'approved'],
  draft: ['wip', 'new'],
  removed: ['deleted'],
  deprecated: ['obsolete', 'archived'],
  track: ['event'],
  ordered: ['sequential', 'in_order'],
  unordered: ['any', 'any_order'],
  strict: ['strict_order', 'immediate'],
};
/** The word that was meant, of those the key takes. */
export const valueMeant = (written: string, among: readonly string[]): string | undefined =>
  among.find((one) => Object.hasOwn(values, one) && values[one]?.includes(written.trim().toLowerCase()));
