// Questions as data: what a plan's metric, funnel or retention asks, and in which range and grain.

import type { Day, Grain } from '../base/calendar.ts';
import type { ColumnType } from '../dataset/column-type.ts';

export interface Base {
  /** What it is called in the plan. */
  readonly name?: string;
  /** First and last day, in the plan's time zone. With both, periods in which nothing happened show too. */
  readonly since?: Day;
  readonly until?: Day;
  /** The last day whose data have all arrived; `until` when nothing is said. Later periods are not `complete`. */
  readonly through?: Day;
  /** A condition on every event. */
  readonly where?: string;
  /** Properties, envelope fields or traits (`user.plan_tier`). */
  readonly by?: readonly string[];
  /** Only events of entities in this segment. */
  readonly segment?: string;
}
export interface MetricQuestion extends Base {
  readonly kind: 'metric';
  readonly metric: string;
  /** Absent: one value for the whole range. */
  readonly grain?: Grain;
}
export interface QuestionStep {
  /** An event's name, or `*`. */
  readonly event: string;
  readonly where?: string;
  readonly name?: string;
}
export interface FunnelQuestion extends Base {
  readonly kind: 'funnel';
  readonly entity: string;
  /** `7d`, `30m`; inclusive. */
  readonly window: string;
  readonly order: 'ordered' | 'strict' | 'unordered';
  readonly steps: readonly QuestionStep[];
  /** `after` is the number of the step behind which it counts; behind every step when absent. */
  readonly exclusions?: readonly (QuestionStep & { readonly after?: number })[];
  /** `session`, or what all steps of one conversion must share. */
  readonly per?: string;
}
export interface RetentionQuestion extends Base {
  readonly kind: 'retention';
  readonly entity: string;
  /** Of any event where none is named. */
  readonly start: Partial<QuestionStep>;
  readonly return: Partial<QuestionStep>;
  readonly period: Grain;
  /** How many periods after the cohort's own are asked. */
  readonly periods: number;
  /** Instead of single periods: a return in the periods 1..N, for each N. */
  readonly brackets?: readonly number[];
}
export type Question = MetricQuestion | FunnelQuestion | RetentionQuestion;

export interface ResultColumn {
  readonly name: string;
  readonly type: ColumnType;
}
export interface CompiledQuestion {
  /** One statement; its header comment says all semantics. */
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
}
