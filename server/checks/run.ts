// Runs checks against a database that answers SQL: one counting query for all that one scan can tell, samples only of what fails.

import type { Storage } from '../dataset/storage.ts';
import type { DataTable } from '../dataset/tables.ts';
import type { Plan } from '../plan/plan.ts';
import { QueryError } from '../query/compile-error.ts';
import type { Dialect } from '../query/dialects/dialect.ts';
import { type FoundResult, foundResult } from './check-result.ts';
import { type Data, dataOf } from './data.ts';
import { chosenChecks, type Derived, deriveChecks } from './derive.ts';
import { isSkip } from './kind.ts';
import { maskedRow } from './mask.ts';
import { countingSql, extentOf, extentSql, failingSql, inScans, type Judged, numbersOf } from './queries.ts';
import type { CheckResult, SampleValue } from './result.ts';
import { checkSettings } from './settings.ts';

export interface CheckInput {
  readonly plan: Plan;
  readonly storage: Storage;
  /** `checks:` of trackwright.yml. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Events, kinds and checks; all when empty. */
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The days that the data are said to cover, both included. */
  readonly since?: string;
  readonly until?: string;
}
export interface CheckDatabase {
  readonly tables: readonly DataTable[];
  readonly dialect: Dialect;
  /** `failure` is a sentence: this statement could not run, others may. */
  ask(sql: string, mostRows: number): Promise<CheckAnswer | { readonly failure: string }>;
  /** A share of the work that is done, 0 to 1. */
  progress(share: number): void;
}
export interface CheckAnswer {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly SampleValue[])[];
}

/** At most so many rows are shown of what fails. */
const mostSamples = 100;

/** In the order of `deriveChecks`. Throws Unanswerable where no check can run: a name that is none, data without events. */
export async function runCheckInstances(input: CheckInput, database: CheckDatabase): Promise<readonly FoundResult[]> {
  const { plan, storage, names, now } = input;
  const choose = chosenChecks(plan, names);
  if (typeof choose === 'string') throw new QueryError('unknown-name', choose);
  const instances = deriveChecks(plan, checkSettings(input.settings, plan)).filter(choose);
  const unmeasured = dataOf(plan, storage, database.tables, { rows: 0, now });
  const extent = await database.ask(extentSql(unmeasured, database.dialect), 1);
  if ('failure' in extent) throw new QueryError('unsupported', extent.failure);
  const data: Data = { ...unmeasured, ...extentOf(extent.rows[0] ?? [], now, input) };

  const results = new Map<Derived, FoundResult>();
  const judged: Judged[] = [];
  for (const instance of instances) {
    const query = judge(instance, data);
    if (query === undefined) continue;
    if ('counts' in query) judged.push({ instance, judgement: query });
    else results.set(instance, foundResult(instance, plan, query));
  }
  const scans = inScans(judged);
  for (const [i, scan] of scans.entries()) {
    for (const one of await counted(scan, data, database))
      results.set(one.instance, await settled(one, plan, database));
    database.progress((i + 1) / scans.length);
  }
  return instances.flatMap((instance) => results.get(instance) ?? []);
}

type WithQueries = Pick<CheckResult, 'status' | 'reason'>;

function judge(instance: Derived, data: Data): Judged['judgement'] | WithQueries | undefined {
  try {
    const query = instance.plan(data);
    return query && isSkip(query) ? { status: 'skip', reason: query.skip } : query;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    // What the data lack is nothing that fails; what the plan says wrongly is.
    return { status: error.kind === 'unsupported' ? 'skip' : 'error', reason: error.message };
  }
}

type Counted = Judged & ({ readonly counts: readonly number[] } | { readonly failure: string });

/** One that cannot run must not take its neighbours along. */
async function counted(scan: readonly Judged[], data: Data, database: CheckDatabase): Promise<readonly Counted[]> {
  const answer = await database.ask(countingSql(data, scan, database.dialect), 1);
  if ('rows' in answer) {
    const numbers = numbersOf(scan, answer.rows[0] ?? []);
    return scan.map((one, i) => ({ ...one, counts: numbers[i] ?? [] }));
  }
  const [only, ...more] = scan;
  if (only && !more.length) return [{ ...only, failure: answer.failure }];
  const alone: Counted[] = [];
  for (const one of scan) alone.push(...(await counted([one], data, database)));
  return alone;
}

async function settled(one: Counted, plan: Plan, database: CheckDatabase): Promise<FoundResult> {
  const { instance, judgement: query } = one;
  if ('failure' in one)
    return foundResult(instance, plan, {
      status: 'error',
      reason: one.failure,
      sql: failingSql(one, database.dialect),
    });
  const sql = failingSql(one, database.dialect, one.counts);
  const verdict = query.outcome(one.counts);
  if (isSkip(verdict)) return foundResult(instance, plan, { status: 'skip', reason: verdict.skip, sql });
  if (!verdict.failing) return foundResult(instance, plan, { status: 'pass', ...verdict, sql });
  const answer = await database.ask(sql, mostSamples);
  if ('failure' in answer)
    return foundResult(instance, plan, { status: 'fail', ...verdict, sql, reason: answer.failure });
  const names = answer.columns.map(({ name }) => name);
  const sample = answer.rows.map((row) =>
    maskedRow(Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])), query.personal),
  );
  const actual = query.actual?.(sample, verdict);
  return foundResult(instance, plan, { status: 'fail', ...verdict, sql, sample, ...(actual ? { actual } : {}) });
}
