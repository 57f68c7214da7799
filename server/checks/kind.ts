// What a kind of check is: where in the plan its instances come from, and how each is judged where the data lies.
import type { CheckSeverity, Plan, PlanEvent } from '../plan/plan.ts';
import type { Relation, SqlExpr } from '../query/tree.ts';
import type { Data } from './data.ts';
import type { PropertyPath } from './path.ts';
import type { CheckLayer, Dimension, SampleValue } from './result.ts';
import type { Rows } from './rows.ts';

/** One file each in kinds/. */
export interface CheckKind {
  readonly id: string;
  readonly dimension: Dimension;
  readonly layer: CheckLayer;
  /** When nothing else is said. */
  readonly severity: CheckSeverity;
  /** What holds when it passes, in a sentence. */
  readonly checks: string;
  /** What to do when it fails. */
  readonly remediation: string;
  derive(from: CheckSource): readonly CheckInstance[];
}

/** What instances are derived from. */
export interface CheckSource {
  readonly plan: Plan;
  /** The events that data are expected to hold; the others are not judged. */
  readonly live: readonly PlanEvent[];
  /** Seconds, where trackwright.yml says `after`. */
  readonly after?: number;
}

/** One thing to check, as the plan asks for it; nothing of the data is known yet. */
export interface CheckInstance {
  /** The kind's id, or the name of one of the plan's `checks:`. */
  readonly check: string;
  readonly event?: PlanEvent;
  readonly property?: PropertyPath;
  /** Where it is not the kind's own. */
  readonly severity?: CheckSeverity;
  /** What the plan says, in words. */
  readonly expected: string;
  /** Undefined where such data leave nothing to judge. Throws Unanswerable, `unsupported` where they lack what it needs. */
  plan(data: Data): CheckQuery | Skip | undefined;
}

export interface Skip {
  /** A sentence. */
  readonly skip: string;
}

export interface CheckQuery {
  /** The rows it is about: instances of one event are counted in one scan. */
  readonly rows: Rows;
  /** What is counted over instead, where rows do not tell. */
  readonly over?: Relation;
  /** Aggregates over those rows. */
  readonly counts: readonly SqlExpr[];
  /** From the counts, in their order; nothing at all counts 0. */
  outcome(counts: readonly number[]): Outcome | Skip;
  /** The failing rows, sorted; none is a pass. `counts` are given once they are known. */
  failing(counts?: readonly number[]): Relation;
  /** Columns of `failing` that hold personal data. */
  readonly personal: ReadonlySet<string>;
  /** What the data say, in words, from the first failing rows, personal data masked. */
  actual?(sample: readonly SampleRow[], verdict: Outcome): string | undefined;
}
export type SampleRow = Readonly<Record<string, SampleValue>>;

export interface Outcome {
  /** Rows, or groups of them. */
  readonly failing: number;
  /** What could fail. */
  readonly total: number;
}

export const isSkip = (value: CheckQuery | Outcome | Skip): value is Skip => 'skip' in value;
