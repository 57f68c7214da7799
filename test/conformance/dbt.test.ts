// Real dbt can be asked, and tells good from bad.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dbtParse, dbtVersions, hasDbt } from './dbt.ts';

const project = 'name: tiny\nversion: "1.0.0"\nconfig-version: 2\nprofile: tiny\n';
const good =
  'version: 2\nmodels:\n  - name: orders\n    description: One row an order.\n    columns:\n      - name: id\n        data_tests: [unique]\n';

describe.each(dbtVersions)('dbt %s', (version) => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'trackwright-conformance-'));
    await cp(path.join(import.meta.dirname, 'models'), path.join(dir, 'models'), { recursive: true });
    await writeFile(path.join(dir, 'dbt_project.yml'), project);
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  test.skipIf(!hasDbt(version))('has nothing to say about a good project', async () => {
    await writeFile(path.join(dir, 'models/schema.yml'), good);
    expect(await dbtParse(version, dir)).toEqual({ errors: [], warnings: [] });
  });

  test.skipIf(!hasDbt(version))('finds an unknown key', async () => {
    await writeFile(path.join(dir, 'models/schema.yml'), good.replace('description', 'descripton'));
    const { errors, warnings } = await dbtParse(version, dir);
    expect([...errors, ...warnings].join('\n')).toContain('descripton');
  });

  test.skipIf(!hasDbt(version))('finds a value of the wrong kind', async () => {
    await writeFile(path.join(dir, 'models/schema.yml'), 'version: 2\nmodels:\n  - name: orders\n    columns: 3\n');
    expect((await dbtParse(version, dir)).errors).not.toEqual([]);
  });
});
