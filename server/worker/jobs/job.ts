// What every job of the worker looks like.
import type { DataSource, OpenEngine } from '../../engines/duckdb/open.ts';
import type { Sandbox } from '../../engines/duckdb/sandbox.ts';

/**
 * One kind of work: plain data in, plain data out, EngineError for everything that a user can fix. Work on the
 * JavaScript thread must let go of it now and then, else neither cancelling nor the limit reach it.
 */
export type WorkerJob<Input, Output, Progress = never> = (
  input: Input,
  context: JobContext<Progress>,
) => Promise<Output>;

export interface JobContext<Progress = never> {
  /** Aborted when the job is cancelled or its time is over; the reason is the EngineError to throw. */
  readonly signal: AbortSignal;
  /** Milliseconds that the job may take; Infinity where nobody set a limit. */
  readonly ms: number;
  readonly progress: (progress: Progress) => void;
  /** Opens the data, or takes it from the job before, for as long as `work` takes. */
  readonly withEngine: <T>(context: DataSource, work: (open: OpenEngine) => Promise<T>) => Promise<T>;
  /** The limits of DuckDB, with `temp` as a folder to make folders of one's own in. */
  readonly sandbox: Sandbox;
}

export const TIME_LIMIT = 30_000;
