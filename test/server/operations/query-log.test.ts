// The query log of a project grows by a line for each question, never stands in the way of an answer, and leads nowhere.

import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { logQuery } from '../../../server/operations/query-log.ts';
import { onDisk } from '../../faults.ts';

vi.mock('node:fs', async (original) =>
  (await import('../../faults.ts')).failingSync(await original<typeof import('node:fs')>()),
);
vi.mock('node:fs/promises', async (original) =>
  (await import('../../faults.ts')).failingPromises(await original<typeof import('node:fs/promises')>()),
);

let root = '';
let other = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'trackwright-ledger-'));
  other = mkdtempSync(path.join(tmpdir(), 'trackwright-other-'));
});
afterEach(() => {
  for (const dir of [root, other]) rmSync(dir, { recursive: true, force: true });
});
const entry = { id: 'a', kind: 'metric', name: 'orders', connection: 'events', sql: 'select\n1', ms: 4, rows: 2 };
const ledger = () => path.join(root, '.trackwright/ledger.ndjson');
const lines = () => readFileSync(ledger(), 'utf8').trimEnd().split('\n');

test('a line for each, in order, with when it was', async () => {
  const before = new Date().toISOString();
  await logQuery(root, entry);
  await logQuery(root, { ...entry, name: 'visits', error: 'Stopped after 30 s.' });
  const [first, second] = lines().map((line) => JSON.parse(line));
  expect(lines()).toHaveLength(2);
  expect(first).toMatchObject({ ...entry, at: expect.any(String) });
  expect(second).toMatchObject({ name: 'visits', error: 'Stopped after 30 s.' });
  expect(first.at >= before && second.at >= first.at).toBe(true);
});
test('a place that cannot be written costs the line alone', async () => {
  writeFileSync(path.join(root, '.trackwright'), 'a file');
  await expect(logQuery(root, entry)).resolves.toBeUndefined();
  expect(readFileSync(path.join(root, '.trackwright'), 'utf8')).toBe('a file');
});
test('nobody else may read it, whatever the umask and whatever it was before', async () => {
  const mask = process.umask(0);
  try {
    await logQuery(root, entry);
  } finally {
    process.umask(mask);
  }
  expect(statSync(ledger()).mode & 0o777).toBe(0o600);
  chmodSync(ledger(), 0o644);
  await logQuery(root, entry);
  expect(statSync(ledger()).mode & 0o777).toBe(0o600);
});
test('a line that was cut off spoils no other', async () => {
  await logQuery(root, entry);
  appendFileSync(ledger(), '{"at":"2026');
  await logQuery(root, { ...entry, name: 'visits' });
  expect(lines()).toHaveLength(3);
  expect(JSON.parse(lines()[2] as string)).toMatchObject({ name: 'visits' });
});

describe('is not written through', () => {
  const both = (...done: readonly unknown[]) => void done;
  const own = () => mkdirSync(path.join(root, '.trackwright'));
  const theirs = () => {
    writeFileSync(path.join(other, 'ledger.ndjson'), '# theirs\n');
    return path.join(other, 'ledger.ndjson');
  };
  it.each<[string, () => void, RegExp | undefined]>([
    [
      'a link to a file elsewhere',
      () => both(own(), symlinkSync(theirs(), ledger())),
      /"\.trackwright\/ledger\.ndjson" is a link/,
    ],
    [
      'a link to a file of the project',
      () =>
        both(own(), writeFileSync(path.join(root, 'a.plan.yml'), '# theirs\n'), symlinkSync('../a.plan.yml', ledger())),
      /is a link/,
    ],
    ['a link to nothing', () => both(own(), symlinkSync(path.join(other, 'new'), ledger())), /is a link/],
    ['a link to a device', () => both(own(), symlinkSync('/dev/zero', ledger())), /is a link/],
    ['a link to itself', () => both(own(), symlinkSync('ledger.ndjson', ledger())), /is a link/],
    [
      'a hard link',
      () => both(own(), linkSync(theirs(), ledger())),
      /it is a hard link: the same file has another name/,
    ],
    ['a pipe', () => both(own(), execFileSync('mkfifo', [ledger()])), /it is not a regular file/],
    ['a folder', () => both(own(), mkdirSync(ledger())), undefined],
    [
      'a linked folder',
      () => both(theirs(), symlinkSync(other, path.join(root, '.trackwright'))),
      /"\.trackwright" is a link/,
    ],
    [
      'a linked folder of the project',
      () => both(mkdirSync(path.join(root, 'docs')), symlinkSync('docs', path.join(root, '.trackwright'))),
      /"\.trackwright" is a link/,
    ],
    [
      'a linked folder that is not there',
      () => symlinkSync('nowhere', path.join(root, '.trackwright')),
      /"\.trackwright" is a link/,
    ],
  ])('%s', async (_, make, said) => {
    make();
    const traces = (dir: string) =>
      readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => `${name} ${lstatSync(path.join(dir, name)).mode} ${lstatSync(path.join(dir, name)).size}`);
    const before = [traces(root), traces(other)];
    const told = await logQuery(root, entry);
    if (said === undefined) expect(told).toBeUndefined();
    else expect(told).toMatch(said);
    expect([traces(root), traces(other)]).toEqual(before);
    expect(existsSync(path.join(root, 'nowhere'))).toBe(false);
  });
});

test('a disk that fails at any call, or a process killed there: every line before is whole, and so is the next', async () => {
  const { calls } = await onDisk(undefined, () => logQuery(root, entry));
  expect(calls).toBeGreaterThan(8);
  for (const code of ['EIO', 'ENOSPC', 'kill'])
    for (let at = 1; at <= calls; at++) {
      rmSync(path.join(root, '.trackwright'), { recursive: true, force: true });
      await logQuery(root, { ...entry, name: 'before' });
      await onDisk({ code, at }, () => logQuery(root, entry));
      await logQuery(root, { ...entry, name: 'after' });
      const names = lines().map((line) => JSON.parse(line).name);
      expect({ code, at, first: names[0], last: names.at(-1) }).toEqual({ code, at, first: 'before', last: 'after' });
    }
});
