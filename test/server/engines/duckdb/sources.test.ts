import { mkdir, symlink } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileTable } from '../../../../server/engines/duckdb/formats.ts';
import { locate } from '../../../../server/engines/duckdb/sources.ts';
import { lab } from './lab.ts';

const room = lab();
const manifest = (files: readonly unknown[], schema = 'trackwright.events/1'): string =>
  JSON.stringify({ schema, files });

beforeAll(async () => {
  const files: Record<string, string> = {
    'one.csv': '',
    'one.tsv': '',
    'one.jsonl.gz': '',
    'one.parquet': '',
    'notes.txt': '',
    'we[1]rd.csv': '',
    'plain.duckdb': '',
    'parts/b.csv': '',
    'parts/a.csv': '',
    'parts/readme.md': '',
    'parts/.hidden.csv': '',
    'mixed/a.csv': '',
    'mixed/b.parquet': '',
    'nothing/readme.md': '',
    'named/events.csv': '',
    'named/exposures.csv': '',
    'named/entities/user.csv': '',
    'generated/manifest.json': manifest([
      { path: 'events.csv', table: 'events' },
      { path: 'entities/user.csv', table: 'user' },
      { path: 'truth/funnels.json' },
    ]),
    'generated/events.csv': '',
    'generated/entities/user.csv': '',
    'per-event/manifest.json': manifest([
      { path: 'events/a.parquet', table: 'a' },
      { path: 'events/b.1.parquet', table: 'b' },
      { path: 'events/b.2.parquet', table: 'b' },
    ]),
    'per-event/events/a.parquet': '',
    'per-event/events/b.1.parquet': '',
    'per-event/events/b.2.parquet': '',
    'database/manifest.json': manifest([{ path: 'events.duckdb', table: 'events' }]),
    'database/events.duckdb': '',
    'lost/manifest.json': manifest([{ path: 'events.csv', table: 'events' }]),
    'outside/manifest.json': manifest([{ path: '../one.csv', table: 'events' }]),
    'no-events/manifest.json': manifest([{ path: 'truth/funnels.json' }]),
    'other-manifest/manifest.json': '{"name": "web app"}',
    'other-manifest/data.csv': '',
    'broken-manifest/manifest.json': '{',
    'broken-manifest/data.csv': '',
    'links/real.csv': '',
  };
  for (const [name, content] of Object.entries(files)) await room.write(name, content);
  await symlink(room.path('one.csv'), room.path('links/out.csv'));
  await symlink(room.path('one.csv'), room.path('link.csv'));
  await mkdir(room.path('empty'));
});

const table = (name: string, format: FileTable['format'], ...files: string[]): FileTable => ({
  name,
  format,
  files: files.map((file) => room.path(file)),
});

describe('locate', () => {
  it.each([
    ['one.csv', [['events', 'csv', 'one.csv']]],
    ['./one.tsv', [['events', 'csv', 'one.tsv']]],
    ['one.jsonl.gz', [['events', 'ndjson', 'one.jsonl.gz']]],
    ['one.parquet', [['events', 'parquet', 'one.parquet']]],
    ['we[1]rd.csv', [['events', 'csv', 'we[1]rd.csv']]],
    // A link that was named itself is followed, one among the files of a folder is not.
    ['link.csv', [['events', 'csv', 'one.csv']]],
    ['links', [['events', 'csv', 'links/real.csv']]],
    ['parts', [['events', 'csv', 'parts/a.csv', 'parts/b.csv']]],
    ['parts/', [['events', 'csv', 'parts/a.csv', 'parts/b.csv']]],
    [
      'named',
      [
        ['events', 'csv', 'named/events.csv'],
        ['exposures', 'csv', 'named/exposures.csv'],
        ['user', 'csv', 'named/entities/user.csv'],
      ],
    ],
    [
      'generated',
      [
        ['events', 'csv', 'generated/events.csv'],
        ['user', 'csv', 'generated/entities/user.csv'],
      ],
    ],
    [
      'per-event',
      [
        ['a', 'parquet', 'per-event/events/a.parquet'],
        ['b', 'parquet', 'per-event/events/b.1.parquet', 'per-event/events/b.2.parquet'],
      ],
    ],
    ['other-manifest', [['events', 'csv', 'other-manifest/data.csv']]],
    ['broken-manifest', [['events', 'csv', 'broken-manifest/data.csv']]],
  ] as const)('%s', async (where, tables) => {
    expect(await locate(where, room.folder)).toEqual({
      kind: 'tables',
      tables: tables.map(([name, format, ...files]) => table(name, format, ...files)),
    });
  });

  it('finds databases', async () => {
    expect(await locate('plain.duckdb', room.folder)).toEqual({ kind: 'database', file: room.path('plain.duckdb') });
    expect(await locate('database', room.folder)).toEqual({
      kind: 'database',
      file: room.path('database/events.duckdb'),
    });
  });

  it('leaves globs to the engine', async () => {
    expect(await locate('parts/*.csv', room.folder)).toEqual({
      kind: 'glob',
      pattern: room.path('parts/*.csv'),
      inside: room.path('parts/'),
    });
    expect(await locate('**/a[12].csv', room.folder)).toMatchObject({ inside: `${room.folder}/` });
  });

  it.each([
    [
      'absent.csv',
      'There is no file or folder absent.csv. Name a .duckdb file, or a file, folder or glob of Parquet, CSV or NDJSON.',
    ],
    [
      'absent/',
      'There is no file or folder absent/. Name a .duckdb file, or a file, folder or glob of Parquet, CSV or NDJSON.',
    ],
    [
      'notes.txt',
      'notes.txt ends in none of .parquet, .csv, .tsv, .ndjson, .jsonl, .json, .duckdb, so its format is not known.',
    ],
    ['mixed', 'mixed holds csv and parquet files. Name one kind, such as mixed/*.csv.'],
    ['empty', 'empty holds no Parquet, CSV or NDJSON file.'],
    ['nothing/', 'nothing/ holds no Parquet, CSV or NDJSON file.'],
    ['lost', 'lost/events.csv is listed in manifest.json and is not there. Generate the events again.'],
    ['outside', 'outside/../one.csv is listed in manifest.json and is not there. Generate the events again.'],
    ['no-events', 'The manifest.json of no-events lists no file of events. Generate the events again.'],
    [
      'https://example.com/a.csv',
      'https://example.com/a.csv is not on this machine. Download it first, or name a connection of trackwright.yml.',
    ],
    [
      's3://bucket/*.parquet',
      's3://bucket/*.parquet is not on this machine. Download it first, or name a connection of trackwright.yml.',
    ],
    ['/dev/null', '/dev/null is neither a file nor a folder.'],
  ])('%s is refused', async (where, message) => {
    await expect(locate(where, room.folder)).rejects.toMatchObject({ code: 'source', message });
  });
});
