// What a data-quality check found: the shape that the command line prints, that the editor shows, that CI reads.
import type { CheckSeverity } from '../plan/plan.ts';

const checkSchema = 'trackwright.check/1';

export type Dimension =
  | 'completeness'
  | 'validity'
  | 'consistency'
  | 'uniqueness'
  | 'accuracy'
  | 'timeliness'
  | 'coverage';
/** `b` rows as collected, `s` typed per event, `e` entity tables. */
export type CheckLayer = 'b' | 's' | 'e';
export type CheckStatus = 'pass' | 'fail' | 'error' | 'skip';
/** Encoded as a result's cells are: integers past 2^53 - 1, NaN and infinities as text. */
export type SampleValue = string | number | boolean | null;

export interface CheckResult {
  /** Its kind, or the name of one of the plan's `checks:`. */
  readonly check: string;
  /** Wire name, the plan's name where several events share one; null for what concerns all events. */
  readonly event: string | null;
  /** Wire name, dotted inside objects; null for what concerns the event. */
  readonly property: string | null;
  readonly dimension: Dimension;
  readonly layer?: CheckLayer;
  readonly severity: CheckSeverity;
  readonly status: CheckStatus;
  /** Rows that fail; groups for unique, entity, session and day kinds. 0 when skipped or in error. */
  readonly failing: number;
  /** What could fail. */
  readonly total: number;
  /** failing / total, 0..1, where total is above 0. */
  readonly share?: number;
  /** What the plan says, in words: `one of "card", "paypal"`. */
  readonly expected?: string;
  /** What the data says, in words. */
  readonly actual?: string;
  /** Why it was skipped or could not run. */
  readonly reason?: string;
  /** When it began to fail: the time of the first run of the unbroken row of failures. */
  readonly since?: string;
  /** Where the plan asks for it: path as the report prints it, line from 1. */
  readonly file?: string;
  readonly line?: number;
  /** At most 100 failing rows in stable order, personal data masked. */
  readonly sample: readonly Readonly<Record<string, SampleValue>>[];
  readonly sql: string;
}

export interface CheckReport {
  readonly schema: typeof checkSchema;
  readonly results: readonly CheckResult[];
  readonly counts: Readonly<Record<CheckStatus, number>>;
}

/** The report of some results, in their order. */
export function checkReport(results: readonly CheckResult[]): CheckReport {
  const counts = { pass: 0, fail: 0, error: 0, skip: 0 };
  for (const { status } of results) counts[status] += 1;
  return { schema: checkSchema, results, counts };
}

/** Something of error severity failed or could not run: exit code 1. */
export const checksFailed = (results: readonly CheckResult[]): boolean =>
  results.some(({ severity, status }) => severity === 'error' && (status === 'fail' || status === 'error'));
