// Bundles the worker as the build does, into a folder of its own, so that tests start the real process.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export interface WorkerScript {
  readonly script: string;
  /** The folder of the script, for files of the test's own. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** `duckdb: false` leaves DuckDB unfindable, as on a machine without its binding. */
export async function bundleWorker({ duckdb = true } = {}): Promise<WorkerScript> {
  const folder = await mkdtemp(join(tmpdir(), 'trackwright-test-'));
  const script = join(folder, 'worker.mjs');
  const installed = pathToFileURL(createRequire(import.meta.url).resolve('@duckdb/node-api')).href;
  await build({
    entryPoints: ['server/worker.ts'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [
      {
        name: 'duckdb',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^@duckdb\/node-api$/ }, ({ path }) => ({
            path: duckdb ? installed : path,
            external: true,
          })),
      },
    ],
  });
  return { script, folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
