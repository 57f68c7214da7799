// The worker's side of the conversation, without a process: a port of the test's own.
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onDisk } from '../../../server/engines/duckdb/duckdb.ts';
import { defaultLimits } from '../../../server/engines/duckdb/sandbox.ts';
import { EngineError } from '../../../server/engines/engine-error.ts';
import { jobs as realJobs, type WorkerJob } from '../../../server/worker/jobs.ts';
import { type FromWorker, PROTOCOL_VERSION, type ToWorker } from '../../../server/worker/protocol.ts';
import { type AnyJob, serveJobs } from '../../../server/worker/serve.ts';

let temp: string;
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'trackwright-serve-'));
});
afterAll(() => rm(temp, { recursive: true, force: true }));

/** A worker that answers through `ask`; `said` is everything it said, `log` what it printed. */
function worker(jobs: Readonly<Record<string, AnyJob>>, version = PROTOCOL_VERSION) {
  const said: FromWorker[] = [];
  const log: string[] = [];
  let tell = (_: ToWorker): void => {};
  let heard = (): void => {};
  serveJobs(
    {
      onMessage: (listener) => {
        tell = listener;
      },
      send: (message, done) => {
        said.push(structuredClone(message));
        heard();
        done?.();
      },
    },
    jobs,
    { version, lane: 'duckdb', sandbox: { ...defaultLimits(), temp } },
    (line) => log.push(line),
  );
  let ids = 0;
  const ask = (job: string, input: unknown = {}, ms = Number.POSITIVE_INFINITY): Promise<FromWorker> => {
    const id = ++ids;
    return new Promise((resolve) => {
      heard = () => {
        const last = said.at(-1);
        if (last?.id === id && !('progress' in last)) resolve(last);
      };
      tell({ id, job, input, ms } as unknown as ToWorker);
    });
  };
  return { said, log, ask, stop: (id: number) => tell({ stop: id }) };
}

const untilStopped: WorkerJob<unknown, never> = (_, { signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('serve', () => {
  it('answers with results and passes progress on', async () => {
    const count: WorkerJob<{ to: number }, string, number> = async ({ to }, { progress }) => {
      for (let n = 1; n <= to; n++) progress(n / to);
      return 'done';
    };
    const { said, ask } = worker({ count });
    await ask('count', { to: 2 });
    expect(said).toEqual([
      { id: 1, progress: 0.5 },
      { id: 1, progress: 1 },
      { id: 1, result: 'done' },
    ]);
  });

  it('answers with failures: those meant for users as they are, bugs without their stack', async () => {
    const fail: WorkerJob<unknown, never> = async () => {
      throw new EngineError('source', 'events.csv is empty.');
    };
    const bug: WorkerJob<unknown, never> = async () => {
      throw new TypeError('x is not a function');
    };
    const { log, ask } = worker({ fail, bug });
    expect(await ask('fail')).toEqual({
      id: 1,
      failure: { code: 'source', message: 'events.csv is empty.' },
      last: false,
    });
    expect(log).toEqual([]);
    expect(await ask('bug')).toEqual({ id: 2, failure: { code: 'bug', message: 'x is not a function' }, last: false });
    expect(log.join('\n')).toMatch(/TypeError: x is not a function\n +at /);
    expect(await ask('absent')).toMatchObject({ failure: { code: 'bug', message: 'The worker has no job absent.' } });
  });

  it('refuses whoever speaks another version of the protocol', async () => {
    const { ask, log } = worker({ untilStopped }, PROTOCOL_VERSION - 1);
    expect(await ask('untilStopped')).toMatchObject({
      failure: {
        code: 'stopped',
        message: expect.stringMatching(/^Trackwright was updated while it ran\. Restart it/),
      },
    });
    expect(log).toEqual([]);
  });

  it('stops a job at its limit or when told to', async () => {
    const { ask, stop } = worker({ untilStopped });
    expect(await ask('untilStopped', {}, 20)).toMatchObject({
      failure: { code: 'limit', message: expect.stringMatching(/^Stopped after 20 ms/) },
    });
    const answer = ask('untilStopped');
    stop(7);
    stop(2);
    expect(await answer).toMatchObject({ failure: { code: 'cancelled' } });
  });
});

describe('jobs on data', () => {
  const rows = async (ask: ReturnType<typeof worker>['ask'], sql: string): Promise<unknown> =>
    ask('query', { on: onDisk('kept.csv', temp), sql });

  it('keep a copy of text files until the files change', async () => {
    const { ask } = worker(realJobs);
    const file = join(temp, 'kept.csv');
    await writeFile(file, 'a\n1\n');
    const time = new Date(Date.UTC(2026, 0, 1));
    await utimes(file, time, time);
    expect(await rows(ask, 'FROM events')).toMatchObject({ result: { rows: [['1']] } });
    // Same size and time: nobody can tell, so the copy answers.
    await writeFile(file, 'a\n2\n');
    await utimes(file, time, time);
    expect(await rows(ask, 'FROM events')).toMatchObject({ result: { rows: [['1']] } });
    await writeFile(file, 'a\n3\n');
    expect(await rows(ask, 'FROM events')).toMatchObject({ result: { rows: [['3']] } });
    expect((await readdir(temp)).filter((name) => name.startsWith('duckdb-'))).toHaveLength(1);
  });

  it('leave no folder behind when the data cannot be opened', async () => {
    const { ask } = worker(realJobs);
    const before = await readdir(temp);
    await writeFile(join(temp, 'bad.parquet'), 'no');
    expect(await ask('query', { on: onDisk('bad.parquet', temp), sql: 'SELECT 1' })).toMatchObject({
      failure: { code: 'source', message: expect.stringMatching(/^bad\.parquet is not a readable Parquet file/) },
    });
    expect(await readdir(temp)).toEqual([...before, 'bad.parquet'].sort());
  });

  it('convert', async () => {
    const { ask, said } = worker(realJobs);
    const file = join(temp, 'to-convert.csv');
    await writeFile(file, 'n\n007\n');
    const out = join(temp, 'made.parquet');
    const tables = [{ name: 'events', files: [file], columns: [{ name: 'n', type: 'integer' }], out }];
    expect(await ask('convert', { as: 'parquet', tables })).toMatchObject({
      result: [{ name: 'events', out, rows: 1 }],
    });
    expect(said).toContainEqual({ id: 1, progress: 1 });
    const on = onDisk(out, temp);
    expect(await ask('query', { on, sql: 'FROM events' })).toMatchObject({ result: { rows: [[7]] } });
    expect(await ask('tables', { on })).toMatchObject({ result: [{ name: 'events' }] });
  });
});
