// The plan language as one typed table: shape x key. A new key is one row; reader, types, faults, JSON Schema, completion, hover and docs follow.
import {
  any,
  condition,
  either,
  type Form,
  flag,
  formed,
  integer,
  item,
  list,
  name,
  need,
  needOr,
  number,
  openRef,
  type Row,
  ref,
  renames,
  row,
  shortItem,
  some,
  text,
  type,
  word,
} from '../schema/kinds.ts';

export const statuses = ['draft', 'planned', 'implemented', 'verified', 'deprecated', 'removed'] as const;
export const calls = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const;
const aggregations = ['count', 'sum', 'average', 'min', 'max', 'median', 'percentile', 'count_distinct'] as const;
const metricTypes = ['simple', 'ratio', 'derived', 'cumulative', 'conversion', 'active'] as const;
const grains = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;
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
export const typeNames = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null', 'any'] as const;
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

const about = {
  description: row(text, 'One sentence for people.'),
  tags: row(some(text), 'Free words to group by.'),
  owner: row(some(ref('owner')), 'Who answers for it: one name of `owners`, or a list.'),
  meta: row(any, 'Anything; never checked.'),
} as const;
const named = { name: need(name, 'What it is called; unique among its kind.'), ...about } as const;
const life = {
  status: row(word(...statuses), 'Where it stands in its life.'),
  since: row(text, 'The version or date it came with.'),
  expires: row(text, 'The date after which it should be gone.'),
  replaced_by: row(text, 'What to use instead.'),
} as const;
const aliased = {
  aliases: row(list(shortItem('alias', 'name')), 'Names it had before, each perhaps `until` a date.'),
} as const;
const value = {
  type: row(some(type), 'A JSON type, the name of a `types` entry, or a union with null.'),
  format: row(text, `A known form of text: ${formats.join(', ')}.`),
  enum: row(list(shortItem('enumValue', 'value')), 'The values it may have.'),
  const: row(any, 'The one value it has.'),
  pattern: row(text, 'A regular expression the text matches; show it in single quotes.'),
  minLength: row(integer, 'Least number of characters.'),
  maxLength: row(integer, 'Greatest number of characters.'),
  minimum: row(number, 'Least value, itself allowed.'),
  maximum: row(number, 'Greatest value, itself allowed.'),
  exclusiveMinimum: row(number, 'Every value is greater than this.'),
  exclusiveMaximum: row(number, 'Every value is less than this.'),
  multipleOf: row(number, 'Every value is a multiple of this.'),
  items: row(item('schema'), 'What each item of an array is.'),
  minItems: row(integer, 'Least number of items.'),
  maxItems: row(integer, 'Greatest number of items.'),
  uniqueItems: row(flag, 'No item stands twice.'),
  properties: row(list(shortItem('propertyUse', 'ref')), 'The members of an object; inline names are local to it.'),
  additionalProperties: row(
    either(flag, item('schema')),
    'Whether members beyond `properties` may be sent, or what they are.',
  ),
  minProperties: row(integer, 'Least number of members.'),
  maxProperties: row(integer, 'Greatest number of members.'),
  unit: row(text, 'Unit of measure, such as ms, s, bytes, count, percent, ratio, currency.'),
  pii: row(text, `Class of personal data: ${piiClasses.join(', ')}.`),
  faker: row(text, 'A method of the faker library that makes example values, such as internet.email.'),
  default: row(any, 'The value meant when none is sent.'),
  examples: row(list(any), 'Values it may have.'),
} as const;
/** 1.10 would be 1.1 to everybody else. */
const release: Form = {
  wants: 'a whole number, or text in quotes',
  pattern: '',
  number: { minimum: 0, exclusiveMaximum: 2 ** 53, multipleOf: 1 },
};
const wire = row(text, 'Its name on the wire, when that is not its name.');

