// The worker's side of the conversation: takes jobs, answers each with a result or a failure.
import { type ErrorData, errorData } from '../base/user-error.ts';
import { EngineError, limitError } from '../engines/engine-error.ts';
import type { Secrets } from '../engines/engine-type.ts';
import type { JobContext } from './jobs.ts';
import { guardMemory } from './memory.ts';
import { openEngines } from './open-engines.ts';
import { type FromWorker, type JobStart, PROTOCOL_VERSION, type ToWorker, type WorkerStart } from './protocol.ts';

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
  { version, lane, sandbox }: WorkerStart,
  log: (line: string) => void,
): () => Promise<void> {
  const engines = openEngines(sandbox);
  const stops = new Map<number, AbortController>();
  const running = new Set<Promise<void>>();
  const asked = secretsOver(port);

  const answer = async (start: JobStart): Promise<void> => {
    const { id, job, input, ms } = start;
    const stop = new AbortController();
    const { signal } = stop;
    stops.set(id, stop);
    const timer = Number.isFinite(ms) ? setTimeout(() => stop.abort(limitError(ms)), ms) : undefined;
    const unguard = guardMemory(sandbox.process, (failure, then) => port.send({ id, failure, last: true }, then));
    const { secrets, hide } = asked.of(id);
    const context: JobContext<unknown> = {
      signal,
      ms,
      sandbox,
      progress: (progress) => port.send({ id, progress }),
      withEngine: ({ on, columns = {} }, work) => engines.use({ connection: on, columns, secrets, signal }, work),
    };
    try {
      if (version !== PROTOCOL_VERSION) throw new EngineError('stopped', UPDATED);
      const work = jobs[job];
      if (work === undefined) throw new Error(`The worker has no job ${job}.`);
      port.send({ id, result: await work(input as never, context as never) });
    } catch (error) {
      const failure = errorData(error);
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (failure.code === 'bug') log(`${lane}: ${hide(stack)}`);
      port.send({ id, failure: { ...failure, message: hide(failure.message) } satisfies ErrorData, last: false });
    } finally {
      unguard();
      clearTimeout(timer);
      stops.delete(id);
      asked.forget(id);
    }
  };

  port.onMessage((said) => {
    if ('stop' in said) return stops.get(said.stop)?.abort(cancelled());
    if ('secretFor' in said) return asked.answer(said.secretFor, said.name, said.value);
    const one = answer(said).finally(() => running.delete(one));
    running.add(one);
  });
  return async () => {
    for (const stop of stops.values()) stop.abort(cancelled());
    await Promise.all(running);
  };
}

const UPDATED = 'Trackwright was updated while it ran. Restart it: in VS Code, "Developer: Reload Window".';
const cancelled = (): EngineError => new EngineError('cancelled', 'Cancelled.');

interface JobSecrets {
  readonly secrets: Secrets;
  /** A text without the secrets that were given to the job: drivers put them into their messages. */
  readonly hide: (text: string) => string;
}

/** Secrets are requested from the parent process one by one, and only the job that asked for one sees it. */
function secretsOver(port: Port) {
  const open = new Map<number, Map<string, (value: string | undefined) => void>>();
  return {
    of(id: number): JobSecrets {
      const given = new Set<string>();
      const waiting = new Map<string, (value: string | undefined) => void>();
      open.set(id, waiting);
      return {
        secrets: async (name) => {
          const value = await new Promise<string | undefined>((resolve) => {
            waiting.set(name, resolve);
            port.send({ id, secret: name });
          });
          if (value) given.add(value);
          return value;
        },
        hide: (text) => [...given].reduce((shown, secret) => shown.replaceAll(secret, '***'), text),
      };
    },
    answer: (id: number, name: string, value: string | undefined): void => open.get(id)?.get(name)?.(value),
    forget: (id: number): void => void open.delete(id),
  };
}
