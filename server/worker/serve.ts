// The worker's side of the conversation: takes jobs, answers each with a result or a failure.
import { errorData } from '../base/user-error.ts';
import type { Sandbox } from '../engines/duckdb/sandbox.ts';
import { EngineError, limitError } from '../engines/engine-error.ts';
import { type Engines, engines } from './engines.ts';
import type { JobContext } from './jobs/job.ts';
import { guardMemory } from './memory.ts';
import type { FromWorker, Start, ToWorker } from './protocol.ts';

/** Where messages come from and go to. */
export interface Port {
  onMessage(listener: (message: ToWorker) => void): void;
  /** `done` is called when the message has left. */
  send(message: FromWorker, done?: () => void): void;
}

export type AnyJob = (input: never, context: never) => Promise<unknown>;

/** The function given back stops what runs, and resolves when that has put its things away. */
export function serveJobs(
  port: Port,
  jobs: Readonly<Record<string, AnyJob>>,
  sandbox: Sandbox,
  log: (line: string) => void,
): () => Promise<void> {
  const open = engines(sandbox);
  const stops = new Map<number, AbortController>();
  const running = new Set<Promise<void>>();
  const answer = async (start: Start): Promise<void> => {
    const stop = new AbortController();
    stops.set(start.id, stop);
    const timer = Number.isFinite(start.ms) ? setTimeout(() => stop.abort(limitError(start.ms)), start.ms) : undefined;
    const unguard = guardMemory(sandbox.process, (failure, then) =>
      port.send({ id: start.id, failure, last: true }, then),
    );
    try {
      const result = await work(jobs[start.job], start, context(start, stop.signal, open, sandbox, port));
      port.send({ id: start.id, result });
    } catch (error) {
      const failure = errorData(error);
      if (failure.code === 'bug') log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      port.send({ id: start.id, failure, last: false });
    } finally {
      unguard();
      clearTimeout(timer);
      stops.delete(start.id);
    }
  };
  port.onMessage((said) => {
    if ('stop' in said) return stops.get(said.stop)?.abort(cancelled());
    const one = answer(said).finally(() => running.delete(one));
    running.add(one);
  });
  return async () => {
    for (const stop of stops.values()) stop.abort(cancelled());
    await Promise.all(running);
  };
}

const cancelled = (): EngineError => new EngineError('cancelled', 'Cancelled.');

function work(job: AnyJob | undefined, { job: name, input }: Start, context: JobContext<unknown>): Promise<unknown> {
  if (job === undefined) throw new Error(`The worker has no job ${name}.`);
  return job(input as never, context as never);
}

function context(
  { id, ms }: Start,
  signal: AbortSignal,
  open: Engines,
  sandbox: Sandbox,
  port: Port,
): JobContext<unknown> {
  return {
    signal,
    ms,
    sandbox,
    progress: (progress) => port.send({ id, progress }),
    withEngine: (context, work) => open.use(context, signal, work),
  };
}
