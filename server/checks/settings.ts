// `checks:` of trackwright.yml: which kinds run, how grave they are, what they tolerate.

import { closest, didYouMean } from '../base/did-you-mean.ts';
import { readDuration } from '../base/duration.ts';
import type { CheckSeverity, Plan } from '../plan/plan.ts';
import { checkKindTable } from './kinds/index.ts';

export interface CheckSettings {
  /** Of a kind, or of one of the plan's `checks:` by name. */
  of(name: string): CheckSetting;
  /** Sentences about entries that say nothing here. */
  readonly notes: readonly string[];
}
export interface CheckSetting {
  readonly off: boolean;
  readonly severity?: CheckSeverity;
  /** Seconds. */
  readonly after?: number;
}

const severities: readonly string[] = ['error', 'warning', 'information'] satisfies readonly CheckSeverity[];

export function checkSettings(entries: Readonly<Record<string, unknown>>, plan: Plan): CheckSettings {
  const names = [...checkKindTable.map((kind) => kind.id), ...plan.checks.map((check) => check.name)];
  const read = new Map<string, CheckSetting>();
  const notes: string[] = [];
  for (const [name, entry] of Object.entries(entries)) {
    const { setting, faults } = settingOf(entry);
    read.set(name, setting);
    notes.push(...faults.map((fault) => `trackwright.yml, checks: ${name}: ${fault}`));
    if (!names.includes(name)) notes.push(unknown(name, names));
  }
  return { of: (name) => read.get(name) ?? { off: false }, notes };
}

function unknown(name: string, names: readonly string[]): string {
  const near = closest(name, names);
  return `trackwright.yml sets the check "${name}", which this version does not have.${didYouMean(near)}`;
}

/** A severity's word, `off` (or false), or `{severity, after}`. */
function settingOf(entry: unknown): { readonly setting: CheckSetting; readonly faults: readonly string[] } {
  if (typeof entry !== 'object' || entry === null) return settingOf({ severity: entry });
  const { severity, after, ...rest } = entry as Readonly<Record<string, unknown>>;
  const faults = Object.keys(rest).map((key) => `it has no option ${key}.`);
  const seconds = typeof after === 'string' ? readDuration(after) : undefined;
  if (after !== undefined && seconds === undefined) faults.push(`after is a duration, such as 24h or 30m.`);
  const off = severity === 'off' || severity === false;
  const isKnown = severities.includes(String(severity));
  if (severity !== undefined && severity !== null && severity !== true && !off && !isKnown)
    faults.push(`${String(severity)} is not a severity. Say error, warning, information or off.`);
  return {
    setting: {
      off,
      ...(isKnown ? { severity: severity as CheckSeverity } : {}),
      ...(seconds === undefined ? {} : { after: seconds / 1000 }),
    },
    faults,
  };
}
