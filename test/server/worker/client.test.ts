import { execFileSync, fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { onDisk } from '../../../server/engines/duckdb/duckdb.ts';
import { startWorkers, type Workers } from '../../../server/worker/client.ts';
import type { DataSource } from '../../../server/worker/jobs.ts';
import type { LaneOptions } from '../../../server/worker/lane.ts';
import { bundleWorker, type WorkerScript } from '../../worker-script.ts';
import { event, plan } from '../events/build.ts';

let bundle: WorkerScript;
let folder: string;
let handles: Workers[] = [];
const data = (file = 'events.csv'): DataSource => ({
  on: onDisk(file, folder),
  columns: { events: [{ name: 'n', type: 'integer' }] },
});
const pidOf = (handle: Workers): number | undefined => handle.pid('duckdb');
const endless = 'SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range * b.range % 7 = 3';

function start(options: Partial<LaneOptions> = {}): Workers {
  const handle = startWorkers({ script: bundle.script, ...options });
  handles.push(handle);
  return handle;
}

const ask = (handle: Workers, sql: string, options: Parameters<Workers['run']>[2] = {}, rows?: number) =>
  handle.run('query', { ...data(), sql, ...(rows === undefined ? {} : { rows }) }, options);

beforeAll(async () => {
  bundle = await bundleWorker();
  folder = await mkdtemp(join(tmpdir(), 'trackwright-data-'));
  await writeFile(join(folder, 'events.csv'), 'id,n\n007,1\n008,2\n');
});
afterEach(async () => {
  await Promise.all(handles.map((handle) => handle.close()));
  handles = [];
});
afterAll(async () => {
  await bundle.remove();
  await rm(folder, { recursive: true, force: true });
});

/** Resolves when the process is gone. Asked of the system, since the process may be nobody's child any more. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      await new Promise((resolve) => setImmediate(resolve));
    } catch {
      return;
    }
  }
}

describe('a worker', () => {
  it('answers a query with typed columns and cells', async () => {
    const answer = await ask(start(), 'SELECT id, n FROM events ORDER BY id');
    expect(answer).toMatchObject({
      columns: [
        { name: 'id', type: 'string' },
        { name: 'n', type: 'integer' },
      ],
      rows: [
        ['007', 1],
        ['008', 2],
      ],
      truncated: false,
      notes: [],
    });
  });

  it('lists tables, known columns first', async () => {
    expect(await start().run('tables', data())).toEqual([
      {
        name: 'events',
        columns: [
          { name: 'n', type: 'integer' },
          { name: 'id', type: 'string' },
        ],
      },
    ]);
  });

  it('caps a million rows and says so', async () => {
    const answer = await ask(start(), 'SELECT range FROM range(1000000)');
    expect([answer.rows.length, answer.rows.at(-1), answer.truncated]).toEqual([10_000, [9999], true]);
    const all = await ask(start(), 'SELECT range FROM range(1000000)', {}, 1_000_000);
    expect([all.rows.length, all.rows.at(-1), all.truncated]).toEqual([1_000_000, [999_999], false]);
  });

  it('passes on what the engine refuses', async () => {
    await expect(ask(start(), "COPY events TO '/tmp/x.csv'")).rejects.toMatchObject({ code: 'refused' });
    await expect(ask(start(), 'SELECT nope FROM events')).rejects.toMatchObject({ code: 'sql' });
  });

  it('interrupts at the limit and goes on with the same process', async () => {
    const handle = start();
    await ask(handle, 'SELECT 1');
    const pid = pidOf(handle);
    await expect(ask(handle, endless, { ms: 300 })).rejects.toMatchObject({
      code: 'limit',
      message: 'Stopped after 300 ms, the time limit. Ask for fewer days or events, or raise the limit.',
    });
    expect((await ask(handle, 'SELECT 1 AS one')).rows).toEqual([[1]]);
    expect(pidOf(handle)).toBe(pid);
  });

  it('is killed when it does not answer, and the next job gets a new one', async () => {
    const handle = start();
    await ask(handle, 'SELECT 1');
    const pid = pidOf(handle) ?? 0;
    process.kill(pid, 'SIGSTOP');
    await expect(ask(handle, 'SELECT 1', { ms: 100 })).rejects.toMatchObject({ code: 'limit' });
    await gone(pid);
    expect((await ask(handle, 'SELECT 2')).rows).toEqual([[2]]);
  });

  it('cancels what runs and what waits', async () => {
    const handle = start();
    await ask(handle, 'SELECT 1');
    const [first, second] = [new AbortController(), new AbortController()];
    const running = ask(handle, endless, { signal: first.signal });
    const waiting = ask(handle, 'SELECT 2', { signal: second.signal });
    const after = ask(handle, 'SELECT 3');
    second.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    first.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect((await after).rows).toEqual([[3]]);
    await expect(ask(handle, 'SELECT 1', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('survives kill -9 during a query', async () => {
    const handle = start();
    await ask(handle, 'SELECT 1');
    const running = ask(handle, endless);
    const after = ask(handle, 'SELECT 2');
    process.kill(pidOf(handle) ?? 0, 'SIGKILL');
    await expect(running).rejects.toMatchObject({
      code: 'stopped',
      message:
        'The engine was killed (SIGKILL) before this was done, most often because the machine ran out of memory. Try again; if it happens again, ask for fewer days or events.',
    });
    expect((await after).rows).toEqual([[2]]);
  });

  it('says that a database crashed it, and not to ask for less', async () => {
    const handle = start();
    await ask(handle, 'SELECT 1');
    const running = handle.run('query', { ...data('sent.duckdb'), sql: endless });
    process.kill(pidOf(handle) ?? 0, 'SIGABRT');
    await expect(running).rejects.toMatchObject({
      code: 'stopped',
      message:
        'The engine was killed (SIGABRT) before this was done. The database sent.duckdb crashed it: a view, a macro or damaged data in it. Export the tables themselves to Parquet or CSV, and ask those.',
    });
    const again = ask(handle, endless);
    process.kill(pidOf(handle) ?? 0, 'SIGSEGV');
    await expect(again).rejects.toMatchObject({
      code: 'stopped',
      message: expect.stringMatching(
        /^The engine was killed \(SIGSEGV\) before this was done\. The statement or a file/,
      ),
    });
  });

  it('says when it cannot be started', async () => {
    const lines: string[] = [];
    const missing = start({ script: join(bundle.folder, 'absent.mjs'), onLog: (line) => lines.push(line) });
    await expect(ask(missing, 'SELECT 1')).rejects.toMatchObject({
      code: 'stopped',
      message: expect.stringContaining('The engine ended with code 1 before this was done.'),
    });
    const nowhere = start({ scratch: join(folder, 'absent') });
    await expect(ask(nowhere, 'SELECT 1')).rejects.toMatchObject({
      code: 'stopped',
      message: `The engine has no folder for temporary files: ${join(folder, 'absent')} cannot be written (ENOENT). Set TMPDIR to one that can.`,
    });
  });

  it('says that SQL is off where DuckDB is missing', async () => {
    const bare = await bundleWorker({ duckdb: false });
    try {
      await expect(ask(start({ script: bare.script }), 'SELECT 1')).rejects.toMatchObject({
        code: 'sql-off',
        message: expect.stringMatching(
          /^SQL is off: DuckDB for \S+ could not be loaded \(.*\)\. .* run "npm install @duckdb\/node-api"/,
        ),
      });
    } finally {
      await bare.remove();
    }
  });

  it('ends when memory grows past the limit that DuckDB does not hold', async () => {
    const handle = start({ limits: { process: 1 } });
    await expect(ask(handle, endless)).rejects.toMatchObject({ code: 'memory' });
    await expect(ask(handle, endless)).rejects.toMatchObject({ code: 'memory' });
  });

  it('cancels everything on close and takes no more', async () => {
    const handle = start();
    await ask(handle, 'SELECT 1');
    const pid = pidOf(handle) ?? 0;
    const both = [ask(handle, endless), ask(handle, 'SELECT 1')].map((job) =>
      expect(job).rejects.toMatchObject({ code: 'cancelled', message: 'Cancelled: the engine was closed.' }),
    );
    await handle.close();
    await Promise.all(both);
    await gone(pid);
    await expect(ask(handle, 'SELECT 1')).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('leaves nothing in the folder for temporary files', async () => {
    const scratch = join(folder, 'scratch');
    await mkdir(scratch);
    const handle = start({ scratch });
    await ask(handle, 'SELECT 1');
    expect(readdirSync(scratch)).toHaveLength(1);
    await handle.close();
    expect(readdirSync(scratch)).toEqual([]);
  });
});

describe('a parent', () => {
  const temps = (): string[] => readdirSync(folder).filter((name) => name.startsWith('trackwright-'));

  /** A parent that starts the worker, asks something, then does `then` and tells the worker's pid. */
  async function parent(then: string): Promise<string> {
    const script = join(folder, 'parent.mjs');
    const { build } = await import('esbuild');
    await build({
      stdin: {
        contents: `import { startWorkers } from './server/worker/client.ts';
          const handle = startWorkers({ script: ${JSON.stringify(bundle.script)}, scratch: ${JSON.stringify(folder)} });
          const ask = (sql) => handle.run('query', { ...${JSON.stringify(data())}, sql });
          await ask('SELECT 1');
          ${then}
          console.log(handle.pid('duckdb'));`,
        resolveDir: process.cwd(),
      },
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
    return script;
  }

  it('ends by itself while its worker is idle, and the worker ends with it', async () => {
    const script = await parent('');
    const pid = Number(execFileSync(process.execPath, [script], { encoding: 'utf8' }));
    await gone(pid);
    expect(temps()).toEqual([]);
  });

  it('goes on after it closed an idle worker, which leaves no folder', async () => {
    const script = await parent("await handle.close(); console.log('closed');");
    expect(execFileSync(process.execPath, [script], { encoding: 'utf8' })).toBe('closed\nundefined\n');
    expect(temps()).toEqual([]);
  });

  it('that is killed leaves no orphan and no folder, even during a query', async () => {
    const script = await parent(`void ask(${JSON.stringify(endless)}).catch(() => {});`);
    const child = fork(script, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const pid = await new Promise<number>((resolve) => child.stdout?.once('data', (text) => resolve(Number(text))));
    expect(temps()).toHaveLength(1);
    child.kill('SIGKILL');
    await gone(pid);
    expect(temps()).toEqual([]);
  });
});

describe('lanes', () => {
  it('answer a query while a long generation runs', async () => {
    const handle = start();
    const cancel = new AbortController();
    const order: string[] = [];
    const input = {
      plan: plan({ events: [event('cart_opened')] }),
      users: 10_000_000,
      as: 'ndjson',
      out: join(folder, 'made'),
      version: '0',
    } as const;
    let onProgress = (): void => {};
    const generating = new Promise<void>((resolve) => {
      onProgress = resolve;
    });
    const generation = handle
      .run('generate', input, { signal: cancel.signal, ms: Number.POSITIVE_INFINITY, onProgress })
      .catch(({ code }) => order.push(`generation ${code}`));
    await generating;
    expect((await ask(handle, 'SELECT 1')).rows).toEqual([[1]]);
    const pids = [handle.pid('generate'), pidOf(handle)];
    order.push('query answered');
    cancel.abort();
    await generation;
    expect(order).toEqual(['query answered', 'generation cancelled']);
    expect(new Set(pids).size).toBe(2);
    expect(pids).not.toContain(undefined);
  });

  it('end their processes when idle, and start others', async () => {
    const scratch = join(folder, 'idle');
    await mkdir(scratch);
    const handle = start({ scratch, idleMs: 0 });
    const pids = new Set<number>();
    for (let n = 1; n <= 2; n++) {
      const asked = ask(handle, `SELECT ${n}`);
      const pid = pidOf(handle) ?? 0;
      expect((await asked).rows).toEqual([[n]]);
      await gone(pid);
      pids.add(pid);
    }
    expect(pids.size).toBe(2);
    await expect.poll(() => readdirSync(scratch)).toEqual([]);
  });
});
