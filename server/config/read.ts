// trackwright.yml -> settings, and the faults beside them.

import { defined } from '../base/record.ts';
import type { Fragment } from '../schema/fragment.ts';
import type { Item, MapEntry } from '../schema/item.ts';
import type { Language } from '../schema/language.ts';
import { readFileOf } from '../schema/read-file.ts';
import { secretFaults } from '../schema/secret-faults.ts';
import type { Doc } from '../yaml/document.ts';
import { configLanguage } from './config.schema.ts';
import { type ConventionSettings, defaults, type Settings } from './settings.ts';

export interface ConfigReading {
  /** Over the defaults. */
  readonly settings: Settings;
  /** Over what holds where it is silent. */
  readonly over: (base: Settings) => Settings;
  readonly fragment: Fragment;
}
/**
 * `language`: that of the project file, perhaps with rules and their options. Never fails: what does not fit is a fault, and the base
 * holds.
 */
export function readConfig(doc: Doc, language: Language = configLanguage): ConfigReading {
  const { root, context } = readFileOf(language, doc);
  const project = (root ?? {}) as Fields;
  context.faults.push(...secretFaults(doc));
  // Keys may be of the Trackwright that it asks for.
  const isForAnother = context.faults.some((one) => one.fault === 'wrong-value-kind' && one.key === 'requires');
  const faults = isForAnother ? context.faults.filter((one) => one.fault !== 'unknown-key') : context.faults;
  const over = (base: Settings): Settings => ({
    ...settingsOf(project, base),
    ...(isForAnother ? { isForNewerVersion: true as const } : {}),
  });
  return {
    settings: over(defaults),
    over,
    fragment: { uri: doc.uri, items: context.items, refs: context.refs, faults, suppressions: [] },
  };
}

type Fields = Partial<Item> & Readonly<Record<string, unknown>>;
const valueAt = <T>(fields: Fields, key: string): T | undefined =>
  (fields[key] as { readonly value: T } | undefined)?.value;
const valuesAt = <T>(fields: Fields, key: string): readonly T[] | undefined =>
  (fields[key] as readonly { readonly value: T }[] | undefined)?.map((at) => at.value);
const itemsAt = (fields: Fields, key: string): readonly Fields[] =>
  (fields[key] as readonly Fields[] | undefined) ?? [];
const entriesAt = (fields: Fields, key: string): Readonly<Record<string, unknown>> | undefined => {
  const list = fields[key] as readonly MapEntry[] | undefined;
  return list && Object.fromEntries(list.map((entry) => [entry.key.value, entry.value.value]));
};

function settingsOf(project: Fields, base: Settings): Settings {
  const semantics = (project.semantics ?? {}) as Fields;
  const weekStart = valueAt<number>(semantics, 'week_start') ?? base.semantics.week_start;
  return {
    ...defined({
      extends: valueAt<string>(project, 'extends'),
      requires: valueAt<string>(project, 'requires') ?? base.requires,
      against: valueAt<string>(project, 'against') ?? base.against,
    }),
    plans: valuesAt(project, 'plans') ?? base.plans,
    gitignore: valueAt(project, 'gitignore') ?? base.gitignore,
    conventions: { ...base.conventions, ...conventionsOf((project.conventions ?? {}) as Fields) },
    unplanned: valueAt(project, 'unplanned') ?? base.unplanned,
    profile: valueAt(project, 'profile') ?? base.profile,
    rules: { ...base.rules, ...entriesAt(project, 'rules') },
    // The last one that says something of a file counts: its own come after those it takes over.
    overrides: [
      ...base.overrides,
      ...itemsAt(project, 'overrides').map((one) => ({
        files: valuesAt<string>(one, 'files') ?? [],
        rules: entriesAt(one, 'rules') ?? {},
      })),
    ],
    dbt: project.dbt
      ? itemsAt(project, 'dbt').map((one) => ({
          project: valueAt<string>(one, 'project') ?? '.',
          ...defined({ version: valueAt<string>(one, 'version') }),
        }))
      : base.dbt,
    connections: { ...base.connections, ...entriesAt(project, 'connections') },
    semantics: {
      timezone: valueAt(semantics, 'timezone') ?? base.semantics.timezone,
      week_start: weekStart >= 1 && weekStart <= 7 ? (weekStart as Settings['semantics']['week_start']) : 1,
    },
    checks: { ...base.checks, ...entriesAt(project, 'checks') },
  };
}

function conventionsOf(fields: Fields): ConventionSettings {
  const actions = fields.actions as Fields | undefined;
  const required = itemsAt(fields, 'required_properties');
  return defined({
    event_case: valueAt<string>(fields, 'event_case'),
    event_structure: valueAt<string>(fields, 'event_structure'),
    tense: valueAt<'past' | 'present'>(fields, 'tense'),
    property_case: valueAt<string>(fields, 'property_case'),
    actions:
      actions &&
      defined({
        allow: valuesAt<string>(actions, 'allow'),
        synonyms: entriesAt(actions, 'synonyms') as Readonly<Record<string, string>> | undefined,
      }),
    required_properties: required.length
      ? required.map((one) => ({
          events: valuesAt<string>(one, 'events') ?? [],
          properties: valuesAt<string>(one, 'properties') ?? [],
        }))
      : undefined,
  });
}