export const keys = {
  plan: { ...named, url: row(text, 'Where to read more.') },
  owner: { ...named, contact: row(text, 'Where to reach them.'), url: row(text, 'Where to read more.') },
  source: {
    ...named,
    platform: row(text, 'web, ios, android, server …'),
    sdk: row(text, 'What collects there, such as segment-js.'),
    url: row(text, 'Where to read more.'),
    since: row(text, 'The version it starts with.'),
  },
  destination: {
    ...named,
    type: need(text, 'What it is, such as ga4, amplitude, bigquery.'),
    consent: row(some(text), 'The consent it needs.'),
    deny_pii: row(list(text), 'Classes of personal data it must not get.'),
    limits: row(any, 'Its own limits, over the built-in ones.'),
    naming: row(any, 'How it changes names.'),
  },
  entity: {
    ...named,
    key: need(openRef('property'), 'The property or envelope field that identifies it.'),
    traits: row(list(shortItem('propertyUse', 'ref')), 'What is known of it.'),
    parent: row(ref('entity'), 'The entity it belongs to.'),
  },
  type: { ...named, ...value, ...life },
  property: { ...named, as: wire, ...value, ...life, ...aliased },
  /** A property inside an event, a bundle, an object: one of the dictionary refined (`ref`), or one defined here (`name`). */
  propertyUse: {
    ref: row(ref('property'), 'A property of the dictionary; what stands beside it refines it.'),
    name: needOr(name, 'ref', 'Defines a property here.'),
    ...about,
    as: wire,
    ...value,
    required: row(flag, 'The key is always sent.'),
    required_when: row(condition, 'A condition: the key is sent when it is true.'),
    ...life,
    ...aliased,
  },
  /** A value without a name: an array's items, an object's extra members. */
  schema: { description: about.description, meta: about.meta, ...value },
  enumValue: {
    value: need(any, 'The value.'),
    description: row(text, 'What it means.'),
    meta: about.meta,
    ...life,
    ...aliased,
  },
  alias: { name: need(text, 'The name it had.'), until: row(text, 'The date until which it may still come.') },
  bundle: {
    ...named,
    properties: need(list(shortItem('propertyUse', 'ref')), 'What it brings.'),
    use: row(some(ref('bundle')), 'Bundles it brings along.'),
    sources: row(list(shortItem('sourceUse', 'ref')), 'Where its events are sent from.'),
    destinations: row(list(shortItem('route', 'ref')), 'Where its events go.'),
    consent: row(some(text), 'The consent its events need.'),
  },
  globals: {
    events: need(some(text), 'Globs of event names: "*", "checkout_*".'),
    except: row(some(text), 'Globs of event names left out.'),
    calls: row(list(word(...calls)), 'Only these kinds of call.'),
    sources: row(list(ref('source')), 'Only events of these sources.'),
    tags: row(some(text), 'Only events that bear one of these tags.'),
    use: need(some(ref('bundle')), 'The bundles they all get.'),
    description: about.description,
    owner: about.owner,
    meta: about.meta,
  },
  event: {
    ...named,
    as: wire,
    where: row(condition, 'Which rows of a shared wire name are this event.'),
    call: row(word(...calls), 'The kind of call; track when nothing is said.'),
    trigger: row(either(text, list(shortItem('trigger', 'description'))), 'When exactly it is sent, and how often.'),
    ...life,
    ...aliased,
    extends: row(ref('event'), 'The event it takes everything from.'),
    abstract: row(flag, 'Only there to be extended; never sent.'),
    use: row(some(ref('bundle')), 'Bundles of properties it carries.'),
    omit: row(some(openRef('property')), 'What a layer above brings and this event lacks.'),
    entities: row(some(ref('entity')), 'Who or what it is about; user when nothing is said.'),
    entity: row(ref('entity'), 'Whose traits an identify or group call carries.'),
    sources: row(list(shortItem('sourceUse', 'ref')), 'Where it is sent from.'),
    destinations: row(list(shortItem('route', 'ref')), 'Where it goes, perhaps under another name.'),
    consent: row(some(text), 'The consent it needs.'),
    unique_key: row(some(openRef('property')), 'The properties that together identify one happening.'),
    properties: row(list(shortItem('propertyUse', 'ref')), 'What it carries.'),
    additionalProperties: value.additionalProperties,
    variants: row(list(item('variant')), 'Cases in which more is known.'),
    examples: row(list(any), 'Whole events, property by property.'),
    version: row(formed(release), 'Its version: a whole number, or text.'),
    url: row(text, 'Where to read more: its ticket or design.'),
    pii: value.pii,
  },
  trigger: {
    description: need(text, 'When it is sent.'),
    sources: row(list(ref('source')), 'From where.'),
    url: row(text, 'Where to read more.'),
  },
  sourceUse: {
    ref: need(ref('source'), 'A source.'),
    since: row(text, 'The version it starts with there.'),
    meta: about.meta,
  },
  route: {
    ref: need(ref('destination'), 'A destination.'),
    as: row(text, 'What the event is called there.'),
    where: row(condition, 'Only these rows.'),
    properties: row(renames, 'Property -> its name there, or false to drop it.'),
    meta: about.meta,
  },
  variant: {
    ...named,
    where: need(condition, 'The rows it is about.'),
    properties: need(list(shortItem('propertyUse', 'ref')), 'What is refined or added then.'),
  },
  segment: { ...named, entity: row(ref('entity'), 'Whose segment it is.'), where: need(condition, 'Who is in it.') },
  metric: {
    ...named,
    type: row(word(...metricTypes), 'How it is made; simple when `agg` is given.'),
    agg: row(word(...aggregations), 'How values are put together.'),
    event: row(openRef('event'), 'Of which event, or "*".'),
    property: row(openRef('property'), 'Of which property.'),
    entity: row(ref('entity'), 'Of whom.'),
    where: row(condition, 'Only these rows.'),
    dimensions: row(list(openRef('property')), 'Properties and envelope fields it may be split by.'),
    grain: row(word(...grains), 'The period of one value.'),
    numerator: row(ref('metric'), 'The metric above the line.'),
    denominator: row(ref('metric'), 'The metric below the line.'),
    expr: row(text, 'An expression over metrics.'),
    window: row(text, 'How long it looks back: 7d, 30d.'),
    percentile: row(number, 'Which percentile, between 0 and 1.'),
    semantics: row(any, "Overrides of the project's `semantics`."),
  },
  step: {
    event: need(openRef('event'), 'The event of the step, or "*".'),
    where: row(condition, 'Only these rows.'),
    name: row(text, 'What the step is called.'),
  },
  exclusion: {
    event: need(openRef('event'), 'The event that must not come.'),
    where: row(condition, 'Only these rows.'),
    after: row(text, 'The name of the step after which it counts.'),
  },
  funnel: {
    ...named,
    entity: row(ref('entity'), 'Who goes through it; user when nothing is said.'),
    window: need(text, 'How long it may take from the first step: 30m, 7d.'),
    order: row(word('ordered', 'strict', 'unordered'), 'ordered when nothing is said.'),
    steps: need(list(shortItem('step', 'event')), 'Its steps, in order.'),
    exclusions: row(list(shortItem('exclusion', 'event')), 'Events that end an attempt.'),
    per: row(text, 'session, or a property that all steps share.'),
    semantics: row(any, "Overrides of the project's `semantics`."),
  },
  retention: {
    ...named,
    entity: row(ref('entity'), 'Who comes back; user when nothing is said.'),
    start: need(shortItem('step', 'event'), 'What begins a cohort.'),
    return: need(shortItem('step', 'event'), 'What counts as coming back.'),
    period: need(word(...grains), 'Day, week, month …'),
    brackets: row(list(integer), 'Periods to report: [1, 7, 30].'),
    semantics: row(any, "Overrides of the project's `semantics`."),
  },
  experiment: {
    ...named,
    entity: row(ref('entity'), 'Who is assigned; user when nothing is said.'),
    exposure: need(item('exposure'), 'The event that shows who saw what.'),
    variants: need(list(item('share')), 'Its variants and their shares.'),
    primary: need(ref('metric'), 'The metric that decides.'),
    guardrails: row(list(ref('metric')), 'Metrics that must not get worse.'),
    start: row(text, 'Its first day.'),
    end: row(text, 'Its last day.'),
  },
  exposure: {
    event: need(ref('event'), 'The event of being exposed.'),
    property: row(openRef('property'), 'Which property names the variant.'),
  },
  share: {
    name: need(name, 'The variant.'),
    share: need(number, 'Its part of the entities, 0 to 1.'),
    description: about.description,
  },
  knowledge: { ...named, text: need(text, 'What to know.'), url: row(text, 'Where to read more.') },
  check: {
    ...named,
    event: row(ref('event'), 'Whose rows are checked.'),
    expect: need(condition, 'What is true of every row; null passes.'),
    where: row(condition, 'Only these rows.'),
    severity: row(word('error', 'warning', 'information'), 'error when nothing is said.'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Row>>>>;

export type Shape = keyof typeof keys;
/** The table without its literal types, for code that walks it. */
export const rows: { readonly [S in Shape]: Readonly<Record<string, Row>> } = keys;

/** Section -> the shape of its items. */
export const sections = {
  owners: 'owner',
  sources: 'source',
  destinations: 'destination',
  entities: 'entity',
  types: 'type',
  properties: 'property',
  bundles: 'bundle',
  globals: 'globals',
  events: 'event',
  segments: 'segment',
  metrics: 'metric',
  funnels: 'funnel',
  retention: 'retention',
  experiments: 'experiment',
  knowledge: 'knowledge',
  checks: 'check',
} as const satisfies Readonly<Record<string, Shape>>;
export type Section = keyof typeof sections;
export const isSection = (key: string): key is Section => Object.hasOwn(sections, key);

/** Words kept for later versions of the language, at the top level. */
export const reserved: readonly string[] = [
  'scenarios',
  'dashboards',
  'versions',
  'instruments',
  'label',
  'sensitivity',
  'synonyms',
  'recommended',
  'monitors',
  'forecasts',
  'campaigns',
  'templates',
  'models',
  'evaluations',
  'policies',
];
