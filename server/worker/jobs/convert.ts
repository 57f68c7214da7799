// The job that turns CSV and NDJSON files of ours into Parquet or a DuckDB database.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Conversion, type ConvertedTable, convertFiles } from '../../engines/duckdb/convert.ts';
import type { WorkerJob } from './job.ts';

/** Progress goes from 0 to 1. */
export const convertJob: WorkerJob<Conversion, readonly ConvertedTable[], number> = async (
  conversion,
  { sandbox, signal, progress },
) => {
  const temp = await mkdtemp(join(sandbox.temp, 'duckdb-'));
  try {
    return await convertFiles(conversion, { sandbox: { ...sandbox, temp }, signal, onProgress: progress });
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
};
