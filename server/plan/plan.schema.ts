// The plan language as one typed table: shape x key. A new key is one row; reader, types, faults, JSON Schema, completion, hover and docs follow.
import {
  any,
  boolean,
  condition,
  defaulted,
  either,
  formed,
  integer,
  item,
  type KeySpec,
  type Kind,
  list,
  looseRef,
  name,
  number,
  oneOf,
  oneOrMany,
  optional,
  ref,
  renames,
  required,
  requiredUnless,
  shorthand,
  suggested,
  type TextForm,
  text,
  type,
} from '../schema/kinds.ts';

const statuses = ['draft', 'planned', 'implemented', 'verified', 'deprecated', 'removed'] as const;
export const calls = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const;
const aggregations = ['count', 'sum', 'average', 'min', 'max', 'median', 'percentile', 'count_distinct'] as const;
const metricTypes = ['simple', 'ratio', 'derived', 'cumulative', 'conversion', 'active'] as const;
export const grains = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
export const formats = [
  'date-time',
  'date',
  'time',
  'duration',
  'email',
  'uri',
  'uuid',
  'hostname',
  'ipv4',
  'ipv6',
  'currency',
  'country',
  'locale',
  'semver',
] as const;
export const piiClasses = [
  'none',
  'identifier',
  'contact',
  'financial',
  'health',
  'location',
  'credential',
  'free_text',
] as const;

const units = ['ms', 's', 'min', 'h', 'd', 'bytes', 'm', 'km', 'count', 'percent', 'ratio', 'currency'] as const;
export const platforms = ['web', 'ios', 'android', 'server'] as const;

const about = {
  description: optional(text, 'One sentence for people.'),
  tags: optional(oneOrMany(text), 'Free words to group by.'),
  owner: optional(oneOrMany(ref('owner')), 'Who answers for it: one name of `owners`, or a list.'),
  meta: optional(any, 'Anything; never checked.'),
} as const;
const named = { name: required(name, 'What it is called; unique among its kind.'), ...about } as const;
const life = {
  status: optional(oneOf(...statuses), 'Where it stands in its life.'),
  since: optional(text, 'The version or date it came with.'),
  expires: optional(text, 'The date after which it should be gone.'),
} as const;
/** What takes its place is of the same section. */
const replacedBy = <const K extends Kind>(kind: K) =>
  ({ replaced_by: optional(kind, 'What to use instead.') }) as const;
const aliased = {
  aliases: optional(list(shorthand('alias', 'name')), 'Names it had before, each perhaps `until` a date.'),
} as const;
const value = {
  type: optional(oneOrMany(type), 'A JSON type, the name of a `types` entry, or a union with null.'),
  format: optional(suggested(...formats), `A known form of text: ${formats.join(', ')}.`),
  enum: optional(list(shorthand('enumValue', 'value')), 'The values it may have.'),
  const: optional(any, 'The one value it has.'),
  pattern: optional(text, 'A regular expression the text matches; show it in single quotes.'),
  minLength: optional(integer, 'Least number of characters.'),
  maxLength: optional(integer, 'Greatest number of characters.'),
  minimum: optional(number, 'Least value, itself allowed.'),
  maximum: optional(number, 'Greatest value, itself allowed.'),
  exclusiveMinimum: optional(number, 'Every value is greater than this.'),
  exclusiveMaximum: optional(number, 'Every value is less than this.'),
  multipleOf: optional(number, 'Every value is a multiple of this.'),
  items: optional(item('schema'), 'What each item of an array is.'),
  minItems: optional(integer, 'Least number of items.'),
  maxItems: optional(integer, 'Greatest number of items.'),
  uniqueItems: optional(boolean, 'No item appears twice.'),
  properties: optional(
    list(shorthand('propertyUse', 'ref')),
    'The members of an object; inline names are local to it.',
  ),
  additionalProperties: optional(
    either(boolean, item('schema')),
    'Whether members beyond `properties` may be sent, or what they are.',
  ),
  minProperties: optional(integer, 'Least number of members.'),
  maxProperties: optional(integer, 'Greatest number of members.'),
  unit: optional(suggested(...units), 'Unit of measure, such as ms, s, bytes, count, percent, ratio, currency.'),
  pii: optional(suggested(...piiClasses), `Class of personal data: ${piiClasses.join(', ')}.`),
  faker: optional(text, 'A method of the faker library that makes example values, such as internet.email.'),
  default: optional(any, 'The value meant when none is sent.'),
  examples: optional(list(any), 'Values it may have.'),
} as const;
/** 1.10 would be 1.1 to everybody else. */
const release: TextForm = {
  wants: 'a whole number, or text in quotes',
  pattern: '',
  number: { minimum: 0, exclusiveMaximum: 2 ** 53, multipleOf: 1 },
};
const wire = optional(text, 'Its name on the wire, when that is not its name.');

