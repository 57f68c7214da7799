// A cell: the rows of a run of users, made, counted and written without any other.
import type { ValueColumn } from './column.ts';
import type { RowForm } from './form.ts';

/** Rows as places: who, when, what. In the order of user, time, slot. */
export interface Skeleton {
  readonly firstUser: number;
  readonly users: number;
  readonly count: number;
  readonly user: Uint32Array;
  readonly slot: Uint32Array;
  /** Milliseconds since 1970. */
  readonly time: Float64Array;
  readonly template: Uint32Array;
  /** The device that sends it. */
  readonly device: Uint16Array;
  /** The index of its version among the device's. */
  readonly version: Uint16Array;
  /** 0, 1, 2 … within the cell. */
  readonly session: Uint32Array;
  readonly sessions: number;
}

/** Rows of one form with their columns, in the order of the cell. */
export interface Filled {
  readonly form: RowForm;
  /** Indices into the skeleton. */
  readonly rows: Uint32Array;
  /** By field of the form. */
  readonly columns: readonly ValueColumn[];
  /** 1 where a row could not be made to fit: it is not written. */
  readonly dropped: Uint8Array;
}

export interface Shard extends Skeleton {
  readonly filled: readonly Filled[];
  /** For each row: which of `filled`, and where in it. */
  readonly part: Uint32Array;
  readonly local: Uint32Array;
  /** The indices of the rows that are written, in order. */
  readonly kept: Uint32Array;
}
