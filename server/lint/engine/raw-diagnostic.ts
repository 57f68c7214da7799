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
  /** Of a problem that is shared: the findings it stands for, as they are now. */
  readonly each?: () => readonly RawDiagnostic[];
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

/** Where a place that a rule saw stands now. */
export type PlaceNow = <T extends object>(place: T) => T;
/** A finding of a project rule where its places stand now. */
export function rebased(found: RawDiagnostic, placeOf: PlaceNow, snapshot: Snapshot): RawDiagnostic {
  if (found.crashed) return found;
  const hasMoved = found.places.some((place) => placeOf(place) !== place);
  const finding = hasMoved ? (swap(found.finding, placeOf) as Finding<unknown>) : found.finding;
  const at = isLocated(finding.at) ? finding.at.span : finding.at;
  return { ...found, finding, fixInput: finding, uri: snapshot.uriOf(at) };
}

function swap(value: unknown, placeOf: PlaceNow): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isLocated(value)) return placeOf(value);
  if (Array.isArray(value)) return value.map((entry) => swap(entry, placeOf));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, swap(entry, placeOf)]));
}

export const isOfSyntax = (rule: Rule): boolean =>
  rule.form === 'fault' && (rule.fault === 'yaml-syntax' || rule.fault === 'dbt-syntax');

/** Whether two findings of one rule say the same of the same places, and are fixed alike; not sure is no. */
export function isSameFinding(a: RawDiagnostic | undefined, b: RawDiagnostic | undefined): boolean {
  return (
    a !== undefined && b !== undefined && a.uri === b.uri && !a.crashed && !b.crashed && isSame(a.finding, b.finding)
  );
}
/** Plain data alike, places and items the very same, no functions: what those close over is not seen. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([key, value], i) => key === right[i]?.[0] && isSame(value, right[i]?.[1]))
  );
}
const isPlain = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !('span' in value) &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);
