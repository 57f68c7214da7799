// The one form of every result: a query, a check run, a generation, an import. Plain data; the renderers beside it are pure functions of it.
import type { ColumnType } from '../dataset/column-type.ts';

export const cardSchema = 'trackwright.card/1';

export type Verdict = 'ok' | 'warn' | 'fail' | 'info' | 'unknown';

export interface Card {
  readonly schema: typeof cardSchema;
  /** A hash of what was asked and of what. */
  readonly id: string;
  /** What it is a result of: `funnel`, `check`, `generation`. */
  readonly kind: string;
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

/**
 * What a column of an answer is, whatever it is called: a start of a period, what rows are split by, the number that was asked for, what it was
 * divided from, whether its period is over; a number and a name of a step; how many, which share of them, how long, how many may still come;
 * a cohort, its size, how many periods later.
 */
export const columnRoles = [
  ...(['period', 'group', 'value', 'part', 'complete', 'step', 'name'] as const),
  ...(['count', 'rate', 'duration', 'open', 'cohort', 'size', 'offset'] as const),
] as const;
export type ColumnRole = (typeof columnRoles)[number];
/** How a table is read: over time or groups, step by step, cohort by cohort. Absent: row by row. */
export const tableViews = ['series', 'steps', 'cohorts'] as const;
export type TableView = (typeof tableViews)[number];

export interface CardColumn {
  /** For programs; stays as it is. */
  readonly name: string;
  /** What people see; its name when nothing is said. */
  readonly title?: string;
  readonly role?: ColumnRole;
  readonly type: ColumnType;
  readonly unit?: Unit;
}
export interface CardTable {
  readonly view?: TableView;
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
/** Commands of the editor, without their prefix. */
export const cardCommands = ['runAgain', 'runChecks'] as const;
export type CardCommand = (typeof cardCommands)[number];
export interface CardAction {
  readonly title: string;
  readonly command: CardCommand;
  readonly arguments?: readonly CardCell[];
}

type Required = 'id' | 'kind' | 'title' | 'verdict' | 'headline' | 'provenance';

/** A card of what there is to say; what is left out is empty. */
export const card = (said: Pick<Card, Required> & Partial<Omit<Card, Required | 'schema'>>): Card => ({
  schema: cardSchema,
  facts: [],
  checks: [],
  assumptions: [],
  caveats: [],
  sql: [],
  actions: [],
  ...said,
});
