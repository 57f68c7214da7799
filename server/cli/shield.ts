// What a signal that asks to stop does. A handler is JavaScript, which nothing runs while other JavaScript is busy: so there
// is none, and the system ends the process at once, except while there is something to put away.
import type { EventEmitter } from 'node:events';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Milliseconds in which a command must have put its things away. */
const PATIENCE = 5000;

/** While the work runs, which waits for others rather than computes, the first signal becomes an abort of `signal`. */
export type Shield = <T>(work: () => Promise<T>) => Promise<T>;

export interface Shielded {
  readonly signal: AbortSignal;
  readonly shield: Shield;
}

export function shielded(process: EventEmitter & { exit(code: number): never }): Shielded {
  const cancel = new AbortController();
  let open = 0;
  const stop = () => {
    // Who asks twice is not made to wait, whatever goes on here.
    release();
    cancel.abort();
    setTimeout(() => process.exit(130), PATIENCE).unref();
  };
  const release = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  return {
    signal: cancel.signal,
    async shield(work) {
      if (!open++ && !cancel.signal.aborted) for (const signal of SIGNALS) process.on(signal, stop);
      try {
        return await work();
      } finally {
        if (!--open) release();
      }
    },
  };
}
