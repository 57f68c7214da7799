// The walls around DuckDB: what it may use while it loads, and what it may touch once SQL that others wrote can reach it.
import { availableParallelism } from 'node:os';
import type { DuckDBConnection } from '@duckdb/node-api';
import { likePattern, literals, quotedText } from './quote.ts';

export interface Sandbox {
  /** A folder of its own for spilled data. DuckDB may read and write in it, so it must hold nothing else. */
  readonly temp: string;
  /** Bytes on disk that spilling may take. */
  readonly tempBytes: number;
  /** Bytes of memory that DuckDB may take, by its own count. */
  readonly memory: number;
  /** Bytes that the whole process may take: DuckDB's count misses some, such as one giant text. */
  readonly process: number;
  readonly threads: number;
}

/** What an engine may take on the user's own machine unless somebody says otherwise. */
export const defaultLimits = (): Omit<Sandbox, 'temp'> => ({
  tempBytes: 10 * 2 ** 30,
  memory: 2 ** 30,
  process: 2.5 * 2 ** 30,
  threads: Math.min(4, availableParallelism()),
});

/**
 * Before anything is loaded, since loading must stay within the limits as well. By SET and not in the options of
 * `create`: given there, `max_temp_directory_size` is reported and not enforced (DuckDB 1.5). The time zone is global
 * so that every later connection computes in UTC. Extensions are off from the start (instance.ts), for our own SQL as well.
 */
export async function setLimits(connection: DuckDBConnection, sandbox: Sandbox): Promise<void> {
  await connection.run(`SET temp_directory = ${quotedText(sandbox.temp)}`);
  await connection.run(`SET max_temp_directory_size = '${sandbox.tempBytes}B'`);
  await connection.run(`SET memory_limit = '${sandbox.memory}B'`);
  await connection.run(`SET threads = ${sandbox.threads}`);
  await connection.run("SET GLOBAL TimeZone = 'UTC'");
}

/**
 * After loading: only the files named here can be read, and no setting changes any more.
 * Exact files and not their folders: a neighbour of the data stays out of reach, and so does writing beside it. What may be
 * read may also be written by a COPY of a certain form: the gate refuses every COPY.
 * The order matters: the list of files is refused after external access is off, everything after the lock.
 */
export async function lockDown(connection: DuckDBConnection, files: readonly string[]): Promise<void> {
  // DuckDB asks for a file by the pattern in the view, then by its name.
  await connection.run(`SET allowed_paths = ${literals([...new Set([...files, ...files.map(likePattern)])])}`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}
