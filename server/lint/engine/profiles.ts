// How severe each rule is in a project: the profile, then `rules:`, then `overrides:` by file.

import { fileMatcher } from '../../base/glob.ts';
import { isNewer } from '../../base/versions.ts';
import { profiles } from '../../config/forms.ts';
import type { RuleSettings, Settings } from '../../config/settings.ts';
import type { DbtVersion } from '../../dbt/read/version.ts';
import type { RegisteredRule } from './rule.ts';
import { isOptIn, type Level, levelAt, severities } from './rule-meta.ts';

/** Severities and options as trackwright.yml and the command line settle them. */
export interface Policy {
  /**
   * `uri` may be any file of the project; `own` is the level of the finding itself, where it has one: `off`, and it does not
   * hold there. `dbtVersion` is asked for rules whose severity follows it.
   */
  level(rule: string, uri: string, own?: Level, dbtVersion?: () => DbtVersion): Level;
  options(rule: string): Readonly<Record<string, unknown>>;
  /** What it was made of. */
  readonly source: PolicySource;
}
interface PolicySource extends Pick<Settings, 'profile' | 'rules' | 'overrides'> {
  readonly ids: readonly string[];
  /** Wins over all. */
  readonly more: RuleSettings;
}
export type Profile = (typeof profiles)[number];

/** `recommended@0.1` -> the profile, and the version whose rules it is held to. */
export function readProfile(text: string): { readonly profile: Profile; readonly pinned?: string } | undefined {
  const [name, pinned] = text.split('@');
  const profile = profiles.find((one) => one === name);
  return profile && { profile, ...(pinned ? { pinned } : {}) };
}

/** `root` is the uri of the project folder, which the globs of overrides are counted from; `more` wins over all. */
export function policyOf(
  rules: readonly RegisteredRule[],
  settings: Settings,
  root: string,
  more: RuleSettings = {},
): Policy {
  const { profile, pinned } = readProfile(settings.profile) ?? { profile: 'recommended' as const };
  const known = new Map(rules.flatMap((rule) => (rule.form === 'planned' ? [] : [[rule.id, rule] as const])));
  // Later ones win.
  const overrides = settings.overrides.map((one) => ({ rules: one.rules, takes: fileMatcher(one.files) })).reverse();
  /** Problems come file by file, and a file may have thousands. */
  let last: { readonly uri: string; readonly rules: readonly RuleSettings[] } | undefined;
  const overridesOf = (uri: string): readonly RuleSettings[] => {
    if (last?.uri === uri) return last.rules;
    const path = uri.startsWith(root) ? decoded(uri.slice(root.length).replace(/^\//, '')) : uri;
    last = { uri, rules: overrides.flatMap((one) => (one.takes(path) ? [one.rules] : [])) };
    return last.rules;
  };
  const { rules: byRule } = settings;
  return {
    source: { profile: settings.profile, rules: byRule, overrides: settings.overrides, ids: [...known.keys()], more },
    level(id, uri, own, dbtVersion) {
      if (own === 'off') return own;
      const given = levelIn(more, id);
      if (given) return given;
      for (const override of overridesOf(uri)) {
        const level = levelIn(override, id);
        if (level) return level;
      }
      const set = levelIn(byRule, id);
      if (set) return set;
      const rule = known.get(id);
      if (!rule || isOptIn(rule) || (pinned !== undefined && isNewer(rule.since, pinned))) return 'off';
      return inProfile(own ?? levelAt(rule.severity, dbtVersion?.()), profile);
    },
    options(id) {
      const value = byRule[id];
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as Readonly<Record<string, unknown>>)
        : {};
    },
  };
}

const levelIn = (settings: RuleSettings, id: string): Level | undefined =>
  Object.hasOwn(settings, id) ? readLevel(settings[id]) : undefined;

/** Rules that may have another level somewhere. */
export function changedLevels({ source: a }: Policy, { source: b }: Policy): ReadonlySet<string> {
  if (a.profile !== b.profile || !isAlike(a.more, b.more)) return new Set([...a.ids, ...b.ids]);
  const named = new Set([...Object.keys(a.rules), ...Object.keys(b.rules)]);
  const changed = [...named].filter((id) => levelIn(a.rules, id) !== levelIn(b.rules, id));
  const overrides = isAlike(a.overrides, b.overrides) ? [] : [...a.overrides, ...b.overrides];
  return new Set([...changed, ...overrides.flatMap(({ rules }) => Object.keys(rules))]);
}
const isAlike = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** As folders are written in trackwright.yml. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** minimal: what is wrong for certain. recommended: each rule as it is. strict: all of them, and none below a warning. */
function inProfile(level: Level, profile: Profile): Level {
  if (profile === 'minimal') return level === 'error' ? 'error' : 'off';
  if (profile === 'strict') return level === 'error' ? 'error' : 'warning';
  return level;
}
/** A severity word, `off` or `false`, or `{severity}`; undefined where it says none of these. */
export function readLevel(value: unknown): Level | undefined {
  if (value === false || value === 'off') return 'off';
  if (typeof value === 'object' && value !== null && 'severity' in value) return readLevel(value.severity);
  return severities.find((severity) => severity === value);
}
