// Checks run on rows that a test writes, as files of any form, in an engine of its own.

import { join } from 'node:path';
import type { CheckResult } from '../../../server/checks/result.ts';
import { type CheckInput, runCheckInstances } from '../../../server/checks/run.ts';
import { canonicalStorageOf } from '../../../server/dataset/storage.ts';
import type { Plan } from '../../../server/plan/plan.ts';
import { duckdb } from '../../../server/query/dialects/duckdb.ts';
import { collect, type Lab } from '../engines/duckdb/lab.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Around = Partial<Omit<CheckInput, 'plan'>>;

/** What checks say of the data that lie in the lab at `where`. */
export async function checked(
  lab: Lab,
  plan: Plan,
  where: string,
  around: Around = {},
): Promise<readonly CheckResult[]> {
  const { engine } = await lab.open(where);
  const never = new AbortController().signal;
  try {
    const input = {
      plan,
      storage: canonicalStorageOf(plan),
      settings: {},
      names: [],
      now: Date.parse('2026-01-11'),
      ...around,
    };
    const found = await runCheckInstances(input, {
      tables: await engine.tables(never),
      dialect: duckdb,
      progress: () => undefined,
      ask: (sql, rows) => collect(engine, sql, { rows }),
    });
    return found.map(({ result }) => result);
  } finally {
    await engine.close();
  }
}

/** Tables as a folder of NDJSON: `events`, and a file for each entity. */
export async function writeTables(
  lab: Lab,
  folder: string,
  tables: Readonly<Record<string, readonly Row[]>>,
): Promise<string> {
  for (const [table, rows] of Object.entries(tables)) {
    const path = table === 'events' ? 'events.ndjson' : join('entities', `${table}.ndjson`);
    await lab.write(join(folder, path), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
  return folder;
}

/** `required paid.amount` */
export const keyOf = ({ check, event, property }: CheckResult): string =>
  [check, [event, property].filter((part) => part !== null).join('.')].filter(Boolean).join(' ');

/** What does not pass, with the number of failures; skips with their reason. */
export const notPassed = (results: readonly CheckResult[]): Readonly<Record<string, number | string | undefined>> =>
  Object.fromEntries(
    results
      .filter(({ status }) => status !== 'pass')
      .map((one) => [keyOf(one), one.status === 'fail' ? one.failing : `${one.status}: ${one.reason}`]),
  );

/** What fails or cannot run. */
export const notGood = (results: readonly CheckResult[]): Readonly<Record<string, number | string | undefined>> =>
  notPassed(results.filter(({ status }) => status !== 'skip'));
