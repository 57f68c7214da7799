// Attacks through the gate on a real DuckDB, judged by what they do and not by what they say.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../server/engines/engine.ts';
import { EngineError } from '../../../../server/engines/engine-error.ts';
import { attacks, honest } from './attacks.ts';
import { collect, lab } from './lab.ts';

const room = lab();
const places = { parquet: 'data/events.parquet', csv: 'data/events.csv', database: 'data.duckdb' };
const engines = new Map<string, Engine>();
let before: string;

beforeAll(async () => {
  await room.write('secret.csv', 'a\nthe secret\n');
  await room.write('data/events.csv', 'a\n42\n');
  await room.write('data/evil.duckdb_extension', 'x');
  await room.sql("COPY (SELECT 42 AS a) TO '{}/data/events.parquet'");
  await room.sql('CREATE TABLE events AS SELECT 42 AS a', 'data.duckdb');
  for (const [kind, where] of Object.entries(places)) engines.set(kind, (await room.open(where)).engine);
  before = files();
});
afterAll(async () => {
  for (const engine of engines.values()) await engine.close();
});

/** Every file of the room with its content. */
function files(): string {
  const names = readdirSync(room.folder, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .map((name) => {
      if (statSync(room.path(name)).isDirectory()) return `${name}/`;
      return `${name} ${createHash('sha256')
        .update(readFileSync(room.path(name)))
        .digest('hex')}`;
    })
    .join('\n');
}

describe.each(Object.keys(places))('over %s', (kind) => {
  it.each(attacks)('%j has no effect', async (attack) => {
    const engine = engines.get(kind) as Engine;
    const sql = attack.replaceAll('{}', room.folder);
    const told = await collect(engine, sql).then(
      ({ rows }) => JSON.stringify(rows),
      (error) => {
        expect(error, sql).toBeInstanceOf(EngineError);
        return '';
      },
    );
    expect(told).not.toMatch(/the secret/);
    expect(told).not.toContain(room.folder);
    expect(String((await collect(engine, 'SELECT a FROM events')).rows)).toBe('42');
    expect((await engine.tables(AbortSignal.timeout(600_000))).map(({ name }) => name)).toEqual(['events']);
    expect(files()).toBe(before);
  });

  it.each(honest)('%j is answered', async (sql, answer) => {
    expect((await collect(engines.get(kind) as Engine, sql)).rows).toEqual([[answer]]);
  });
});

it('the table holds every place where texts may be read in two ways', () => {
  expect(new Set(attacks).size).toBe(attacks.length);
  expect(attacks.length).toBeGreaterThan(60);
});
