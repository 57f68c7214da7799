// The keys of trackwright.yml, in the words of the plan language's table: same reader, same faults, same JSON Schema.
import { any, entries, integer, item, list, need, type Row, row, some, text, word } from '../plan/kinds.ts';

export const caseNames = [
  'snake_case',
  'camelCase',
  'PascalCase',
  'kebab-case',
  'Title Case',
  'Sentence case',
] as const;

export const configKeys = {
  project: {
    requires: row(text, 'The Trackwright versions that understand this project, such as ">=0.1".'),
    extends: row(text, 'Another project file whose settings hold where this one is silent.'),
    plans: row(some(text), 'Globs of plan files beside *.plan.yml.'),
    conventions: row(item('conventions'), 'How names are made; what is absent is learned from the plan.'),
    unplanned: row(word('report', 'allow'), 'What to do about events and properties that no plan names.'),
    profile: row(text, 'minimal, recommended or strict, perhaps pinned: recommended@0.1.'),
    rules: row(entries, 'Rule id -> severity (error, warning, information, hint, off) or {severity, options}.'),
    overrides: row(list(item('override')), 'Other rule settings for some files.'),
    against: row(text, 'The git ref that breaking changes are compared with.'),
    dbt: row(list(item('dbtTarget')), 'dbt projects and the dbt version they are read as.'),
    connections: row(entries, 'Where data lies, by name; never a secret.'),
    semantics: row(item('semantics'), 'Defaults of every question.'),
    checks: row(entries, 'Kinds of checks: a severity, off, or options.'),
    llm: row(item('llm'), 'Which language model may help; none by default.'),
  },
  conventions: {
    event_case: row(word(...caseNames), 'The case of event names.'),
    event_structure: row(text, 'The order of words, such as "{object}_{action}".'),
    tense: row(word('past', 'present'), 'The tense of the action in event names.'),
    property_case: row(word(...caseNames), 'The case of property names.'),
    actions: row(item('actions'), 'The words for actions.'),
    required_properties: row(list(item('requiredProperties')), 'Properties that events must carry.'),
  },
  actions: {
    allow: row(list(text), 'The only actions that event names may use.'),
    synonyms: row(entries, 'A word -> the word to use instead.'),
  },
  requiredProperties: {
    events: need(some(text), 'Globs of event names.'),
    properties: need(list(text), 'Properties they all carry.'),
  },
  override: {
    files: need(some(text), 'Globs of files, from the project file.'),
    rules: need(entries, 'Rule id -> severity or {severity, options}.'),
  },
  dbtTarget: {
    project: need(text, 'The folder of its dbt_project.yml.'),
    version: row(text, 'The dbt version to read it as: 1.10, 1.11, 1.12, 2.0.'),
  },
  semantics: {
    timezone: row(text, 'The time zone of days and weeks; UTC when nothing is said.'),
    week_start: row(integer, 'The first day of a week; 1 is Monday.'),
  },
  llm: {
    provider: row(word('none', 'vscode', 'openai'), 'Who answers.'),
    base_url: row(text, 'Where an OpenAI-compatible server listens.'),
    model: row(text, 'Which model.'),
    meta: row(any, 'Anything; never checked.'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Row>>>>;
