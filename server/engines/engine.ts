// What every database looks like from here: read-only questions in, typed batches out.
import type { ColumnType } from '../dataset/column-type.ts';
import type { DataTable } from '../dataset/tables.ts';

import type { DialectName } from '../query/dialects/dialects.ts';

export interface Engine {
  readonly dialect: DialectName;
  /** Tables and views that a query may name. */
  tables(signal: AbortSignal): Promise<readonly DataTable[]>;
  /** What the query would read, as the database itself guesses before running it. */
  estimate(sql: string, signal: AbortSignal): Promise<Estimate>;
  /**
   * Runs one SELECT or EXPLAIN. The first batch always comes, with no rows when there are none, so that columns are known.
   * Leaving the loop early stops the query. Throws EngineError: `refused`, `sql`, `limit`, `cancelled`, `memory`.
   */
  query(sql: string, limits: Limits): AsyncIterable<Batch>;
  close(): Promise<void>;
}

export interface Limits {
  readonly rows: number;
  /** Of the answer's values as they are sent on, about; 64 MB unless said. */
  readonly bytes?: number;
  readonly ms: number;
  readonly signal: AbortSignal;
}

export interface Batch {
  readonly columns: readonly Column[];
  readonly rows: readonly Cell[][];
  /** On the last batch: the query had more rows than the limit, or than its bytes allow. */
  readonly truncated: boolean;
}

export interface Estimate {
  readonly rows?: number;
  readonly bytes?: number;
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** Integers past 2^53, NaN, Infinity and decimals of more than 15 digits are text; times are ISO 8601 in UTC; JSON is text. */
export type Cell = string | number | boolean | null;
