// All jobs of the worker. A new one is a row here, with its lane in lanes.ts; the types of `run` follow.

import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../base/user-error.ts';
import type { DataTable } from '../dataset/tables.ts';
import type { KnownColumns } from '../engines/duckdb/columns.ts';
import type { Conversion, ConvertedTable } from '../engines/duckdb/convert.ts';
import type { Sandbox } from '../engines/duckdb/sandbox.ts';
import type { Cell, Column } from '../engines/engine.ts';
import type { Connection, OpenEngine } from '../engines/engine-type.ts';
import type { Plain, Plan } from '../plan/plan.ts';

/**
 * One kind of work: plain data in, plain data out, UserError for everything that a user can fix. Work on the
 * JavaScript thread must let go of it now and then, else neither cancelling nor the limit reach it.
 */
export type WorkerJob<Input, Output, Progress = never> = (
  input: Input,
  context: JobContext<Progress>,
) => Promise<Output>;

export interface JobContext<Progress = never> {
  /** Aborted when the job is cancelled or its time is over; the reason is the UserError to throw. */
  readonly signal: AbortSignal;
  /** Time limit of the job in milliseconds; Infinity where none is set. */
  readonly ms: number;
  readonly progress: (progress: Progress) => void;
  /** Opens the data, or takes what the job before opened, for as long as `work` takes. */
  readonly withEngine: <T>(data: DataSource, work: (open: OpenEngine) => Promise<T>) => Promise<T>;
  /** What it may take of this machine, with `temp` as a folder to make folders of one's own in. */
  readonly sandbox: Sandbox;
}

export interface DataSource {
  readonly on: Connection;
  /** What the plan knows of its tables; nothing where data are read as they lie. */
  readonly columns?: KnownColumns;
}

export interface QueryInput extends DataSource {
  readonly sql: string;
  /** Rows that the answer may have; 10,000 unless said. */
  readonly rows?: number;
}
export interface QueryOutput {
  readonly columns: readonly Column[];
  readonly rows: readonly Cell[][];
  /** There were more rows than the limit. */
  readonly truncated: boolean;
  /** Of the query alone, without opening the data. */
  readonly ms: number;
  /** Sentences about values that did not fit their column and count as missing. */
  readonly notes: readonly string[];
}

const ROW_LIMIT = 10_000;

/** One query on data that somebody named. */
const query: WorkerJob<QueryInput, QueryOutput> = ({ sql, rows: limit = ROW_LIMIT, ...data }, context) =>
  context.withEngine(data, async ({ engine, notes }) => {
    const start = performance.now();
    const rows: Cell[][] = [];
    let columns: readonly Column[] = [];
    let truncated = false;
    for await (const batch of engine.query(sql, { rows: limit, ms: context.ms, signal: context.signal })) {
      ({ columns, truncated } = batch);
      for (const row of batch.rows) rows.push(row);
    }
    return { columns, rows, truncated, ms: performance.now() - start, notes };
  });

/** The tables of data that somebody named. */
const tables: WorkerJob<DataSource, readonly DataTable[]> = (data, { signal, withEngine }) =>
  withEngine(data, ({ engine }) => engine.tables(signal));

/** CSV and NDJSON files of ours into Parquet or a DuckDB database. Progress goes from 0 to 1. */
const convert: WorkerJob<Conversion, readonly ConvertedTable[], number> = async (
  conversion,
  { sandbox, signal, progress },
) => {
  const { convertFiles } = await import('../engines/duckdb/convert.ts');
  const temp = await mkdtemp(join(sandbox.temp, 'duckdb-'));
  try {
    return await convertFiles(conversion, { sandbox: { ...sandbox, temp }, signal, onProgress: progress });
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
};

export interface PreviewInput {
  readonly plan: Plan;
  /** Its name in the plan. */
  readonly event: string;
  readonly rows: number;
}
export interface PreviewOutput {
  readonly rows: readonly Readonly<Record<string, Plain>>[];
  /** Sentences about what could not be made as the plan says. */
  readonly notes: readonly string[];
}

/** A few rows of one event, for a look at it. */
const preview: WorkerJob<PreviewInput, PreviewOutput> = async ({ plan, event, rows }) => {
  const { previewRows } = await import('../events/preview.ts');
  const { loadVocabulary } = await import('../events/values/vocabulary.ts');
  const vocabulary = await loadVocabulary(plan);
  const made = previewRows(plan, event, rows, vocabulary ? { vocabulary } : {});
  if ('code' in made) throw new InputError(made.message);
  return { rows: made.rows, notes: made.notes.map(({ about, message }) => `${about}: ${message}`) };
};

/** Its code is loaded with its first run: each lane runs only some jobs. */
const loaded =
  <I, O, P>(load: () => Promise<WorkerJob<I, O, P>>): WorkerJob<I, O, P> =>
  async (input, context) =>
    (await load())(input, context);

export const jobs = {
  check: loaded(async () => (await import('./jobs/check.ts')).check),
  convert,
  generate: loaded(async () => (await import('./jobs/generate.ts')).generate),
  preview,
  query,
  tables,
};
export type Jobs = typeof jobs;
