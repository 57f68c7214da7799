// The ledger of a project grows by a line for each question, and never stands in the way of an answer.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { remember } from '../../../server/tasks/remember.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'trackwright-ledger-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const entry = { id: 'a', kind: 'metric', name: 'orders', connection: 'events', sql: 'select\n1', ms: 4, rows: 2 };

test('a line for each, in order, with when it was', async () => {
  const before = new Date().toISOString();
  await remember(root, entry);
  await remember(root, { ...entry, name: 'visits', error: 'Stopped after 30 s.' });
  const lines = readFileSync(path.join(root, '.trackwright/ledger.ndjson'), 'utf8').trimEnd().split('\n');
  const [first, second] = lines.map((line) => JSON.parse(line));
  expect(lines).toHaveLength(2);
  expect(first).toMatchObject({ ...entry, at: expect.any(String) });
  expect(second).toMatchObject({ name: 'visits', error: 'Stopped after 30 s.' });
  expect(first.at >= before && second.at >= first.at).toBe(true);
});
test('a place that cannot be written costs the line alone', async () => {
  writeFileSync(path.join(root, '.trackwright'), 'a file');
  await expect(remember(root, entry)).resolves.toBeUndefined();
  expect(readFileSync(path.join(root, '.trackwright'), 'utf8')).toBe('a file');
});
