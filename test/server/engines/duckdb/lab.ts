// A folder with data files for one test file, and engines opened on it.
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll } from 'vitest';
import type { KnownColumns } from '../../../../server/engines/duckdb/columns.ts';
import { findSource, openSource } from '../../../../server/engines/duckdb/open.ts';
import { defaultLimits, type Sandbox } from '../../../../server/engines/duckdb/sandbox.ts';
import type { Cell, Column, Engine } from '../../../../server/engines/engine.ts';

export interface Lab {
  /** Absolute, links resolved. */
  readonly folder: string;
  readonly sandbox: Sandbox;
  path(name: string): string;
  write(name: string, content: string | Uint8Array): Promise<string>;
  /** SQL of the test's own, in an unlocked DuckDB whose current folder is not the lab: `{}` stands for the lab. */
  sql(text: string, file?: string): Promise<void>;
  open(where: string, columns?: KnownColumns): Promise<{ engine: Engine; notes: readonly string[] }>;
  /** The answer to one query on what `where` names. */
  ask(where: string, sql: string, columns?: KnownColumns): Promise<Answer>;
}

export interface Answer {
  readonly columns: readonly Column[];
  readonly rows: readonly Cell[][];
  readonly truncated: boolean;
  readonly notes: readonly string[];
}

export const never = new AbortController().signal;

export function lab(): Lab {
  let folder = '';
  let temps = 0;
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'trackwright-lab-')));
    await mkdir(join(folder, 'temp'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const path = (name: string): string => join(folder, name);
  const open: Lab['open'] = async (where, columns = {}) => {
    const on = { where, folder, columns };
    const temp = path(`temp/${++temps}`);
    await mkdir(temp);
    return openSource(await findSource(on), on, { ...defaultLimits(), temp }, never);
  };
  return {
    get folder() {
      return folder;
    },
    get sandbox() {
      return { ...defaultLimits(), temp: path('temp') };
    },
    path,
    open,
    write: async (name, content) => {
      await mkdir(dirname(path(name)), { recursive: true });
      await writeFile(path(name), content);
      return path(name);
    },
    sql: async (text, file) => {
      const instance = await DuckDBInstance.create(file === undefined ? ':memory:' : path(file));
      const connection = await instance.connect();
      await connection.run(text.replaceAll('{}', folder));
      connection.closeSync();
      instance.closeSync();
    },
    ask: async (where, sql, columns) => {
      const { engine, notes } = await open(where, columns);
      try {
        return { ...(await collect(engine, sql)), notes };
      } finally {
        await engine.close();
      }
    },
  };
}

export async function collect(
  engine: Engine,
  sql: string,
  limits: { rows?: number; ms?: number; signal?: AbortSignal } = {},
): Promise<Omit<Answer, 'notes'>> {
  const rows: Cell[][] = [];
  let columns: readonly Column[] = [];
  let truncated = false;
  for await (const batch of engine.query(sql, { rows: 10_000, ms: 600_000, signal: never, ...limits })) {
    rows.push(...batch.rows);
    ({ columns, truncated } = batch);
  }
  return { columns, rows, truncated };
}
