// One lane: a process that is started when first needed, gets a few jobs at a time, survives its own death, and ends when idle.
import { UserError } from '../base/user-error.ts';
import { EngineError, limitError, stopReason } from '../engines/engine-error.ts';
import type { Lane } from './lanes.ts';
import type { JobStart } from './protocol.ts';
import { spawnWorker, type Worker, type WorkerEvents, type WorkerOptions } from './spawn.ts';

export interface LaneOptions extends WorkerOptions {
  /** Milliseconds after which a process without jobs ends; 5 minutes unless said. */
  readonly idleMs?: number;
  /** The likely cause of a process crash, derived from the input of its job. */
  readonly crashCause?: (input: unknown) => string | undefined;
}

export interface LaneTask {
  readonly start: JobStart;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: unknown) => void;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface OpenLane {
  /** It runs when there is room. Rejects with UserError: what the job throws, `limit`, `cancelled`, or `stopped` when the process died. */
  add(task: LaneTask): void;
  /** Ends the process. What runs or waits must have been aborted before. */
  close(): Promise<void>;
  /** Of the process, while there is one. */
  readonly pid: number | undefined;
}

/** Milliseconds in which a process must answer a request to stop before it is killed. */
const GRACE_MS = 2000;
const IDLE_MS = 300_000;

interface Entry extends LaneTask {
  readonly onAbort: () => void;
  killer?: NodeJS.Timeout;
  /** Why the process dies with this job, where we know. */
  verdict?: UserError;
}

/** `most` jobs run at once. */
export function openLane(lane: Lane, most: number, options: LaneOptions): OpenLane {
  const { idleMs = IDLE_MS, crashCause, secrets } = options;
  const waiting: Entry[] = [];
  const running = new Map<number, Entry>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let onEnd = (): void => {};

  const next = (): void => {
    while (running.size < most) {
      const entry = waiting.shift();
      if (entry === undefined) break;
      running.set(entry.start.id, entry);
      begin(entry);
    }
    if (running.size === 0) rest();
  };

  const begin = (entry: Entry): void => {
    try {
      clearTimeout(idle);
      worker ??= spawnWorker(lane, options, events());
      worker.ref();
      worker.send(entry.start);
      const { ms } = entry.start;
      if (Number.isFinite(ms)) killIn(entry, ms + GRACE_MS, limitError(ms));
    } catch (error) {
      finish(entry, () => entry.reject(error));
    }
  };

  const rest = (): void => {
    worker?.unref();
    clearTimeout(idle);
    if (worker !== undefined) idle = setTimeout(retire, idleMs).unref();
  };
  const retire = (): void => {
    worker?.end();
    worker = undefined;
  };

  const finish = (entry: Entry, tell: () => void): void => {
    clearTimeout(entry.killer);
    entry.signal.removeEventListener('abort', entry.onAbort);
    if (!running.delete(entry.start.id)) waiting.splice(waiting.indexOf(entry), 1);
    tell();
    next();
  };

  const killIn = (entry: Entry, ms: number, verdict: UserError): void => {
    clearTimeout(entry.killer);
    entry.killer = setTimeout(() => {
      entry.verdict = verdict;
      worker?.kill();
    }, ms);
  };

  const stop = (entry: Entry): void => {
    const reason = stopReason(entry.signal);
    if (running.has(entry.start.id)) {
      worker?.send({ stop: entry.start.id });
      killIn(entry, GRACE_MS, reason);
    } else finish(entry, () => entry.reject(reason));
  };

  /** Of one process: a later one has its own. */
  const events = (): WorkerEvents => ({
    message(said) {
      const entry = running.get(said.id);
      if (entry === undefined) return;
      if ('progress' in said) entry.onProgress(said.progress);
      else if ('secret' in said) void answerSecret(said.id, said.secret);
      else if ('result' in said) finish(entry, () => entry.resolve(said.result));
      else if (said.last) entry.verdict = UserError.from(said.failure);
      else finish(entry, () => entry.reject(UserError.from(said.failure)));
    },
    ended(why, self) {
      if (self !== worker) return;
      worker = undefined;
      onEnd();
      const all = [...running.values()];
      const isForOne = all.some(({ verdict }) => verdict !== undefined);
      const others = all.filter(({ verdict }) => isForOne && verdict === undefined);
      for (const entry of others.reverse()) again(entry);
      for (const entry of all)
        if (!others.includes(entry)) finish(entry, () => entry.reject(entry.verdict ?? died(why, entry)));
      next();
    },
  });

  /** The process ended because of another job: this one begins anew, before those that wait. */
  const again = (entry: Entry): void => {
    clearTimeout(entry.killer);
    running.delete(entry.start.id);
    waiting.unshift(entry);
  };

  const answerSecret = async (id: number, name: string): Promise<void> => {
    const value = await secrets?.(name).catch(() => undefined);
    worker?.send({ secretFor: id, name, value });
  };

  const died = (why: string, { start }: Entry): EngineError =>
    new EngineError('stopped', `The engine ${why} before this was done${adviceAfter(why, crashCause?.(start.input))}`);

  return {
    get pid() {
      return worker?.pid;
    },
    add(task) {
      const entry: Entry = { ...task, onAbort: () => stop(entry) };
      entry.signal.addEventListener('abort', entry.onAbort);
      waiting.push(entry);
      next();
    },
    close: () =>
      new Promise((resolve) => {
        clearTimeout(idle);
        if (worker === undefined) return resolve();
        onEnd = resolve;
        for (const entry of running.values()) entry.verdict = stopReason(entry.signal);
        // The parent must see the end, or it would be over itself before.
        worker.ref();
        worker.kill();
      }),
  };
}

/** What a process does to itself, as against being killed from outside. */
const CRASH = /SIGABRT|SIGSEGV|SIGBUS|SIGILL|SIGFPE|code (134|139|3221\d{6})/;

function adviceAfter(why: string, cause: string | undefined): string {
  if (CRASH.test(why))
    return `. ${cause ?? 'The statement or a file of the data crashed it. Ask in another way, or write the data again; if it happens again, report it.'}`;
  const memory = why.includes('SIGKILL') ? ', most often because the machine ran out of memory' : '';
  return `${memory}. Try again; if it happens again, ask for fewer days or events.`;
}
