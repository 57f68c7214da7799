import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownColumn } from '../../../../server/engines/duckdb/columns.ts';
import { type Conversion, convertFiles } from '../../../../server/engines/duckdb/convert.ts';
import { EngineError } from '../../../../server/engines/engine-error.ts';
import { lab, never } from './lab.ts';

const room = lab();
const columns: readonly KnownColumn[] = [
  { name: 'event_id', type: 'string' },
  { name: 'event_time', type: 'time' },
  { name: 'n', type: 'integer' },
  { name: 'x', type: 'number' },
  { name: 'props', type: 'json' },
];
const ROWS = 150_000;

beforeAll(async () => {
  const rows = Array.from({ length: ROWS }, (_, i) => ({
    event_id: `00${(i * 7919) % ROWS}`,
    event_time: new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString(),
    n: i % 5 === 0 ? null : i,
    x: i / 7,
    props: { plan: `p${i % 3}` },
  }));
  const csv = rows.map(
    (row) =>
      `${row.event_id},${row.event_time},${row.n ?? ''},${row.x},"${JSON.stringify(row.props).replaceAll('"', '""')}"\n`,
  );
  await room.write('in/events.csv', `${columns.map(({ name }) => name).join(',')}\n${csv.join('')}`);
  await room.write('in/events.ndjson', `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
  await room.write('in/user.csv', 'user_id,zip\n1,0050\n2,\n');
});

const user = { name: 'user', columns: [{ name: 'user_id', type: 'string' } as const] };
const parquet = (from: string, out: string): Conversion => ({
  as: 'parquet',
  tables: [
    { name: 'events', files: [room.path(from)], columns, out: room.path(`${out}/events.parquet`) },
    { ...user, files: [room.path('in/user.csv')], out: room.path(`${out}/entities/user.parquet`) },
  ],
});
const options = () => ({ sandbox: room.sandbox, signal: never });
const digest = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(room.path(name)))
    .digest('hex');
const totals = 'SELECT count(*), count(n), sum(n), sum(x), min(event_time), max(event_id) FROM events';
const expected = [
  [ROWS, 120_000, 8_999_940_000 + 60_000, expect.closeTo(1.607e9, -6), '2026-01-01T00:00:00.000Z', '0099999'],
];

describe('convert', () => {
  it.each(['in/events.csv', 'in/events.ndjson'])('%s to Parquet: types, order, counts', async (from) => {
    const made = await convertFiles(parquet(from, 'typed'), options());
    expect(made).toEqual([
      {
        name: 'events',
        out: room.path('typed/events.parquet'),
        rows: ROWS,
        bytes: readFileSync(room.path('typed/events.parquet')).length,
      },
      {
        name: 'user',
        out: room.path('typed/entities/user.parquet'),
        rows: 2,
        bytes: readFileSync(room.path('typed/entities/user.parquet')).length,
      },
    ]);
    expect((await room.ask('typed', totals)).rows).toEqual(expected);
    const { columns: found, rows } = await room.ask('typed', 'FROM events');
    expect(found).toEqual(columns.map((column) => ({ ...column })));
    expect(rows.map(([id]) => id)).toEqual(rows.map((_, i) => `00${(i * 7919) % ROWS}`));
    expect((await room.ask('typed', 'FROM "user"')).rows).toEqual([
      ['1', '0050'],
      ['2', null],
    ]);
  });

  it('gives the same bytes for the same input', async () => {
    await convertFiles(parquet('in/events.csv', 'one'), options());
    await convertFiles(parquet('in/events.csv', 'two'), { ...options(), sandbox: { ...room.sandbox, threads: 4 } });
    expect(digest('two/events.parquet')).toBe(digest('one/events.parquet'));
  });

  it('to a database with a table each, which replaces the one before', async () => {
    const conversion: Conversion = {
      as: 'duckdb',
      tables: [
        { name: 'events', files: [room.path('in/events.ndjson')], columns },
        { ...user, files: [room.path('in/user.csv')] },
      ],
      out: room.path('db/events.duckdb'),
    };
    for (const _ of [1, 2]) {
      const made = await convertFiles(conversion, options());
      expect(made.map(({ name, rows }) => [name, rows])).toEqual([
        ['events', ROWS],
        ['user', 2],
      ]);
    }
    expect((await room.ask('db/events.duckdb', totals)).rows).toEqual(expected);
    expect(readdirSync(room.path('db'))).toEqual(['events.duckdb']);
  });

  it('tells how far it is', async () => {
    const shares: number[] = [];
    await convertFiles(parquet('in/events.csv', 'watched'), {
      ...options(),
      onProgress: (share) => shares.push(share),
    });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.slice(-1)).toEqual([1]);
  });

  it('leaves nothing behind when it is cancelled, and what was there before stays', async () => {
    await room.write('stopped/events.parquet', 'before');
    const stop = new AbortController();
    const running = convertFiles(parquet('in/events.csv', 'stopped'), { ...options(), signal: stop.signal });
    stop.abort(new EngineError('cancelled', 'Enough.'));
    await expect(running).rejects.toMatchObject({ code: 'cancelled', message: 'Enough.' });
    expect(readdirSync(room.path('stopped')).sort()).toEqual(['entities', 'events.parquet']);
    expect(readFileSync(room.path('stopped/events.parquet'), 'utf8')).toBe('before');
  });

  it('leaves nothing behind when the input is bad', async () => {
    await room.write('in/bad.csv', 'event_id,n\n1,2\n1,2,3\n');
    mkdirSync(room.path('bad'));
    await expect(convertFiles(parquet('in/bad.csv', 'bad'), options())).rejects.toMatchObject({
      code: 'source',
      message: `${room.path('in/bad.csv')}, line 3, has 3 values where its header has 2 names.`,
    });
    expect(readdirSync(room.path('bad'))).toEqual(['entities']);
  });

  it('says where it cannot write', async () => {
    await room.write('file', '');
    await expect(convertFiles(parquet('in/user.csv', 'file'), options())).rejects.toMatchObject({
      code: 'source',
      message: expect.stringMatching(
        /file\/(entities\/user|events)\.parquet cannot be written \((ENOTDIR|EEXIST)\)\. Choose a folder that can be written\.$/,
      ),
    });
  });
});
