// The dbt files that we make, read and built by real dbt of each version.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dbtFiles } from '../../server/dbt/write/files.ts';
import type { DbtOptions } from '../../server/dbt/write/options.ts';
import type { Plan } from '../../server/plan/plan.ts';
import { braces, checkout, tableOf } from '../server/dbt/write/plans.ts';
import { dbtParse, dbtRun, dbtVersions, hasDbt } from './dbt.ts';

const plans = { checkout, braces } as const;
const layouts = ['wide', 'table_per_event'] as const;
const silent = { errors: [], warnings: [] };

describe.each(dbtVersions)('dbt %s', (version) => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'trackwright-conformance-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  async function write(plan: Plan, options: DbtOptions = {}): Promise<void> {
    for (const file of dbtFiles(plan, { version, ...options, project: { name: 'shop', profile: 'shop' } })) {
      await mkdir(path.dirname(path.join(dir, file.path)), { recursive: true });
      await writeFile(path.join(dir, file.path), file.text);
    }
  }

  for (const name of ['checkout', 'braces'] as const) {
    test.skipIf(!hasDbt(version)).each(layouts)(`reads "${name}" in the layout %s without a word`, async (layout) => {
      await write(plans[name], { layout });
      expect(await dbtParse(version, dir)).toEqual(silent);
    });
  }

  // 2.0 builds with drivers that it fetches from elsewhere.
  if (version === '2.0') return;
  test.skipIf(!hasDbt(version))('builds on DuckDB: sound rows pass, broken ones are told', async () => {
    const database = path.join(dir, 'events.duckdb');
    await write(checkout);
    await run(database, tableOf('sound'));
    expect(await dbtRun(version, dir, ['build'], database)).toEqual(silent);
    await run(database, tableOf('broken'));
    const { errors, warnings } = await dbtRun(version, dir, ['test'], database);
    const told = errors.join('\n');
    expect(told).toContain('accepted_values_stg_checkout_completed_plan_tier');
    expect(told).toContain('not_null_stg_checkout_completed_order_id');
    expect(told).not.toContain('coupon');
    expect(warnings.join('\n')).toContain('source_accepted_values_shop_events_event_name');
  });
});

async function run(database: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}
