// Files of a run: in cells, cancelled between them, hashed, closed whatever happens.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Sink } from '../../../server/events/output.ts';
import { rowObject } from '../../../server/events/rows/object.ts';
import type { WriteProgress } from '../../../server/events/write.ts';
import { everything } from './everything.ts';
import { generate, generatorOf, memorySink, ndjson } from './files.ts';

const big = { users: 17_000, days: 2 };

describe('cells', () => {
  const generator = generatorOf(everything, big);
  const { simulation } = generator;
  test('of users by a power of two, few enough for their rows', () => {
    expect([simulation.shards, simulation.shardUsers]).toEqual([2, 8192]);
    const long = generatorOf(everything, { users: 20_000, days: 400 }).simulation;
    expect(Math.log2(long.shardUsers) % 1).toBe(0);
    expect((long.expectedRows / long.population.users) * long.shardUsers).toBeLessThanOrEqual(131_072);
    expect((long.expectedRows / long.population.users) * long.shardUsers).toBeGreaterThan(65_536);
  });
  test('depend on no other: any one made alone is that part of the file', async () => {
    const rows = ndjson((await generate(everything, big)).texts.get('events.ndjson'));
    const last = simulation.materialize(1);
    const own = Array.from(last.shard.kept, (row) => rowObject(last, row, simulation.context.envelope));
    const tail = rows.slice(-own.length);
    expect(tail.map((row) => row.event_id)).toEqual(own.map((row) => row.event_id));
    expect(tail.slice(0, 500)).toEqual(own.slice(0, 500));
    expect((rows[rows.length - own.length - 1]!.user_id as string) < (own[0]!.user_id as string)).toBe(true);
  });
});

test('progress is told cell by cell', async () => {
  const told: WriteProgress[] = [];
  const { written } = await generate(everything, big, { as: 'csv', onProgress: (progress) => told.push(progress) });
  expect(told.map(({ shard, shards }) => [shard, shards])).toEqual([
    [1, 2],
    [2, 2],
  ]);
  expect(told[1]).toMatchObject({ rows: written.counts.events, bytes: written.files[0]?.bytes });
});

test('a signal stops it before the next cell; everything is closed', async () => {
  const stop = new AbortController();
  const { sink, texts, open } = memorySink();
  const run = generatorOf(everything, big).write(sink, {
    as: 'csv',
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('enough')),
  });
  await expect(run).rejects.toThrow('enough');
  expect([...open]).toEqual([]);
  expect(texts.has('truth/funnels.json')).toBe(false);
});

test('a full disk is the caller’s error; what was open is closed', async () => {
  const closed: string[] = [];
  let left = 100_000;
  const sink: Sink = {
    open: (path) => ({
      write: (bytes) => {
        left -= bytes.length;
        if (left < 0) throw new Error('ENOSPC');
      },
      close: () => void closed.push(path),
    }),
  };
  await expect(generatorOf(everything, { users: 500 }).write(sink, { as: 'csv' })).rejects.toThrow('ENOSPC');
  expect(closed).toEqual(['events.csv', 'entities/user.csv', 'entities/workspace.csv', 'entities/quiz.csv']);
});

test('a faster hash may stand in; counts are those of the file', async () => {
  const own = await generate(everything, { users: 100 });
  const fast = await generate(
    everything,
    { users: 100 },
    {
      as: 'ndjson',
      hash: () => {
        const hash = createHash('sha256');
        return { update: (bytes) => hash.update(bytes), digest: () => hash.digest('hex') };
      },
    },
  );
  expect(fast.written).toEqual(own.written);
  const rows = ndjson(own.texts.get('events.ndjson'));
  const distinct = (key: string) => new Set(rows.map((row) => row[key])).size;
  expect(own.written.counts).toEqual({
    events: rows.length,
    sessions: distinct('session_id'),
    users: distinct('user_id'),
  });
  expect(own.written.files.map((file) => file.rows)).toEqual([
    rows.length,
    100,
    25,
    ndjson(own.texts.get('entities/quiz.ndjson')).length,
  ]);
});

test('the manifest says what was made from what, and nothing of when or where', async () => {
  const { generator, written } = await generate(everything, { users: 100, seed: 2n ** 63n, days: 3 });
  const manifest = generator.manifest(written, { version: '0.1.0', as: 'parquet', files: [] });
  expect(manifest).toMatchObject({
    schema: 'trackwright.events/1',
    plan: 'everything',
    scenario: null,
    seed: '9223372036854775808',
    start: '2026-01-01',
    end: '2026-01-04',
    days: 3,
    layout: 'wide',
    as: 'parquet',
    files: [],
    vocabulary: { faker: null },
  });
  expect(generator.manifest(written, { version: '0.1.0', as: 'ndjson' }).files).toBe(written.files);
  const other = (await generate(everything, { users: 101, days: 3 })).generator.manifest(written, {
    version: '0.1.0',
    as: 'csv',
  });
  expect(other.plan_hash).toBe(manifest.plan_hash);
  expect(other.scenario_hash).not.toBe(manifest.scenario_hash);
});

test('explain says what will happen', () => {
  const { events, journeys, notes, expectedRows } = generatorOf(everything, { users: 100 }).explain();
  expect(events).toEqual(
    everything.events
      .map((one) => one.name)
      .filter((name) => name !== 'old_thing')
      .sort(),
  );
  expect(journeys[0]).toEqual({
    name: 'checkout',
    steps: [
      { name: 'checkout_started', rate: 1 },
      { name: 'checkout_completed', rate: 0.6 },
    ],
  });
  expect(notes).toEqual([]);
  expect(expectedRows).toBeGreaterThan(1000);
});
