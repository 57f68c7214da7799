// The parent's side of the worker: starts it when first needed, hands it one job at a time, survives its death.
import { UserError } from '../base/user-error.ts';
import { isDatabase } from '../engines/duckdb/formats.ts';
import { EngineError, limitError, stopReason } from '../engines/engine-error.ts';
import { TIME_LIMIT } from './jobs/job.ts';
import type { FromWorker, InputOf, JobName, OutputOf, ProgressOf, Start } from './protocol.ts';
import { spawnWorker, type Worker, type WorkerOptions } from './spawn.ts';

export interface WorkerHandle {
  /**
   * Runs when the jobs asked for before are done. Rejects with UserError: what the job throws, `limit`, `cancelled`,
   * or `stopped` when the worker died; the job after that gets a new worker.
   */
  run<J extends JobName>(job: J, input: InputOf<J>, options?: RunOptions<ProgressOf<J>>): Promise<OutputOf<J>>;
  /** Ends the worker for good; what runs or waits is cancelled. */
  close(): Promise<void>;
  /** Of the worker, while there is one. */
  readonly pid: number | undefined;
}

export interface RunOptions<Progress> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Milliseconds from the start of the job; 30 s unless said, Infinity for no limit. */
  readonly ms?: number;
}

/** Milliseconds in which a worker that was told to stop must answer before it is killed. */
const GRACE = 2000;

interface Task {
  readonly start: Start;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: unknown) => void;
  readonly resolve: (result: unknown) => void;
  readonly reject: (failure: unknown) => void;
  readonly onAbort: () => void;
  killer?: NodeJS.Timeout;
  /** Why the worker dies with this task, where we know. */
  verdict?: UserError;
}

export function startWorker(options: WorkerOptions): WorkerHandle {
  const waiting: Task[] = [];
  const end = new AbortController();
  let worker: Worker | undefined;
  let current: Task | undefined;
  let ids = 0;
  let onEnd = (): void => {};

  const next = (): void => {
    if (current !== undefined) return;
    const task = waiting.shift();
    current = task;
    if (task === undefined) worker?.unref();
    else begin(task);
  };

  const begin = (task: Task): void => {
    try {
      worker ??= spawnWorker(options, { message, ended });
      worker.ref();
      worker.send(task.start);
      if (Number.isFinite(task.start.ms)) killIn(task, task.start.ms + GRACE, limitError(task.start.ms));
    } catch (error) {
      finish(task, () => task.reject(error));
    }
  };

  const finish = (task: Task, tell: () => void): void => {
    clearTimeout(task.killer);
    task.signal.removeEventListener('abort', task.onAbort);
    if (task === current) current = undefined;
    else waiting.splice(waiting.indexOf(task), 1);
    tell();
    next();
  };

  const killIn = (task: Task, ms: number, verdict: UserError): void => {
    clearTimeout(task.killer);
    task.killer = setTimeout(() => {
      task.verdict = verdict;
      worker?.kill();
    }, ms);
  };

  const stop = (task: Task): void => {
    const failure = stopReason(task.signal);
    if (task === current) {
      worker?.send({ stop: task.start.id });
      killIn(task, GRACE, failure);
    } else finish(task, () => task.reject(failure));
  };

  const message = (said: FromWorker): void => {
    const task = current;
    if (task?.start.id !== said.id) return;
    if ('progress' in said) task.onProgress(said.progress);
    else if ('result' in said) finish(task, () => task.resolve(said.result));
    else if (said.last) task.verdict = UserError.from(said.failure);
    else finish(task, () => task.reject(UserError.from(said.failure)));
  };

  const ended = (why: string): void => {
    worker = undefined;
    onEnd();
    const task = current;
    if (task !== undefined) finish(task, () => task.reject(task.verdict ?? died(why, databaseOf(task.start.input))));
  };

  return {
    get pid() {
      return worker?.pid;
    },
    run: (job, input, { signal, onProgress, ms = TIME_LIMIT } = {}) =>
      new Promise((resolve, reject) => {
        const both = AbortSignal.any([end.signal, ...(signal === undefined ? [] : [signal])]);
        if (both.aborted) return reject(stopReason(both));
        const task: Task = {
          start: { id: ++ids, job, input, ms },
          signal: both,
          // What the worker sends for a job's id is of that job's types: taken on trust here and nowhere else.
          onProgress: (onProgress ?? ignore) as Task['onProgress'],
          resolve: resolve as Task['resolve'],
          reject,
          onAbort: () => stop(task),
        };
        both.addEventListener('abort', task.onAbort);
        waiting.push(task);
        next();
      }),
    close: () =>
      new Promise((resolve) => {
        end.abort(new EngineError('cancelled', 'Cancelled: the engine was closed.'));
        if (worker === undefined) return resolve();
        onEnd = resolve;
        if (current !== undefined) current.verdict = stopReason(end.signal);
        // The parent must see the end, or it would be over itself before.
        worker.ref();
        worker.kill();
      }),
  };
}

const ignore = (): void => {};

/** What a process does to itself, as against being killed from outside. */
const CRASH = /SIGABRT|SIGSEGV|SIGBUS|SIGILL|SIGFPE|code (134|139|3221\d{6})/;

/** `database`: the file that was asked, where it was one. Its views and macros run inside of the engine. */
function died(why: string, database: string | undefined): EngineError {
  if (!CRASH.test(why)) {
    const memory = why.includes('SIGKILL') ? ', most often because the machine ran out of memory' : '';
    return new EngineError(
      'stopped',
      `The engine ${why} before this was done${memory}. Try again; if it happens again, ask for fewer days or events.`,
    );
  }
  const cause =
    database === undefined
      ? 'The statement or a file of the data crashed it. Ask in another way, or write the data again; if it happens again, report it.'
      : `The database ${database} crashed it: a view, a macro or damaged data in it. Export the tables themselves to Parquet or CSV, and ask those.`;
  return new EngineError('stopped', `The engine ${why} before this was done. ${cause}`);
}

function databaseOf(input: unknown): string | undefined {
  const on = (input as { readonly on?: { readonly where?: unknown } } | undefined)?.on;
  return typeof on?.where === 'string' && isDatabase(on.where) ? on.where : undefined;
}
