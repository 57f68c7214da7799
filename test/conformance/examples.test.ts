// The examples as a user would build them: the dbt files of `trackwright dbt` over the events of `trackwright events`.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dbtParse, dbtRun, dbtVersions, hasDbt } from './dbt.ts';

const silent = { errors: [], warnings: [] };
const cli = path.resolve('.conformance/dist/cli.mjs');

describe.each(['ai-study', 'checkout'])('examples/%s', (name) => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'trackwright-conformance-'));
    await cp(path.resolve('examples', name), dir, {
      recursive: true,
      filter: (from) => path.basename(from) !== '.trackwright',
    });
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));
  const trackwright = (...words: string[]) =>
    execFileSync(process.execPath, [cli, ...words, '--quiet'], { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] });

  test.skipIf(!dbtVersions.every(hasDbt)).each(dbtVersions)('dbt %s reads it without a word', async (version) => {
    trackwright('dbt', '--out', 'made', '--target-version', version);
    expect(await dbtParse(version, path.join(dir, 'made'))).toEqual(silent);
  });
  test.skipIf(!hasDbt('1.12'))('dbt 1.12 builds it on generated events, and every test passes', async () => {
    trackwright('events', '--users', '100', '--days', '7', '--as', 'duckdb', '--out', 'events');
    // The freshness of made events is not today's.
    expect(
      (await dbtRun('1.12', path.join(dir, 'dbt'), ['build'], path.join(dir, 'events', 'events.duckdb'))).errors,
    ).toEqual([]);
  });
});
