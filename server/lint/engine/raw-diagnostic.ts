// A finding with what the runner knows of it: its rule, its file, the places it points at.
import type { Snapshot } from '../../plan/snapshot.ts';
import { isLocated } from './facts.ts';
import type { Finding, Rule } from './rule.ts';

export interface RawDiagnostic {
  readonly rule: Rule;
  readonly finding: Finding<unknown>;
  /** What `fix` is given: the finding, or the fault it words. */
  readonly fixInput: unknown;
  readonly uri: string;
  /** Places of facts in it, when a project rule found it. */
  readonly places: readonly object[];
  /** The rule threw; there is nothing to fix. */
  readonly crashed?: true;
}

export const toRaw = (rule: Rule, finding: Finding<unknown>, fixInput: unknown, uri: string): RawDiagnostic => ({
  rule,
  finding,
  fixInput,
  uri,
  places: [],
});

/** Every place in a finding. */
export function placesIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isLocated(value)) return [value];
  return Object.values(value).flatMap(placesIn);
}

/** The same finding at the places of now. */
export function rebased(found: RawDiagnostic, moved: ReadonlyMap<object, object>, snapshot: Snapshot): RawDiagnostic {
  if (!moved.size || !found.places.some((place) => moved.has(place))) return found;
  const finding = swap(found.finding, moved) as Finding<unknown>;
  const at = isLocated(finding.at) ? finding.at.span : finding.at;
  return { ...found, finding, fixInput: finding, uri: snapshot.uriOf(at), places: placesIn(finding) };
}

function swap(value: unknown, moved: ReadonlyMap<object, object>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const other = moved.get(value);
  if (other) return other;
  if (isLocated(value)) return value;
  if (Array.isArray(value)) return value.map((entry) => swap(entry, moved));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, swap(entry, moved)]));
}

export const isOfSyntax = (rule: Rule): boolean =>
  rule.form === 'fault' && (rule.fault === 'yaml-syntax' || rule.fault === 'dbt-syntax');
