// Opens data for jobs. What had to be copied into DuckDB is kept for the next job: asking again must not read the files again.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource, OpenEngine } from '../engines/duckdb/open.ts';
import { findSource, openSource } from '../engines/duckdb/open.ts';
import type { Sandbox } from '../engines/duckdb/sandbox.ts';
import type { FoundSource } from '../engines/duckdb/sources.ts';

export interface Engines {
  readonly use: <T>(context: DataSource, signal: AbortSignal, work: (open: OpenEngine) => Promise<T>) => Promise<T>;
}

/** How long a copy is kept while nobody asks. */
const IDLE = 120_000;

/** For one job at a time. Every DuckDB gets a folder of its own inside of `sandbox.temp`: two that share one mix their files. */
export function engines(sandbox: Sandbox): Engines {
  let kept: (Opened & { readonly key: string; readonly idle: NodeJS.Timeout }) | undefined;

  const drop = async (): Promise<void> => {
    const old = kept;
    kept = undefined;
    clearTimeout(old?.idle);
    await old?.close();
  };

  return {
    use: async (context, signal, work) => {
      const source = await findSource(context);
      const key = await copyKey(context, source);
      if (key !== undefined && kept?.key === key) {
        kept.idle.refresh();
        return work(kept);
      }
      await drop();
      const opened = await open(source, context, sandbox, signal);
      if (key !== undefined) {
        kept = { ...opened, key, idle: setTimeout(() => void drop(), IDLE).unref() };
        return work(opened);
      }
      try {
        return await work(opened);
      } finally {
        await opened.close();
      }
    },
  };
}

interface Opened extends OpenEngine {
  readonly close: () => Promise<void>;
}

async function open(source: FoundSource, context: DataSource, sandbox: Sandbox, signal: AbortSignal): Promise<Opened> {
  const temp = await mkdtemp(join(sandbox.temp, 'duckdb-'));
  const clean = (): Promise<void> => rm(temp, { recursive: true, force: true });
  try {
    const opened = await openSource(source, context, { ...sandbox, temp }, signal);
    const close = async (): Promise<void> => {
      await opened.engine.close();
      await clean();
    };
    return { ...opened, close };
  } catch (error) {
    await clean();
    throw error;
  }
}

/** What a copy was made of, with the state of its files; nothing for data that is not copied. An open database file is never kept: others could not write it. */
async function copyKey(context: DataSource, source: FoundSource): Promise<string | undefined> {
  if (source.kind !== 'tables' || source.tables.every(({ format }) => format === 'parquet')) return undefined;
  const files = source.tables.flatMap((table) => table.files);
  const states = await Promise.all(files.map((file) => stat(file, { bigint: true })));
  return JSON.stringify([context, files.map((file, i) => [file, String(states[i]?.size), String(states[i]?.mtimeNs)])]);
}
