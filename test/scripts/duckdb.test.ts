// DuckDB is packed as package-lock.json knows it, or nothing is packed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDuckDB, bindingOf, checkIntegrity, type Lock, lockedDuckDB } from '../../scripts/duckdb.mjs';
import { targets } from '../../scripts/package.mjs';

const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const platforms = targets.filter((target) => target !== 'universal');

describe('package-lock.json holds DuckDB of every platform', () => {
  test.each(platforms)('%s', (target) => {
    const wanted = lockedDuckDB(lock, target);
    const names = ['@duckdb/node-api', '@duckdb/node-bindings', bindingOf(target), 'detect-libc'];
    expect(wanted.map(({ name }) => name).sort()).toEqual(names.sort());
    const [, platform, cpu] = /^(\w+)-(\w+)$/.exec(target.replace('alpine', 'linux')) ?? [];
    expect(lock.packages[`node_modules/${bindingOf(target)}`]).toMatchObject({ os: [platform], cpu: [cpu] });
  });
});

describe('what a lockfile may say', () => {
  const sha = `sha512-${'A'.repeat(86)}==`;
  const lockOf = (change: Readonly<Record<string, object | undefined>>): Lock => ({
    packages: {
      'node_modules/@duckdb/node-api': {
        version: '1.0.0',
        integrity: sha,
        dependencies: { '@duckdb/node-bindings': '1' },
      },
      'node_modules/@duckdb/node-bindings': {
        version: '1.0.0',
        integrity: sha,
        optionalDependencies: { '@duckdb/node-bindings-linux-x64': '1', '@duckdb/node-bindings-darwin-x64': '1' },
      },
      'node_modules/@duckdb/node-bindings-linux-x64': { version: '1.0.0', integrity: sha },
      ...Object.fromEntries(
        Object.entries(change).flatMap(([name, entry]) => (entry ? [[`node_modules/${name}`, entry]] : [])),
      ),
    },
  });
  test('other platforms are not asked for', () =>
    expect(lockedDuckDB(lockOf({}), 'linux-x64').map(({ place }) => place)).toEqual([
      'node_modules/@duckdb/node-api',
      'node_modules/@duckdb/node-bindings',
      'node_modules/@duckdb/node-bindings-linux-x64',
    ]));
  test('a package inside another is found there', () => {
    const nested = '@duckdb/node-bindings/node_modules/a';
    const change = {
      '@duckdb/node-bindings': { version: '1.0.0', integrity: sha, dependencies: { a: '2' } },
      [nested]: { version: '2.0.0', integrity: sha },
      a: { version: '1.0.0', integrity: sha },
    };
    expect(lockedDuckDB(lockOf(change), 'linux-x64')).toContainEqual({
      place: `node_modules/${nested}`,
      name: 'a',
      version: '2.0.0',
      integrity: sha,
    });
  });
  test.each<[what: string, target: string, change: Readonly<Record<string, object>>, why: RegExp]>([
    ['no binding', 'darwin-x64', {}, /no sha512 of @duckdb\/node-bindings-darwin-x64/],
    [
      'no dependency',
      'linux-x64',
      { '@duckdb/node-api': { version: '1.0.0', integrity: sha, dependencies: { b: '1' } } },
      /no sha512 of b/,
    ],
    [
      'no hash',
      'linux-x64',
      { '@duckdb/node-bindings-linux-x64': { version: '1.0.0' } },
      /no sha512 of @duckdb\/node-bindings-linux-x64/,
    ],
    [
      'a weak hash',
      'linux-x64',
      { '@duckdb/node-api': { version: '1.0.0', integrity: 'sha1-AAAA' } },
      /no sha512 of @duckdb\/node-api/,
    ],
    [
      'a weak hash beside',
      'linux-x64',
      { '@duckdb/node-api': { version: '1.0.0', integrity: `${sha} sha1-AAAA` } },
      /no sha512/,
    ],
    ['no version', 'linux-x64', { '@duckdb/node-api': { integrity: sha } }, /no sha512 of @duckdb\/node-api/],
  ])('%s', (_, target, change, why) => expect(() => lockedDuckDB(lockOf(change), target)).toThrow(why));
});

describe('the bytes', () => {
  const bytes = Buffer.from('a tarball');
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  const wanted = { place: 'node_modules/a', name: 'a', version: '1.0.0', integrity };
  test('that were locked pass', () => expect(() => checkIntegrity(bytes, wanted)).not.toThrow());
  test.each([
    ['a byte more', Buffer.concat([bytes, Buffer.of(0)])],
    ['a byte less', bytes.subarray(1)],
    ['another byte', Buffer.from('a tarbalL')],
    ['none', Buffer.alloc(0)],
  ])('%s', (_, other) =>
    expect(() => checkIntegrity(other, wanted)).toThrow(/a 1\.0\.0 is not the one in package-lock/),
  );
});

describe('a registry that gives something else', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'duckdb-'));
    await mkdir(path.join(dir, 'scratch'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  test('nothing of it is unpacked', async () => {
    const wanted = lockedDuckDB(lock, 'linux-x64').filter(({ name }) => /node-api|detect-libc/.test(name));
    const changed = wanted.map((one) =>
      one.name === 'detect-libc' ? { ...one, integrity: wanted[0]!.integrity } : one,
    );
    expect(changed).not.toEqual(wanted);
    await expect(addDuckDB(dir, changed, path.join(dir, 'scratch'))).rejects.toThrow(/detect-libc .* is not the one/);
    expect(existsSync(path.join(dir, 'node_modules'))).toBe(false);
  });
});
