// The one form of every result: a query, a check run, a generation, an import. Plain data; the renderers beside it are pure functions of it.
import type { ColumnType } from '../dataset/column-type.ts';

export const cardSchema = 'trackwright.card/1';

export type CardKind = 'metric' | 'funnel' | 'check' | 'generation' | 'brief' | 'import' | 'dbt';
export type Verdict = 'ok' | 'warn' | 'fail' | 'info' | 'unknown';

export interface Card {
  readonly schema: typeof cardSchema;
  /** A hash of what was asked and of what. */
  readonly id: string;
  readonly kind: CardKind;
  /** What was asked: `Funnel "checkout"`. */
  readonly title: string;
  readonly verdict: Verdict;
  /** The answer in one sentence. */
  readonly headline: string;
  readonly facts: readonly Fact[];
  readonly table?: CardTable;
  /** A Vega-Lite specification. */
  readonly chart?: { readonly [key: string]: unknown };
  /** What was looked at before the answer was believed. */
  readonly checks: readonly CardCheck[];
  readonly assumptions: readonly string[];
  readonly caveats: readonly string[];
  readonly sql: readonly CardSql[];
  readonly provenance: Provenance;
  readonly actions: readonly CardAction[];
}

/**
 * A value as it crosses processes and stands in JSON. What JSON cannot hold is text in a column (or fact) of a number's type: an integer past 2^53 - 1
 * in decimal digits, `NaN`, `Infinity`, `-Infinity`. Times are ISO 8601 in UTC, dates `YYYY-MM-DD`, json its text.
 */
export type CardCell = string | number | boolean | null;
/** `share` is 0..1 and shown in percent; `s`, `ms`, `bytes` are shown in the larger units people read; any other stands behind the value as it is. */
export type Unit = 'share' | 's' | 'ms' | 'bytes' | (string & {});

export interface CardColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly unit?: Unit;
}
export interface CardTable {
  readonly columns: readonly CardColumn[];
  readonly rows: readonly (readonly CardCell[])[];
}
export interface Fact {
  readonly name: string;
  readonly value: CardCell;
  readonly unit?: Unit;
  /** The confidence interval, both ends in the fact's unit; level 0..1. */
  readonly interval?: { readonly low: CardCell; readonly high: CardCell; readonly level: number };
}
export interface CardCheck {
  readonly name: string;
  readonly status: 'pass' | 'fail' | 'error' | 'skip';
  readonly message?: string;
}
export interface CardSql {
  readonly name: string;
  readonly text: string;
  /** Milliseconds it ran, when it ran. */
  readonly ms?: number;
  /** Rows it gave, when it ran. */
  readonly rows?: number;
}
export interface Provenance {
  /** What the data says now is: a date or a time in UTC. */
  readonly asOf?: string;
  /** Where the data lies, as a person would name it. */
  readonly data?: string;
  readonly dataHash?: string;
  /** Of the canonical resolved plan: a comment does not change it. */
  readonly planHash?: string;
  readonly engine?: string;
  readonly seed?: number;
  /** Trackwright's own. */
  readonly version: string;
}
export interface CardAction {
  readonly title: string;
  /** A command of the editor, without its prefix: `runAgain`. */
  readonly command: string;
  readonly arguments?: readonly CardCell[];
}
