// What trackwright.yml settles, as plain data; the defaults are those of a project without one.
import type { Semantics } from '../plan/plan.ts';

export interface ConventionSettings {
  readonly event_case?: string;
  readonly event_structure?: string;
  readonly tense?: 'past' | 'present';
  readonly property_case?: string;
  readonly actions?: { readonly allow?: readonly string[]; readonly synonyms?: Readonly<Record<string, string>> };
  readonly required_properties?: readonly {
    readonly events: readonly string[];
    readonly properties: readonly string[];
  }[];
}
/** A severity's word, `off`, or an object of severity and options: checked where rules are known. */
export type RuleSettings = Readonly<Record<string, unknown>>;
export interface Settings {
  /** The project file that holds where this one is silent, as written; what it says is among these settings. */
  readonly extends?: string;
  readonly requires?: string;
  /** It asks for another Trackwright, whose keys this one may not know. */
  readonly isForNewerVersion?: true;
  readonly plans: readonly string[];
  readonly gitignore: boolean;
  readonly conventions: ConventionSettings;
  readonly unplanned: 'report' | 'allow';
  readonly profile: string;
  readonly rules: RuleSettings;
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: RuleSettings }[];
  readonly against?: string;
  readonly dbt: readonly { readonly project: string; readonly version?: string }[];
  readonly connections: Readonly<Record<string, unknown>>;
  readonly semantics: Semantics;
  readonly checks: Readonly<Record<string, unknown>>;
}

export const defaults: Settings = {
  plans: [],
  gitignore: true,
  conventions: {},
  unplanned: 'report',
  profile: 'recommended',
  rules: {},
  overrides: [],
  dbt: [],
  connections: {},
  semantics: { timezone: 'UTC', week_start: 1 },
  checks: {},
};

/**
 * The settings of now, in which all that says what it said before is the same object: so a change is told by looking at fields, and
 * settings that say the same are the settings of before.
 */
export const settingsAfter = (before: Settings, now: Settings): Settings => shared(before, now);

function shared<T>(before: unknown, now: T): T {
  if (!isTree(before) || !isTree(now) || Array.isArray(before) !== Array.isArray(now)) return now;
  const then = before as Readonly<Record<string, unknown>>;
  const entries = Object.entries(now).map(
    ([key, value]) => [key, Object.hasOwn(then, key) ? shared(then[key], value) : value] as const,
  );
  const isSame = Object.keys(then).length === entries.length && entries.every(([key, value]) => then[key] === value);
  if (isSame && entries.every(([key]) => Object.hasOwn(then, key))) return before as T;
  return (Array.isArray(now) ? entries.map(([, value]) => value) : Object.fromEntries(entries)) as T;
}
const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;
