// The parent's side of the worker: a job goes to the process of its lane.
import { EngineError, stopReason } from '../engines/engine-error.ts';
import type { Connection } from '../engines/engine-type.ts';
import { engineOf } from '../engines/registry.ts';
import { type LaneOptions, type OpenLane, openLane } from './lane.ts';
import { type Lane, laneFor, lanes } from './lanes.ts';
import { type InputOf, type JobName, type OutputOf, type ProgressOf, TIME_LIMIT } from './protocol.ts';

export interface Workers {
  /** Runs when there is room in its lane. Rejects with UserError: what the job throws, `limit`, `cancelled`, or `stopped` when its process died. */
  run<J extends JobName>(job: J, input: InputOf<J>, options?: RunOptions<ProgressOf<J>>): Promise<OutputOf<J>>;
  /** Ends all processes for good; what runs or waits is cancelled. */
  close(): Promise<void>;
  /** Of a lane's process, while there is one. */
  pid(lane: Lane): number | undefined;
}

export interface RunOptions<Progress> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Milliseconds from the start of the job; 30 s unless said, Infinity for no limit. */
  readonly ms?: number;
}

/** Starts no process yet. */
export function startWorkers(options: Omit<LaneOptions, 'crashCause'>): Workers {
  const open = new Map<Lane, OpenLane>();
  const end = new AbortController();
  let ids = 0;

  const laneOf = (name: Lane): OpenLane => {
    const lane = open.get(name) ?? openLane(name, lanes[name], { ...options, crashCause });
    open.set(name, lane);
    return lane;
  };

  return {
    pid: (lane) => open.get(lane)?.pid,
    run: (job, input, { signal, onProgress, ms = TIME_LIMIT } = {}) =>
      new Promise((resolve, reject) => {
        const both = AbortSignal.any([end.signal, ...(signal === undefined ? [] : [signal])]);
        if (both.aborted) return reject(stopReason(both));
        laneOf(laneFor(job, input)).add({
          start: { id: ++ids, job, input, ms },
          signal: both,
          // What the worker sends for a job's id is of that job's types: taken on trust here and nowhere else.
          onProgress: (onProgress ?? ignore) as (progress: unknown) => void,
          resolve: resolve as (result: unknown) => void,
          reject,
        });
      }),
    async close() {
      end.abort(new EngineError('cancelled', 'Cancelled: the engine was closed.'));
      await Promise.all([...open.values()].map((lane) => lane.close()));
    },
  };
}

const ignore = (): void => {};

function crashCause(input: unknown): string | undefined {
  const on = (input as { readonly on?: Connection } | undefined)?.on;
  return on && engineOf(on).crashCause?.(on);
}
