// A disk that fails at the n-th call: modules of Node behind a counter, for vi.mock.
import type * as Fs from 'node:fs';
import type * as Promises from 'node:fs/promises';

export interface Fault {
  /** A code of the system, or `kill`: from there on the process does nothing any more. */
  readonly code: string;
  /** From 1. */
  readonly at: number;
  /** All calls from there on fail, and not that one alone. */
  readonly lasting?: boolean;
}
let fault: Fault | undefined;
let calls = 0;
let isDead = false;

class Killed extends Error {}

/** Runs `work` on a disk that fails; gives how many calls reached the disk, and what was thrown. */
export async function onDisk(
  failing: Fault | undefined,
  work: () => unknown,
): Promise<{ readonly calls: number; readonly error: unknown }> {
  [fault, calls, isDead] = [failing, 0, false];
  try {
    await work();
    return { calls, error: undefined };
  } catch (error) {
    return { calls, error };
  } finally {
    [fault, isDead] = [undefined, false];
  }
}

function reach(name: string): void {
  if (isDead) throw new Killed();
  calls++;
  if (fault === undefined || calls < fault.at || (calls > fault.at && !fault.lasting)) return;
  if (fault.code === 'kill') {
    isDead = true;
    throw new Killed();
  }
  throw Object.assign(new Error(`${fault.code}: ${name}`), { code: fault.code, syscall: name, errno: -5 });
}

/** What a caller can do to a disk or ask of it. */
const counted =
  /^(?:open|close|write|writeFile|appendFile|read|readFile|readdir|rename|link|unlink|rm|rmdir|mkdir|mkdtemp|chmod|chown|fsync|stat|lstat|realpath|copyFile|utimes|access|readlink)(?:Sync)?$/;

export function failingSync(real: typeof Fs): typeof Fs {
  return {
    ...real,
    ...wrapped(real as unknown as Functions, (call, name) => (...given) => {
      // What tells processes apart is no part of the disk.
      if (!String(given[0]).startsWith('/proc/')) reach(name);
      // Nothing here outlives the machine, and a disk that others use takes its time.
      if (name === 'fsyncSync') return undefined;
      return call(...given);
    }),
  } as unknown as typeof Fs;
}

export function failingPromises(real: typeof Promises): typeof Promises {
  const make: Wrap =
    (call, name) =>
    async (...given) => {
      reach(name);
      const result = await call(...given);
      return name === 'open' ? failingHandle(result as Promises.FileHandle) : result;
    };
  return { ...real, ...wrapped(real as unknown as Functions, make) } as unknown as typeof Promises;
}

const handled = new Set(['writeFile', 'appendFile', 'sync', 'chmod', 'chown', 'stat', 'read', 'close', 'write']);
const failingHandle = (handle: Promises.FileHandle): Promises.FileHandle =>
  new Proxy(handle, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        try {
          if (handled.has(String(name))) reach(`handle.${String(name)}`);
          if (name === 'sync') return undefined;
        } catch (error) {
          // The system closes what a dead process had open, and so does a close that fails.
          if (name === 'close' || error instanceof Killed) await target.close().catch(() => undefined);
          throw error;
        }
        return await value.apply(target, given);
      };
    },
  });

type Functions = Readonly<Record<string, (...given: unknown[]) => unknown>>;
type Wrap = (call: Functions[string], name: string) => (...given: unknown[]) => unknown;
const wrapped = (real: Functions, wrap: Wrap) =>
  Object.fromEntries(
    Object.entries(real)
      .filter(([name, value]) => typeof value === 'function' && counted.test(name))
      .map(([name, value]) => [name, wrap(value, name)]),
  );
