// Hostile data: what is said of files that are not what they seem. The engine's own tests ask it for the same; this is the entry point.
import { Buffer } from 'node:buffer';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { cli, folder } from '../cli/harness.ts';
import { shop, stack } from './shop.ts';

const head = 'event_id,event_name,event_time,received_at,user_id\n';
const row = '1,order_paid,2026-01-01T00:00:00Z,2026-01-01T00:00:01Z,u\n';

it.each<[string, string, string | Uint8Array | 'loop' | undefined, string]>([
  ['nothing', 'no.csv', undefined, 'There is no file or folder no.csv. Name a .duckdb file, or a file, folder or glob'],
  ['a device', '/dev/zero', undefined, '/dev/zero is neither a file nor a folder.'],
  ['a link to itself', 'a.csv', 'loop', 'a.csv is a link that leads back to itself.'],
  ['a Parquet of words', 'a.parquet', 'nothing of the kind', 'a.parquet is not a readable Parquet file'],
  ['a Parquet cut off', 'a.parquet', `PAR1${'\0'.repeat(99)}`, 'or was cut off while it was written.'],
  ['a database of words', 'a.duckdb', 'no database '.repeat(500), 'a.duckdb is not a DuckDB database.'],
  [
    'a line of 5 MB',
    'a.csv',
    `${head}${'x'.repeat(5_000_000)}${row}`,
    'a.csv, line 2, is longer than 2 MB in one record',
  ],
  ['Latin-1', 'a.csv', Buffer.from(`${head}é,${row}`, 'latin1'), 'a.csv, line 2, is not UTF-8. Save it as UTF-8.'],
  ['UTF-16', 'a.csv', Buffer.from(`\uFEFF${head}${row}`, 'utf16le'), 'a.csv is UTF-16. Save it as UTF-8.'],
  [
    'bytes',
    'a.csv',
    Buffer.from(Array.from({ length: 999 }, (_, n) => n % 256)),
    'a.csv is binary, not a table of text.',
  ],
  ['no gzip', 'a.csv.gz', 'not packed', 'a.csv.gz ends in .gz and is not packed with gzip, or was cut off.'],
  ['NDJSON that breaks off', 'a.ndjson', '{"event_name": "a"\n', 'a.ndjson, line 1, is not JSON'],
  ['a list of numbers', 'a.json', '[1, 2]', 'a.json holds no JSON objects, of which each would be a row.'],
])('data that are %s', async (_, on, content, words) => {
  const isFile = content !== undefined && content !== 'loop';
  const cwd = await folder({ ...shop, ...(isFile ? { [on]: content } : {}) });
  if (content === 'loop') await symlink(on, path.join(cwd, on));
  const ran = await cli(['check', '--on', on], { cwd });
  expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' });
  expect(ran.stderr).toContain(words);
  expect(ran.stderr).not.toMatch(stack);
});

it('columns and values with names of JavaScript are data', async () => {
  const cwd = await folder({
    ...shop,
    'a.csv': `${head.trim()},__proto__,constructor\n${row.trim()},toString,1\n`,
  });
  const ran = await cli(['run', 'paid', '--on', 'a.csv', '--format', 'json'], { cwd });
  expect(JSON.parse(ran.stdout).table.rows).toMatchObject([
    [expect.stringContaining('2026-01-01'), 1, expect.anything()],
  ]);
  const checked = await cli(['check', 'unplanned_property', '--on', 'a.csv', '--format', 'json'], { cwd });
  expect(checked.stdout).toContain('__proto__');
});

it('a name of a megabyte is in no row', async () => {
  const long = 'a'.repeat(1024 * 1024);
  const cwd = await folder({ 'a.plan.yml': `events:\n  - name: ${long}\n  - name: b\n` });
  const ran = await cli(['events', '--users', '10', '--days', '2'], { cwd });
  expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' });
  expect(ran.stderr).toContain(
    `The name "${'a'.repeat(40)}…" has 1,048,576 characters, and every event would repeat it. Give it a shorter name, or a shorter "as"; events are made of names up to 1,000.`,
  );
  expect(ran.stderr).not.toMatch(stack);
});
