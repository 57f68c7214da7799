// The worker as a child process: never in the way of the parent's end, its output never in the way of the parent's.
import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { defaultLimits, type Sandbox } from '../engines/duckdb/sandbox.ts';
import { EngineError } from '../engines/engine-error.ts';
import type { Secrets } from '../engines/engine-type.ts';
import { makeScratch } from '../workspace/scratch.ts';
import type { Lane } from './lanes.ts';
import { type FromWorker, PROTOCOL_VERSION, type ToWorker, type WorkerStart } from './protocol.ts';

export interface WorkerOptions {
  /** The bundled worker, `dist/worker.mjs`. */
  readonly script: string;
  /** Flags for Node, such as `--max-old-space-size`. */
  readonly execArgv?: readonly string[];
  /** Takes what the worker prints, line by line. */
  readonly onLog?: (line: string) => void;
  readonly limits?: Partial<Omit<Sandbox, 'temp'>>;
  /** Where folders for spilled data are made; the system's folder for temporary files unless said. */
  readonly scratch?: string;
  /** Asked when a connection is opened that names a secret. */
  readonly secrets?: Secrets;
}

export interface WorkerEvents {
  message(message: FromWorker): void;
  /** Once, however it ended. */
  ended(why: string, worker: Worker): void;
}

export interface Worker {
  readonly pid: number | undefined;
  send(message: ToWorker): void;
  kill(): void;
  /** It puts its things away and ends by itself. */
  end(): void;
  /** While it is awake the parent waits for it; at rest the parent may end. */
  ref(): void;
  unref(): void;
}

/** Throws EngineError `stopped` where it cannot even be started. */
export function spawnWorker(lane: Lane, options: WorkerOptions, events: WorkerEvents): Worker {
  const temp = makeTemp(options.scratch ?? tmpdir());
  const sandbox: Sandbox = { ...defaultLimits(), ...options.limits, temp };
  const start: WorkerStart = { version: PROTOCOL_VERSION, lane, sandbox };
  const child = fork(options.script, [JSON.stringify(start)], {
    execArgv: [...(options.execArgv ?? [])],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', (line) => options.onLog?.(line));
  }
  let over = false;
  const end = (why: string): void => {
    if (over) return;
    over = true;
    removeTemp(temp);
    events.ended(why, worker);
  };
  child.on('message', (message) => events.message(message as FromWorker));
  child.on('exit', (code, signal) => end(signal === null ? `ended with code ${code}` : `was killed (${signal})`));
  child.on('error', (error) => end(`could not be started (${error.message})`));
  const worker: Worker = {
    pid: child.pid,
    // A send that fails is followed by the exit, which tells everybody.
    send: (message) => void child.send(message, () => {}),
    kill: () => void child.kill('SIGKILL'),
    end: () => child.connected && child.disconnect(),
    ref: () => hold(child, 'ref'),
    unref: () => hold(child, 'unref'),
  };
  return worker;
}

function makeTemp(folder: string): string {
  try {
    return makeScratch(folder);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new EngineError(
      'stopped',
      `The engine has no folder for temporary files: ${folder} cannot be written (${reason}). Set TMPDIR to one that can.`,
    );
  }
}

/** A folder that the system still holds for a moment is left to the system's own cleaning. */
function removeTemp(temp: string): void {
  try {
    rmSync(temp, { recursive: true, force: true, maxRetries: 3 });
  } catch {}
}

function hold(child: ChildProcess, how: 'ref' | 'unref'): void {
  child[how]();
  child.channel?.[how]();
  // Pipes of a child are sockets, which the types of child_process do not say.
  (child.stdout as Socket | null)?.[how]();
  (child.stderr as Socket | null)?.[how]();
}
