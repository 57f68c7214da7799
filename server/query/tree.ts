// The relational tree: what every question compiles to before a dialect prints it. Common core only: nothing in it is one database's own.
import type { ColumnType } from '../dataset/column-type.ts';

export type SqlExpr =
  | { readonly kind: 'column'; readonly name: string; readonly of?: string }
  | SqlLiteral
  | { readonly kind: 'logical'; readonly op: 'and' | 'or'; readonly items: readonly SqlExpr[] }
  | { readonly kind: 'not'; readonly of: SqlExpr }
  | Compare
  | { readonly kind: 'in'; readonly of: SqlExpr; readonly items: readonly SqlExpr[] }
  | { readonly kind: 'isNull'; readonly not: boolean; readonly of: SqlExpr }
  | SqlLike
  | Arithmetic
  | {
      readonly kind: 'case';
      readonly when: readonly (readonly [condition: SqlExpr, value: SqlExpr])[];
      readonly otherwise?: SqlExpr;
    }
  | Cast
  | SqlCall
  | AggregateCall
  | WindowCall;

export interface SqlLike {
  readonly kind: 'like';
  readonly of: SqlExpr;
  readonly pattern: SqlExpr;
  /** Nothing is escaped without it. */
  readonly escape?: string;
}
export interface Arithmetic {
  readonly kind: 'arithmetic';
  /** A quotient is that of real numbers, null on zero. */
  readonly op: '+' | '-' | '*' | '/';
  readonly left: SqlExpr;
  readonly right: SqlExpr;
}
export interface Cast {
  readonly kind: 'cast';
  readonly of: SqlExpr;
  readonly to: ColumnType;
  /** What cannot be cast is null, no error. */
  readonly safe?: boolean;
}
export interface SqlLiteral {
  readonly kind: 'literal';
  /** A date is `2026-01-31`, a time `2026-01-31 10:00:00.5` in UTC. */
  readonly value: string | number | bigint | boolean | null;
  /** Said where a text is a date or a time and where a null has a type. */
  readonly type?: ColumnType;
}
export interface Compare {
  readonly kind: 'compare';
  readonly op: '=' | '!=' | '<' | '<=' | '>' | '>=';
  readonly left: SqlExpr;
  readonly right: SqlExpr;
  /** Which sides may be NaN, which never equals or exceeds anything; dialects that think otherwise print more. */
  readonly nan?: { readonly left: boolean; readonly right: boolean };
}
export type SqlGrain = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';
export type SqlCall =
  /** Start of the period in local time, as a timestamp; of an hour in UTC. `weekStart` 1 is Monday. */
  | {
      readonly kind: 'call';
      readonly name: 'dateTrunc';
      readonly of: SqlExpr;
      readonly grain: SqlGrain;
      readonly weekStart: number;
      readonly timezone: string;
    }
  | { readonly kind: 'call'; readonly name: 'addSeconds'; readonly of: SqlExpr; readonly seconds: number }
  | { readonly kind: 'call'; readonly name: 'secondsBetween'; readonly from: SqlExpr; readonly to: SqlExpr }
  /** The text of a member of a JSON value, of the value itself when the path is empty; null for JSON's null. */
  | { readonly kind: 'call'; readonly name: 'jsonText'; readonly of: SqlExpr; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: 'arrayLength'; readonly of: SqlExpr; readonly path: readonly string[] }
  /** `null`, `array`, `object`, another word for other values; null where there is none. */
  | { readonly kind: 'call'; readonly name: 'jsonType'; readonly of: SqlExpr; readonly path: readonly string[] }
  /** The keys of an object beyond these, as text; null when it has none. */
  | {
      readonly kind: 'call';
      readonly name: 'otherKeys';
      readonly of: SqlExpr;
      readonly path: readonly string[];
      readonly keys: readonly string[];
    }
  /** Whether a text matches; the pattern is of the subset that databases share (checks/portable-pattern.ts). */
  | { readonly kind: 'call'; readonly name: 'regexMatch'; readonly of: SqlExpr; readonly pattern: string }
  /** Of a text: its number of code points · null where it is blank · what it says as an integer (5.7 says none) or as a time in UTC. */
  | {
      readonly kind: 'call';
      readonly name: 'textLength' | 'blankToNull' | 'safeInteger' | 'safeTime';
      readonly of: SqlExpr;
    }
  /** Null where a double is NaN. */
  | { readonly kind: 'call'; readonly name: 'nanToNull' | 'coalesceZero'; readonly of: SqlExpr };
export interface AggregateCall {
  readonly kind: 'aggregateCall';
  readonly name: 'count' | 'countDistinct' | 'sum' | 'average' | 'min' | 'max' | 'percentile';
  /** Absent: count of rows. */
  readonly of?: SqlExpr;
  /** For `percentile`: 0..1, interpolated between the two nearest values. */
  readonly share?: number;
}
export interface WindowCall {
  readonly kind: 'windowCall';
  readonly name: 'max' | 'sum' | 'lag' | 'rowNumber';
  readonly of?: SqlExpr;
  readonly partition: readonly SqlExpr[];
  readonly order: readonly SortOrder[];
  /** Which rows count, from the partition's first: up to this one, or to the one before it. Absent: all. */
  readonly rows?: 'before' | 'upTo';
}

export interface SortOrder {
  readonly of: SqlExpr;
  readonly descending?: boolean;
}

export interface Named {
  readonly name: string;
  readonly of: SqlExpr;
}
export type Relation =
  | Scan
  | { readonly kind: 'values'; readonly columns: readonly string[]; readonly rows: readonly (readonly SqlExpr[])[] }
  | { readonly kind: 'filter'; readonly from: Relation; readonly where: SqlExpr }
  | {
      readonly kind: 'project';
      readonly from: Relation;
      readonly columns: readonly Named[];
      readonly distinct?: boolean;
    }
  | {
      readonly kind: 'aggregate';
      readonly from: Relation;
      readonly by: readonly Named[];
      readonly columns: readonly Named[];
    }
  /** All columns and these beside them. */
  | { readonly kind: 'window'; readonly from: Relation; readonly columns: readonly Named[] }
  | Join
  | { readonly kind: 'union'; readonly of: readonly Relation[]; readonly distinct?: boolean }
  | { readonly kind: 'sort'; readonly from: Relation; readonly by: readonly SqlExpr[] }
  | With;
/** A table by its qualified name, or a relation of the `with` around it. */
export interface Scan {
  readonly kind: 'scan';
  readonly table: readonly string[];
  /** Of a table, those that are known; all other types follow from these (types.ts). */
  readonly columns?: ReadonlyMap<string, ColumnType>;
}
/** Columns are then called by the side's `as`. Without a condition every row meets every row; a left one keeps rows that meet none. */
export interface Join {
  readonly kind: 'join';
  readonly from: Side;
  readonly with: readonly (Side & { readonly type: 'inner' | 'left'; readonly on?: SqlExpr })[];
}
export interface Side {
  readonly of: Relation;
  readonly as: string;
}
export interface With {
  readonly kind: 'with';
  readonly names: readonly NamedRelation[];
  readonly in: Relation;
}
export interface NamedRelation {
  readonly name: string;
  readonly of: Relation;
  /** One line above it. */
  readonly comment?: string;
}
