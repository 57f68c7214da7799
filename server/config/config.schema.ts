// The keys of trackwright.yml, in the words of the plan language's table: same reader, same faults, same JSON Schema.

import { type EnvelopeField, envelope } from '../plan/plan.ts';
import {
  ANY_NAME,
  any,
  boolean,
  defaulted,
  either,
  formed,
  integerFrom,
  item,
  type KeySpec,
  list,
  looseRef,
  map,
  mapOf,
  name,
  oneOf,
  oneOrMany,
  optional,
  required,
  suggested,
  text,
} from '../schema/kinds.ts';
import type { Language } from '../schema/language.ts';
import { dbtVersion, duration, eventStructure, gitRef, glob, nameForm, profile, requires, timeZone } from './forms.ts';

/** Kinds of checks, in the order in which their results are listed. */
export const checkKinds = [
  'envelope',
  'duplicate_id',
  'duplicate_event',
  'future_time',
  'freshness',
  'missing_day',
  'volume',
  'unplanned_event',
  'unplanned_property',
  'unseen_event',
  'session_order',
  'required',
  'not_null',
  'required_when',
  'type',
  'enum',
  'range',
  'length',
  'pattern',
  'format',
  'variant',
  'unique_key',
  'condition',
  'entity_orphan',
] as const;
/** Kinds of the catalogue that no version has yet: settings may name them already. */
const reservedCheckKinds = [
  'late_arrival',
  'unseen_property',
  'deprecated_event',
  'deprecated_value',
  'source',
  'multiple_of',
  'items',
  'text_null',
  'entity_missing',
  'entity_unique',
  'entity_parent',
  'destination_limit',
  'pii_leak',
  'session_user',
  'session_length',
  'identity',
  'bot',
  'funnel_sanity',
  'experiment_ratio',
  'experiment_sticky',
  'presence',
  'mix',
  'level',
] as const;
/** Those of them that tolerate some time. */
const tolerant: ReadonlySet<string> = new Set(['future_time', 'freshness']);
const checkSeverity = oneOf('error', 'warning', 'information', 'off');
const checkRow = (check: string): KeySpec => {
  const kind = either(checkSeverity, item(tolerant.has(check) ? 'tolerantCheck' : 'checkSetting'));
  return { kind, doc: 'A severity, off, or options.' };
};
const laterCheck: KeySpec = {
  kind: either(checkSeverity, item('laterCheck')),
  doc: 'A kind of check that a later version brings; this one does not run it.',
};
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export const configKeys = {
  project: {
    requires: optional(formed(requires), 'The Trackwright versions that understand this project, such as ">=0.1".'),
    extends: optional(text, 'Another project file whose settings hold where this one is silent.'),
    plans: optional(
      oneOrMany(formed(glob)),
      'Globs of plan files beside *.plan.yml: `*` and `?` within a folder, `**` across folders.',
    ),
    gitignore: defaulted(
      boolean,
      true,
      'Whether files that a .gitignore names are left out; a file that is named on the command line or open in the editor never is.',
    ),
    conventions: optional(item('conventions'), 'How names are made; what is absent is learned from the plan.'),
    unplanned: defaulted(
      oneOf('report', 'allow'),
      'report',
      'What to do about events and properties that no plan names.',
    ),
    profile: defaulted(
      formed(profile),
      'recommended',
      'minimal, recommended or strict, perhaps pinned: recommended@0.1.',
    ),
    rules: optional(
      mapOf('rules'),
      'Rule id -> severity (error, warning, information, hint, off) or {severity, options}.',
    ),
    overrides: optional(list(item('override')), 'Other rule settings for some files.'),
    against: optional(formed(gitRef), 'The git ref that breaking changes are compared with.'),
    dbt: optional(list(item('dbtTarget')), 'dbt projects and the dbt version they are read as.'),
    connections: optional(mapOf('connections'), 'Where data lies, by name; never a secret.'),
    semantics: optional(item('semantics'), 'Defaults of every question.'),
    checks: optional(mapOf('checks'), 'Kinds of checks: a severity, off, or options.'),
    llm: optional(item('llm'), 'Which language model may help; none by default.'),
  },
  conventions: {
    event_case: optional(
      formed(nameForm),
      'How event names are written: a case, or parts such as "{camelCase}_{camelCase}".',
    ),
    event_structure: optional(formed(eventStructure), 'The order of words, such as "{object}_{action}".'),
    tense: optional(oneOf('past', 'present'), 'The tense of the action in event names.'),
    property_case: optional(formed(nameForm), 'How property names are written.'),
    actions: optional(item('actions'), 'The words for actions.'),
    required_properties: optional(list(item('requiredProperties')), 'Properties that events must carry.'),
  },
  actions: {
    allow: optional(list(text), 'The only actions that event names may use.'),
    synonyms: optional(map, 'A word -> the word to use instead.'),
  },
  requiredProperties: {
    events: required(oneOrMany(text), 'Globs of event names.'),
    properties: required(list(text), 'Properties they all carry.'),
  },
  override: {
    files: required(
      oneOrMany(formed(glob)),
      'Globs of files, from the project file: `*` and `?` within a folder, `**` across folders.',
    ),
    rules: required(mapOf('overrideRules'), 'Rule id -> severity; options hold for the whole project.'),
  },
  dbtTarget: {
    project: required(text, 'The folder of its dbt_project.yml.'),
    version: optional(formed(dbtVersion), 'The dbt version to read it as: 1.10, 1.11, 1.12, 2.0.'),
  },
  connections: { [ANY_NAME]: optional(item('connection'), 'A place where data lies.') },
  connection: {
    type: optional(suggested('duckdb'), 'The engine that reads it.'),
    path: optional(text, 'Of DuckDB: its file, from the project folder.'),
    profile: optional(text, "A profile of dbt's profiles.yml."),
    target: optional(text, 'A target of that profile.'),
    storage: optional(item('storage'), 'How its data lie, where otherwise than what we generate.'),
    [ANY_NAME]: optional(any, 'An option of its engine.'),
  },
  storage: {
    layout: defaulted(
      oneOf('wide', 'json', 'table_per_event'),
      'wide',
      'A column for each property, one JSON column, or a table for each event.',
    ),
    table: defaulted(name, 'events', 'The table of events, such as analytics.events.'),
    columns: optional(item('storageColumns'), 'What it calls the fields that every event has.'),
    properties: defaulted(name, 'properties', 'The JSON column of the layout json.'),
    entities: optional(list(item('storageEntity')), 'Tables of entities.'),
    timezone: defaulted(formed(timeZone), 'UTC', 'The time zone of times without one.'),
    identity_map: optional(any, 'Which users anonymous ids belong to; a later version reads it.'),
  },
  storageColumns: Object.fromEntries(
    Object.keys(envelope).map((field) => [field, optional(name, `The column of ${field}.`)]),
  ) as Readonly<Record<EnvelopeField, KeySpec>>,
  storageEntity: {
    ref: required(looseRef('entity'), 'An entity of the plan.'),
    table: required(name, 'Its table, such as analytics.users.'),
    key: optional(name, 'The column of its key.'),
  },
  semantics: {
    timezone: defaulted(formed(timeZone), 'UTC', 'The time zone of days and weeks.'),
    week_start: defaulted(integerFrom(1, 7, days), 1, 'The first day of a week; 1 is Monday.'),
  },
  llm: {
    provider: defaulted(oneOf('none', 'vscode', 'openai'), 'none', 'Who answers.'),
    base_url: optional(text, 'Where an OpenAI-compatible server listens.'),
    model: optional(text, 'Which model.'),
    meta: optional(any, 'Anything; never checked.'),
  },
  checks: {
    ...Object.fromEntries(reservedCheckKinds.map((check) => [check, laterCheck])),
    ...Object.fromEntries(checkKinds.map((check) => [check, checkRow(check)])),
    [ANY_NAME]: { ...checkRow(ANY_NAME), doc: 'One of the `checks:` of the plan.', names: 'check' },
  },
  checkSetting: { severity: optional(checkSeverity, 'Severity when the check fails; off, and it is not run.') },
  laterCheck: {
    severity: optional(checkSeverity, 'Severity when the check fails; off, and it is not run.'),
    [ANY_NAME]: optional(any, 'An option of it.'),
  },
  tolerantCheck: {
    severity: optional(checkSeverity, 'Severity when the check fails; off, and it is not run.'),
    after: optional(formed(duration), 'How long it waits: 24h, 30m.'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, KeySpec>>>>;

/** The name of a project file. */
export const CONFIG = 'trackwright.yml';
export const configLanguage: Language = {
  table: configKeys,
  root: 'project',
  nouns: {
    project: CONFIG,
    requiredProperties: 'required properties',
    dbtTarget: 'dbt project',
    overrideRules: 'rules',
    ruleSetting: 'rule',
    laterSetting: 'rule',
    storageColumns: 'columns',
    storageEntity: 'entity',
    checkSetting: 'check',
    tolerantCheck: 'check',
    laterCheck: 'check',
  },
  names: ['name', 'ref', 'event', 'events'],
  keyed: ['connection', 'ruleSetting', 'laterSetting', 'checkSetting', 'tolerantCheck', 'laterCheck'],
  wholes: [CONFIG, 'rules', 'checks', 'connections'],
};
