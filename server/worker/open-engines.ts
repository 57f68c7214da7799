// Engines of jobs. What opening had to copy is kept for the next job: asking again must not read the files again.

import { driverOf } from '../engines/drivers.ts';
import type { KnownColumns } from '../engines/duckdb/columns.ts';
import type { Sandbox } from '../engines/duckdb/sandbox.ts';
import type { Connection, OpenEngine, Secrets } from '../engines/engine-type.ts';

export interface OpenEngines {
  /** `open` for as long as `work` takes. */
  readonly use: <T>(on: OpenFor, work: (open: OpenEngine) => Promise<T>) => Promise<T>;
}
export interface OpenFor {
  readonly connection: Connection;
  readonly columns: KnownColumns;
  readonly secrets: Secrets;
  readonly signal: AbortSignal;
}

/** Milliseconds for which an unused copy is kept. */
const IDLE_MS = 120_000;

interface Kept {
  readonly key: string;
  readonly open: OpenEngine;
  readonly idle: NodeJS.Timeout;
  users: number;
}

/** One copy is kept at a time; another takes its place, and the old one is closed by the last job that uses it. */
export function openEngines(sandbox: Sandbox): OpenEngines {
  let kept: Kept | undefined;

  const drop = async (): Promise<void> => {
    const old = kept;
    kept = undefined;
    clearTimeout(old?.idle);
    if (old?.users === 0) await old.open.engine.close();
  };
  const idle = (): void => {
    if (kept?.users === 0) void drop();
    else kept?.idle.refresh();
  };

  return {
    async use({ connection, columns, secrets, signal }, work) {
      const driver = await driverOf(connection);
      const state = await driver.dataVersion?.(connection, columns);
      const key = state === undefined ? undefined : JSON.stringify([connection, state]);
      if (key === undefined || kept?.key !== key) await drop();
      if (kept === undefined || key === undefined) {
        const open = await driver.open(connection, { columns, secrets, signal, sandbox });
        if (key === undefined) return work(open).finally(() => open.engine.close());
        // Meanwhile another job may have opened one.
        await drop();
        kept = { key, open, idle: setTimeout(idle, IDLE_MS).unref(), users: 0 };
      }
      const mine: Kept = kept;
      mine.idle.refresh();
      mine.users++;
      try {
        return await work(mine.open);
      } finally {
        mine.users--;
        if (mine !== kept && mine.users === 0) await mine.open.engine.close();
      }
    },
  };
}
