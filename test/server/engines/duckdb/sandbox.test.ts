// Attacks on DuckDB behind the lock, without the gate before it: the walls must hold by themselves.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDuckDb } from '../../../../server/engines/duckdb/binding.ts';
import { createInstance } from '../../../../server/engines/duckdb/instance.ts';
import { lockDown, type Sandbox, setLimits } from '../../../../server/engines/duckdb/sandbox.ts';
import { lab } from './lab.ts';

const room = lab();

beforeAll(async () => {
  await room.write('secret.csv', 'a,b\n1,2\n');
  await room.write('data/neighbour.csv', 'a,b\n3,4\n');
  await room.write('data/evil.duckdb_extension', 'x');
  await symlink(room.path('secret.csv'), room.path('data/link.csv'));
  await room.sql("COPY (SELECT 42 AS a) TO '{}/data/events.parquet'");
  await room.sql('CREATE TABLE stored AS SELECT 1 AS a', 'data.duckdb');
});

type Attack = (sql: string) => Promise<unknown>;

async function locked(sandbox: Sandbox, file?: string): Promise<{ attack: Attack; close: () => void }> {
  const instance = await createInstance(await loadDuckDb(), file === undefined ? 'memory' : { read: file });
  const first = await instance.connect();
  await setLimits(first, sandbox);
  if (file === undefined)
    await first.run(`CREATE VIEW events AS FROM read_parquet(['${room.path('data/events.parquet')}'])`);
  await lockDown(first, file === undefined ? [room.path('data/events.parquet')] : []);
  first.closeSync();
  const connection = await instance.connect();
  return {
    attack: async (sql) => (await connection.runAndReadAll(sql.replaceAll('{}', room.folder))).getRowsJson(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const reading = [
  "SELECT * FROM read_csv('/etc/passwd')",
  "SELECT * FROM '/etc/passwd.csv'",
  "SELECT * FROM read_text('/etc/hostname')",
  "SELECT * FROM read_blob('/proc/self/environ')",
  "SELECT * FROM sniff_csv('/etc/passwd')",
  "SELECT * FROM parquet_metadata('{}/secret.csv')",
  "SELECT * FROM glob('/etc/*')",
  "SELECT * FROM glob('{}/data/*')",
  "SELECT * FROM '{}/data/neighbour.csv'",
  "SELECT * FROM '{}/data/../secret.csv'",
  "SELECT * FROM '{}/data/events.parquet/../../secret.csv'",
  "SELECT * FROM '{}/data/link.csv'",
  "SELECT * FROM query('SELECT * FROM read_csv(''{}/secret.csv'')')",
  "SELECT * FROM 'https://example.com/a.parquet'",
  "SELECT * FROM read_parquet('s3://bucket/a.parquet')",
  "SELECT getenv('HOME')",
];
const writing = [
  "COPY (SELECT 1) TO '{}/data/new.csv'",
  "COPY (SELECT 1) TO '{}/data/events.parquet'",
  "COPY (SELECT 1) TO '/dev/stdout'",
  "EXPLAIN ANALYZE COPY (SELECT 1) TO '{}/data/new.csv'",
  "EXPORT DATABASE '{}/data/export'",
  "ATTACH '{}/data/new.duckdb'",
  "ATTACH '{}/data.duckdb' AS other",
];
const reaching = [
  'INSTALL httpfs',
  'FORCE INSTALL httpfs',
  'LOAD httpfs',
  "LOAD '{}/data/evil.duckdb_extension'",
  "CREATE PERSISTENT SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
];
const settings = [
  'SET enable_external_access = true',
  'SET lock_configuration = false',
  "SET allowed_paths = ['/etc/passwd']",
  "SET allowed_directories = ['/']",
  "SET temp_directory = '/'",
  "SET memory_limit = '100GB'",
  'SET threads = 64',
  'RESET memory_limit',
  "SET TimeZone = 'Europe/Paris'",
  "PRAGMA enable_profiling = 'json'",
];

describe('behind the lock', () => {
  it.each([...reading, ...writing, ...reaching, ...settings])('%s fails', async (sql) => {
    const { attack, close } = await locked(room.sandbox);
    try {
      await expect(attack(sql)).rejects.toThrow(
        /Permission Error|Cannot change configuration|Catalog Error|disabled|Secret|already/,
      );
    } finally {
      close();
    }
  });

  it('knows no secrets', async () => {
    const { attack, close } = await locked(room.sandbox);
    expect(await attack('FROM duckdb_secrets()')).toEqual([]);
    close();
  });

  it('nothing was written and the data is what it was', async () => {
    const { attack, close } = await locked(room.sandbox);
    expect(await attack('FROM events')).toEqual([[42]]);
    expect(readdirSync(room.path('data')).sort()).toEqual([
      'events.parquet',
      'evil.duckdb_extension',
      'link.csv',
      'neighbour.csv',
    ]);
    expect(existsSync('/data')).toBe(false);
    close();
  });

  it('a database file is read and not written', async () => {
    const before = statSync(room.path('data.duckdb'));
    const { attack, close } = await locked(room.sandbox, room.path('data.duckdb'));
    expect(await attack('FROM stored')).toEqual([[1]]);
    for (const sql of [
      'DROP TABLE stored',
      'INSERT INTO stored VALUES (2)',
      'CREATE TABLE more (a INTEGER)',
      ...reading.slice(0, 10),
    ]) {
      await expect(attack(sql)).rejects.toThrow();
    }
    close();
    expect(statSync(room.path('data.duckdb'))).toMatchObject({ size: before.size, mtimeMs: before.mtimeMs });
  });

  it('the limits hold, on every connection', async () => {
    const { attack, close } = await locked({ ...room.sandbox, threads: 1, memory: 200e6, tempBytes: 30e6 });
    expect(
      await attack("SELECT current_setting('threads'), current_setting('memory_limit'), current_setting('TimeZone')"),
    ).toEqual([['1', '190.7 MiB', 'UTC']]);
    await expect(
      attack(
        'SELECT count(*) FROM (SELECT range AS a, hash(range) AS b FROM range(20000000) ORDER BY b, a DESC OFFSET 1)',
      ),
    ).rejects.toThrow(/Out of Memory Error/);
    close();
  });
});
