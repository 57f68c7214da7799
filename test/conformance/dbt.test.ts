// The dbt files that we make, read and built by real dbt of each version.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { dbtFiles } from '../../server/make/dbt/files.ts';
import type { DbtOptions } from '../../server/make/dbt/options.ts';
import type { Plan } from '../../server/read/plan/plan.ts';
import { braces, checkout, tableOf } from '../server/make/dbt/plans.ts';
import { dbt, setUp } from './dbt.ts';

const all = await setUp();
const scratch = mkdtempSync(path.join(tmpdir(), 'trackwright-dbt-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A dbt project of what we make, on a DuckDB file of its own. */
function write(name: string, options: DbtOptions, plan: Plan = checkout): string {
  const folder = path.join(scratch, name);
  const profiles = 'probe:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: events.duckdb}\n';
  const files = [
    { path: 'profiles.yml', text: profiles },
    ...dbtFiles(plan, { ...options, project: { name: 'shop', profile: 'probe' } }),
  ];
  for (const file of files) {
    const at = path.join(folder, file.path);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, file.text);
  }
  return folder;
}

for (const one of all) {
  const { version } = one;
  if (one.why) console.warn(one.why);
  describe.skipIf(one.why)(`dbt ${version}`, () => {
    it.each(['wide', 'table_per_event'] as const)('parses the %s layout without a warning', async (layout) => {
      const { code, output, warnings } = await dbt(
        one,
        write(`parse-${version}-${layout}`, { version, layout }),
        'parse',
      );
      expect(warnings, output).toEqual([]);
      expect(code, output).toBe(0);
    });

    it.each(['wide', 'table_per_event'] as const)('takes braces in the plan for text (%s)', async (layout) => {
      const { code, output, warnings } = await dbt(
        one,
        write(`braces-${version}-${layout}`, { version, layout }, braces),
        'parse',
      );
      expect(warnings, output).toEqual([]);
      expect(code, output).toBe(0);
    });

    it('warns of a key it does not know, so that silence says something', async () => {
      const folder = write(`odd-${version}`, { version });
      writeFileSync(
        path.join(folder, 'models/odd.yml'),
        'models:\n  - name: stg_checkout_completed_2\n    desciption: x\n',
      );
      const { output } = await dbt(one, folder, 'parse');
      expect(output).toMatch(/desciption|stg_checkout_completed_2/);
    });

    // 2.0 builds with drivers that it fetches from elsewhere.
    if (version === '2.0') return;
    it('builds on DuckDB; every test passes on sound rows and tells of broken ones', async () => {
      const folder = write(`build-${version}`, { version });
      await insert(folder, tableOf('sound'));
      const sound = await dbt(one, folder, 'build');
      expect(sound.code, sound.output).toBe(0);
      expect(sound.warnings).toEqual([]);
      await insert(folder, tableOf('broken'));
      const { code, output } = await dbt(one, folder, 'test');
      expect(code).toBe(1);
      expect(output).toMatch(/FAIL 1 accepted_values_stg_checkout_completed_plan_tier/);
      expect(output).toMatch(/FAIL 1 not_null_stg_checkout_completed_order_id/);
      expect(output).toMatch(/WARN 1 source_accepted_values/);
    });
  });
}

async function insert(folder: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(path.join(folder, 'events.duckdb'));
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}
