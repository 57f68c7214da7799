// What people call the keys and words of the plan language who come from dbt, JSON Schema, protobuf, OpenTelemetry, Segment or Avo.
import { closest } from '../../../../base/did-you-mean.ts';
import { toCase } from '../../../../base/naming.ts';

/** In snake_case, whatever they are written in. */
const words: Readonly<Record<string, readonly string[]>> = {
  description: [
    'desc',
    'details',
    'summary',
    'doc',
    'docs',
    'comment',
    'notes',
    'title',
    'help_text',
    'brief',
    'definition',
  ],
  properties: [
    'props',
    'fields',
    'params',
    'parameters',
    'attributes',
    'columns',
    'event_properties',
    'extra_keys',
    'members',
  ],
  use: ['mixins', 'includes', 'include', 'bundles', 'property_bundles', 'property_groups'],
  owner: ['team', 'owners', 'responsible', 'product_owner', 'maintainer', 'maintainers', 'stakeholder'],
  trigger: ['when', 'fires', 'fired_when', 'fires_when', 'triggers', 'sent_when'],
  status: ['state', 'lifecycle', 'stage', 'stability'],
  extends: ['inherits', 'inherits_from', 'base', 'parent_event'],
  replaced_by: ['replacement', 'replaced_with', 'superseded_by', 'renamed_to', 'use_instead'],
  aliases: ['previous_names', 'old_names', 'renamed_from', 'also_known_as'],
  since: ['added_in', 'introduced_in', 'introduced', 'milestone'],
  expires: ['expiry', 'expires_at', 'expires_on', 'sunset', 'end_of_life'],
  sources: ['platforms', 'channels'],
  destinations: ['integrations', 'targets', 'sinks', 'sends_to'],
  enum: [
    ...['values', 'allowed_values', 'accepted_values', 'valid_values', 'possible_values', 'enum_values', 'enumeration'],
    ...['choices', 'options', 'one_of', 'oneof', 'in', 'allowed'],
  ],
  const: ['constant', 'fixed', 'fixed_value', 'literal'],
  type: ['kind', 'datatype', 'data_type', 'value_type', 'property_type'],
  format: ['string_format', 'text_format', 'semantic_type'],
  pattern: ['regex', 'regexp', 'reg_exp', 'regular_expression', 'matches', 'match'],
  minimum: ['min', 'gte', 'ge', 'min_value', 'minimum_value', 'lower_bound', 'at_least'],
  maximum: ['max', 'lte', 'le', 'max_value', 'maximum_value', 'upper_bound', 'at_most'],
  exclusiveMinimum: ['gt', 'greater_than', 'min_exclusive', 'exclusive_min'],
  exclusiveMaximum: ['lt', 'less_than', 'max_exclusive', 'exclusive_max'],
  multipleOf: ['divisible_by', 'step', 'multiple'],
  minLength: ['min_len', 'min_chars', 'min_size', 'length_min'],
  maxLength: ['max_len', 'max_chars', 'max_size', 'length_max', 'length'],
  items: ['item', 'item_type', 'items_type', 'item_schema', 'element', 'elements', 'element_type'],
  minItems: ['min_count', 'min_elements'],
  maxItems: ['max_count', 'max_elements'],
  uniqueItems: ['unique', 'distinct'],
  additionalProperties: ['unevaluated_properties', 'allow_extra', 'allow_unknown', 'extra_properties'],
  minProperties: ['min_pairs', 'min_members'],
  maxProperties: ['max_pairs', 'max_members'],
  required: ['mandatory', 'is_required'],
  required_when: ['required_if', 'only_when', 'required_on'],
  unit: ['units', 'uom', 'unit_of_measure'],
  pii: ['is_pii', 'contains_pii', 'personal_data', 'data_classification', 'classification', 'privacy'],
  as: ['wire_name', 'sent_as', 'tracked_as', 'api_name'],
  unique_key: ['primary_key', 'dedupe_key', 'idempotency_key', 'insert_id'],
  examples: ['example', 'sample', 'samples', 'example_values'],
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

/** The key that was meant, of those that may stand there: another language's word for it, or a mistake in typing. */
export function keyMeant(written: string, known: readonly string[]): string | undefined {
  const low = toCase(written.replace(/^[$_]+/, ''), 'snake_case');
  return known.find((key) => Object.hasOwn(words, key) && words[key]?.includes(low)) ?? closest(written, known);
}

/** What to do about a word for which there is no key, though what it says has its place. */
export const otherwise: Readonly<Record<string, string>> = {
  required: 'Write "required: true" at each property that is.',
  nullable: 'Add "null" to its type: [string, "null"].',
  deprecated: 'Write "status: deprecated".',
  anyOf: 'Name the types in a list: "type: [string, integer]".',
  allOf: 'Put what they share into a bundle, and "use" it.',
  $ref: 'Write "ref" with the name of a property, or give the name of a type under "type".',
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