export const keys = {
  plan: { ...named, url: optional(text, 'Where to read more.') },
  owner: { ...named, contact: optional(text, 'Where to reach them.'), url: optional(text, 'Where to read more.') },
  source: {
    ...named,
    platform: optional(suggested(...platforms), 'web, ios, android, server …'),
    sdk: optional(text, 'What collects there, such as segment-js.'),
    url: optional(text, 'Where to read more.'),
    since: optional(text, 'The version it starts with.'),
  },
  destination: {
    ...named,
    type: required(text, 'What it is, such as ga4, amplitude, bigquery.'),
    consent: optional(oneOrMany(text), 'The consent it needs.'),
    deny_pii: optional(list(text), 'Classes of personal data it must not get.'),
    limits: optional(any, 'Its own limits, over the built-in ones.'),
    naming: optional(any, 'How it changes names.'),
  },
  entity: {
    ...named,
    key: required(looseRef('property'), 'The property or envelope field that identifies it.'),
    traits: optional(list(shorthand('propertyUse', 'ref')), 'What is known of it.'),
    parent: optional(ref('entity'), 'The entity it belongs to.'),
  },
  type: { ...named, ...value, ...life, ...replacedBy(ref('type')) },
  property: { ...named, as: wire, ...value, ...life, ...replacedBy(looseRef('property')), ...aliased },
  /** A property inside an event, a bundle, an object: one of the dictionary refined (`ref`), or one defined here (`name`). */
  propertyUse: {
    ref: optional(ref('property'), 'A property of the dictionary; what stands beside it refines it.'),
    name: requiredUnless(name, 'ref', 'Defines a property here.'),
    ...about,
    as: wire,
    ...value,
    required: optional(boolean, 'The key is always sent.'),
    required_when: optional(condition, 'A condition: the key is sent when it is true.'),
    ...life,
    ...replacedBy(looseRef('property')),
    ...aliased,
  },
  /** A value without a name: an array's items, an object's extra members. */
  schema: { description: about.description, meta: about.meta, ...value },
  enumValue: {
    value: required(any, 'The value.'),
    description: optional(text, 'What it means.'),
    meta: about.meta,
    ...life,
    ...replacedBy(text),
    ...aliased,
  },
  alias: { name: required(text, 'The name it had.'), until: optional(text, 'The date until which it may still come.') },
  bundle: {
    ...named,
    properties: required(list(shorthand('propertyUse', 'ref')), 'What it brings.'),
    use: optional(oneOrMany(ref('bundle')), 'Bundles it brings along.'),
    sources: optional(list(shorthand('sourceUse', 'ref')), 'Where its events are sent from.'),
    destinations: optional(list(shorthand('route', 'ref')), 'Where its events go.'),
    consent: optional(oneOrMany(text), 'The consent its events need.'),
  },
  globals: {
    events: required(oneOrMany(text), 'Globs of event names: "*", "checkout_*".'),
    except: optional(oneOrMany(text), 'Globs of event names left out.'),
    calls: optional(list(oneOf(...calls)), 'Only these kinds of call.'),
    sources: optional(list(ref('source')), 'Only events of these sources.'),
    tags: optional(oneOrMany(text), 'Only events that bear one of these tags.'),
    use: required(oneOrMany(ref('bundle')), 'The bundles they all get.'),
    description: about.description,
    owner: about.owner,
    meta: about.meta,
  },
  event: {
    ...named,
    as: wire,
    where: optional(condition, 'Which rows of a shared wire name are this event.'),
    call: defaulted(oneOf(...calls), 'track', 'The kind of call.'),
    trigger: optional(
      either(text, list(shorthand('trigger', 'description'))),
      'When exactly it is sent, and how often.',
    ),
    ...life,
    ...replacedBy(ref('event')),
    ...aliased,
    extends: optional(ref('event'), 'The event it takes everything from.'),
    abstract: optional(boolean, 'Only there to be extended; never sent.'),
    use: optional(oneOrMany(ref('bundle')), 'Bundles of properties it carries.'),
    omit: optional(oneOrMany(looseRef('property')), 'What a layer above brings and this event lacks.'),
    entities: defaulted(oneOrMany(ref('entity')), ['user'], 'Who or what it is about.'),
    entity: optional(ref('entity'), 'Whose traits an identify or group call carries.'),
    sources: optional(list(shorthand('sourceUse', 'ref')), 'Where it is sent from.'),
    destinations: optional(list(shorthand('route', 'ref')), 'Where it goes, perhaps under another name.'),
    consent: optional(oneOrMany(text), 'The consent it needs.'),
    unique_key: optional(oneOrMany(looseRef('property')), 'The properties that together identify one happening.'),
    properties: optional(list(shorthand('propertyUse', 'ref')), 'What it carries.'),
    additionalProperties: value.additionalProperties,
    variants: optional(list(item('variant')), 'Cases in which more is known.'),
    examples: optional(list(any), 'Whole events, property by property.'),
    version: optional(formed(release), 'Its version: a whole number, or text.'),
    url: optional(text, 'Where to read more: its ticket or design.'),
    pii: value.pii,
  },
  trigger: {
    description: required(text, 'When it is sent.'),
    sources: optional(list(ref('source')), 'From where.'),
    url: optional(text, 'Where to read more.'),
  },
  sourceUse: {
    ref: required(ref('source'), 'A source.'),
    since: optional(text, 'The version it starts with there.'),
    meta: about.meta,
  },
  route: {
    ref: required(ref('destination'), 'A destination.'),
    as: optional(text, 'What the event is called there.'),
    where: optional(condition, 'Only these rows.'),
    properties: optional(renames, 'Property -> its name there, or false to drop it.'),
    meta: about.meta,
  },
  variant: {
    ...named,
    where: required(condition, 'The rows it is about.'),
    properties: required(list(shorthand('propertyUse', 'ref')), 'What is refined or added then.'),
  },
  segment: {
    ...named,
    entity: defaulted(ref('entity'), 'user', 'Whose segment it is.'),
    where: required(condition, 'Who is in it.'),
  },
  metric: {
    ...named,
    type: optional(oneOf(...metricTypes), 'How it is made; simple when `agg` is given.'),
    agg: optional(oneOf(...aggregations), 'How values are put together.'),
    event: optional(looseRef('event'), 'Of which event, or "*".'),
    property: optional(looseRef('property'), 'Of which property.'),
    entity: optional(ref('entity'), 'Of whom.'),
    where: optional(condition, 'Only these rows.'),
    dimensions: optional(list(looseRef('property')), 'Properties and envelope fields it may be split by.'),
    grain: optional(oneOf(...grains), 'The period of one value.'),
    numerator: optional(ref('metric'), 'The metric above the line.'),
    denominator: optional(ref('metric'), 'The metric below the line.'),
    expr: optional(text, 'An expression over metrics.'),
    window: optional(text, 'How long it looks back: 7d, 30d.'),
    percentile: optional(number, 'Which percentile, between 0 and 1.'),
    semantics: optional(any, "Overrides of the project's `semantics`."),
  },
  step: {
    event: required(looseRef('event'), 'The event of the step, or "*".'),
    where: optional(condition, 'Only these rows.'),
    name: optional(text, 'What the step is called.'),
  },
  exclusion: {
    event: required(looseRef('event'), 'The event that must not come.'),
    where: optional(condition, 'Only these rows.'),
    after: optional(text, 'The name of the step after which it counts.'),
  },
  funnel: {
    ...named,
    entity: defaulted(ref('entity'), 'user', 'Who goes through it.'),
    window: required(text, 'How long it may take from the first step: 30m, 7d.'),
    order: defaulted(
      oneOf('ordered', 'strict', 'unordered'),
      'ordered',
      'Whether other events may come between two steps, and whether the order counts.',
    ),
    steps: required(list(shorthand('step', 'event')), 'Its steps, in order.'),
    exclusions: optional(list(shorthand('exclusion', 'event')), 'Events that end an attempt.'),
    per: optional(text, 'session, or a property that all steps share.'),
    semantics: optional(any, "Overrides of the project's `semantics`."),
  },
  retention: {
    ...named,
    entity: defaulted(ref('entity'), 'user', 'Who comes back.'),
    start: required(shorthand('step', 'event'), 'What begins a cohort.'),
    return: required(shorthand('step', 'event'), 'What counts as coming back.'),
    period: required(oneOf(...grains), 'Day, week, month …'),
    brackets: optional(list(integer), 'Periods to report: [1, 7, 30].'),
    semantics: optional(any, "Overrides of the project's `semantics`."),
  },
  experiment: {
    ...named,
    entity: defaulted(ref('entity'), 'user', 'Who is assigned.'),
    exposure: required(item('exposure'), 'The event that shows who saw what.'),
    variants: required(list(item('share')), 'Its variants and their shares.'),
    primary: required(ref('metric'), 'The metric that decides.'),
    guardrails: optional(list(ref('metric')), 'Metrics that must not get worse.'),
    start: optional(text, 'Its first day.'),
    end: optional(text, 'Its last day.'),
  },
  exposure: {
    event: required(ref('event'), 'The event of being exposed.'),
    property: optional(looseRef('property'), 'Which property names the variant.'),
  },
  share: {
    name: required(name, 'The variant.'),
    share: required(number, 'Its part of the entities, 0 to 1.'),
    description: about.description,
  },
  knowledge: { ...named, text: required(text, 'What to know.'), url: optional(text, 'Where to read more.') },
  check: {
    ...named,
    event: optional(ref('event'), 'Whose rows are checked.'),
    expect: required(condition, 'What is true of every row; null passes.'),
    where: optional(condition, 'Only these rows.'),
    severity: defaulted(oneOf('error', 'warning', 'information'), 'error', 'Severity when the check fails.'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, KeySpec>>>>;

export type Shape = keyof typeof keys;
/** The table without its literal types, for code that walks it. */
export const rows: { readonly [S in Shape]: Readonly<Record<string, KeySpec>> } = keys;
