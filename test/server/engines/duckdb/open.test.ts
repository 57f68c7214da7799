// What `--on` names, loaded: types as the caller knows them, sentences for what cannot be read.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, symlink } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownColumns } from '../../../../server/engines/duckdb/columns.ts';
import { fuzz } from '../../../fuzz.ts';
import { lab } from './lab.ts';

const room = lab();
const known: KnownColumns = {
  events: [
    { name: 'id', type: 'string' },
    { name: 'n', type: 'integer' },
    { name: 'x', type: 'number' },
    { name: 'ok', type: 'boolean' },
    { name: 'day', type: 'date' },
    { name: 'at', type: 'time' },
    { name: 'props', type: 'json' },
  ],
};
const columns = (known.events ?? []).map(({ name, type }) => ({ name, type }));
const row = ['007', 12, 1.5, true, '2026-01-20', '2026-01-20T06:00:00.000Z', '{"a":[1]}'];

beforeAll(async () => {
  const csv = 'id,n,x,ok,day,at,props\n007,12,1.5,true,2026-01-20,2026-01-20T08:00:00+02:00,"{""a"":[1]}"\n';
  const ndjson =
    '{"id":"007","n":12,"x":1.5,"ok":true,"day":"2026-01-20","at":"2026-01-20T06:00:00Z","props":{"a":[1]}}\n';
  await room.write('all.csv', csv);
  await room.write('all.csv.gz', gzipSync(csv));
  await room.write('semicolons.csv', `\uFEFF${csv.replaceAll(/,(?!\[)/g, ';').replaceAll('\n', '\r\n')}`);
  await room.write('all.ndjson', ndjson);
  await room.write('all.jsonl.gz', gzipSync(ndjson));
  await room.write('array.json', `[${ndjson.trim()}]`);
  await room.sql(`COPY (SELECT '007' AS id, 12::SMALLINT AS n, 1.5::DECIMAL(4, 1) AS x, true AS ok, DATE '2026-01-20' AS day,
    TIMESTAMPTZ '2026-01-20 08:00:00+02' AS at, {'a': [1]} AS props) TO '{}/all.parquet'`);
  await room.sql(`COPY (SELECT '007' AS id, '12' AS n, '1.5' AS x, 'true' AS ok, '2026-01-20' AS day,
    '2026-01-20T08:00:00+02:00' AS at, '{"a":[1]}' AS props) TO '{}/texts.parquet'`);
  await room.sql(
    `CREATE TABLE events AS SELECT '007' AS id, 12 AS n, 1.5::DOUBLE AS x, true AS ok, DATE '2026-01-20' AS day,
    TIMESTAMP '2026-01-20 06:00' AS at, '{"a":[1]}'::JSON AS props`,
    'all.duckdb',
  );
});

describe('known columns', () => {
  it.each([
    'all.csv',
    'all.csv.gz',
    'semicolons.csv',
    'all.ndjson',
    'all.jsonl.gz',
    'array.json',
    'all.parquet',
    'texts.parquet',
    'all.duckdb',
  ])('are the same from %s', async (where) => {
    const answer = await room.ask(where, 'FROM events', known);
    expect([answer.columns, answer.rows, answer.notes]).toEqual([columns, [row], []]);
  });

  it.each(['few.csv', 'few.ndjson', 'few.parquet'])(
    'that %s lacks are null, those nobody knows come along',
    async (where) => {
      await room.write('few.csv', 'ID,extra\n1,02\n');
      await room.write('few.ndjson', '{"ID":"1","extra":"02"}\n');
      await room.sql("COPY (SELECT '1' AS ID, '02' AS extra) TO '{}/few.parquet'");
      const answer = await room.ask(where, 'SELECT id, n, extra FROM events', known);
      expect(answer.rows).toEqual([['1', null, '02']]);
    },
  );

  it.each(['few.csv', 'few.ndjson', 'few.parquet'])('that are required and not in %s are a fault', async (where) => {
    const required: KnownColumns = { events: [{ name: 'event_time', type: 'time', required: true }] };
    await expect(room.ask(where, 'FROM events', required)).rejects.toMatchObject({
      code: 'source',
      message: expect.stringMatching(new RegExp(`^${where} has no column event_time\\. It has ID, extra\\. Either `)),
    });
  });

  it('read only what fits and say what does not', async () => {
    await room.write(
      'misfits.csv',
      'n,x,ok,day,at,props\n5.7,"1,5",maybe,20.1.2026,noon,{\n5.0,1e3,TRUE,2026-01-20T10:00:00Z,2026-01-20,[]\n 6 ,,,,,\n7.2,nan,,,,\n',
    );
    const answer = await room.ask('misfits.csv', 'SELECT n, x, ok, day, "at", props FROM events', known);
    expect(answer.rows).toEqual([
      [null, null, null, null, null, null],
      [5, 1000, true, '2026-01-20', '2026-01-20T00:00:00.000Z', '[]'],
      [6, null, null, null, null, null],
      [null, 'NaN', null, null, null, null],
    ]);
    expect(answer.notes).toEqual([
      'events.n: 2 values are not of type integer and count as missing, such as "5.7".',
      'events.x: 1 value is not of type number and counts as missing, such as "1,5".',
      'events.ok: 1 value is not of type boolean and counts as missing, such as "maybe".',
      'events.day: 1 value is not of type date and counts as missing, such as "20.1.2026".',
      'events.at: 1 value is not of type time and counts as missing, such as "noon".',
      'events.props: 1 value is not of type json and counts as missing, such as "{".',
    ]);
    expect((await room.ask('misfits.csv', 'DESCRIBE events', known)).rows).toHaveLength(7);
  });

  it('of JSON hold any value of NDJSON, texts too; one that was packed as a text is unpacked', async () => {
    const values = ['"abc"', '"007"', '""', '7', 'true', 'null', '[1]', '{"a":1}', '"{\\"a\\":1}"', '"{"'];
    await room.write('any.ndjson', values.map((value) => `{"props":${value}}\n`).join(''));
    const answer = await room.ask('any.ndjson', 'SELECT props FROM events', known);
    expect(answer.rows.flat()).toEqual(['"abc"', '"007"', '""', '7', 'true', null, '[1]', '{"a":1}', '{"a":1}', '"{"']);
    expect(answer.notes).toEqual([]);
  });

  it('tell null from empty text', async () => {
    await room.write('empty.csv', 'id,n\n,\n"",""\n');
    expect((await room.ask('empty.csv', 'SELECT id, n FROM events', known)).rows).toEqual([
      [null, null],
      ['', null],
    ]);
    await room.write('empty.ndjson', '{"id":null,"n":null}\n{"id":""}\n{}\n');
    expect((await room.ask('empty.ndjson', 'SELECT id FROM events', known)).rows).toEqual([[null], [''], [null]]);
  });

  it('of JSON keep numbers and texts as they were written', async () => {
    await room.write(
      'kinds.ndjson',
      '{"id":7}\n{"id":"007"}\n{"id":12345678901234567890}\n{"id":1.0}\n{"id":[1]}\n{"id":true}\n',
    );
    expect((await room.ask('kinds.ndjson', 'SELECT id FROM events', known)).rows.flat()).toEqual([
      '7',
      '007',
      '12345678901234567890',
      '1.0',
      '[1]',
      'true',
    ]);
  });
});

describe('keys of NDJSON', () => {
  it('that differ only in case are one column, as known where the data has it so', async () => {
    await room.write('case.ndjson', '{"ID":"1","id":"2","Other":"3"}\n{"id":"4","other":"5"}\n');
    const answer = await room.ask('case.ndjson', 'FROM events', { events: [{ name: 'id', type: 'string' }] });
    expect(answer.columns.map(({ name }) => name)).toEqual(['id', 'Other']);
    expect(answer.rows).toEqual([
      ['2', '3'],
      ['4', null],
    ]);
  });

  it('that are known may come late', async () => {
    await room.write('after.ndjson', `${'{"id":"1"}\n'.repeat(30_000)}{"n":5}\n`);
    expect((await room.ask('after.ndjson', 'SELECT sum(n) FROM events', known)).rows).toEqual([[5]]);
  });
});

describe('unknown columns', () => {
  it.each(['all.csv', 'all.ndjson'])('of %s are text', async (where) => {
    const answer = await room.ask(where, 'SELECT id, n, ok FROM events');
    expect(answer.columns.map(({ type }) => type)).toEqual(['string', 'string', 'string']);
    expect(answer.rows).toEqual([['007', '12', 'true']]);
  });

  it('of NDJSON are found wherever they first appear, in that order', async () => {
    await room.write('late.ndjson', `${'{"b":1,"a":2}\n'.repeat(30_000)}{"a":1,"c":3,"A":4}\n`);
    const answer = await room.ask('late.ndjson', 'DESCRIBE events');
    expect(answer.rows.map(([name]) => name)).toEqual(['b', 'a', 'c']);
  });
});

describe('several files', () => {
  beforeAll(async () => {
    await room.write('parts/1.csv', 'id,n\n1,1\n');
    await room.write('parts/2.csv', 'n,id,more\n2,2,x\n');
    await room.write('parts/3.csv', 'id,n\n3,3\n');
    await room.write('outside.csv', 'id,n\nsecret,9\n');
    await room.write('linked/a.csv', 'id,n\n1,1\n');
    await symlink(room.path('outside.csv'), room.path('linked/b.csv'));
    await room.write('.partial/x.csv', 'id\nhidden\n');
    await mkdir(room.path('odd [1]*'), { recursive: true });
    await room.sql(
      "COPY (SELECT 1 AS n) TO '{}/odd [1]*/a''b.parquet'; COPY (SELECT 'x' AS more, 2 AS n) TO '{}/odd [1]*/c.parquet'; COPY (SELECT 3 AS n) TO '{}/p[1]*.parquet'; COPY (SELECT 4 AS n) TO '{}/p1.parquet'",
    );
  });

  it.each(['parts', 'parts/*.csv', 'parts/[1-3].csv', '**/[123].csv'])('%s are joined by name', async (where) => {
    const answer = await room.ask(where, 'SELECT id, n, more FROM events ORDER BY id', known);
    expect(answer.rows).toEqual([
      ['1', 1, null],
      ['2', 2, 'x'],
      ['3', 3, null],
    ]);
  });

  it('behind names full of wildcards and quotes are read, and stay readable after the lock', async () => {
    expect((await room.ask('odd [1]*', 'SELECT n, more FROM events ORDER BY n')).rows).toEqual([
      [1, null],
      [2, 'x'],
    ]);
    expect((await room.ask("odd [1]*/a'b.parquet", 'FROM events')).rows).toEqual([[1]]);
    expect((await room.ask('p[1]*.parquet', 'FROM events')).rows).toEqual([[3]]);
  });

  it.each(['linked', 'linked/*.csv'])('%s leave out links that lead elsewhere', async (where) => {
    expect((await room.ask(where, 'SELECT id FROM events', known)).rows).toEqual([['1']]);
  });

  it.each([
    ['nothing*.csv', /^No file matches nothing\*\.csv\.$/],
    ['absent/*.csv', /^No file matches absent\/\*\.csv\.$/],
    ['.partial/../.par*/x.csv', /^No file matches/],
    ['*.{csv,ndjson}', /^There is no file|^No file matches/],
    ['all*', /holds .* files\. Name one kind/],
  ])('%s is refused', async (where, message) => {
    await expect(room.open(where)).rejects.toMatchObject({ code: 'source', message: expect.stringMatching(message) });
  });

  it('of generated events are tables each', async () => {
    const schema = 'trackwright.events/1';
    const files = [
      { path: 'events.ndjson', table: 'events' },
      { path: 'entities/user.ndjson', table: 'user' },
    ];
    await room.write('made/manifest.json', JSON.stringify({ schema, files }));
    await room.write('made/events.ndjson', '{"id":"1","n":5}\n');
    await room.write('made/entities/user.ndjson', '{"user_id":"1","score":"0050"}\n');
    const both: KnownColumns = { ...known, user: [{ name: 'score', type: 'integer' }] };
    const answer = await room.ask('made', 'SELECT e.n, u.score FROM events e JOIN "user" u ON u.user_id = e.id', both);
    expect(answer.rows).toEqual([[5, 50]]);
  });
});

describe('what cannot be read', () => {
  const bad: readonly (readonly [name: string, content: string | Uint8Array, message: RegExp])[] = [
    ['no.csv', '', /^no\.csv is empty\.$/],
    ['blank.ndjson', ' \n', /^blank\.ndjson is empty\.$/],
    ['no.parquet', '', /^no\.parquet is empty, not a Parquet file\. Write it again, or name another file\.$/],
    ['text.parquet', 'hello world, this is no Parquet', /^text\.parquet is not a readable Parquet file/],
    ['long.csv', 'a,b\n1,2\n1,2,3\n', /^long\.csv, line 3, has 3 values where its header has 2 names\.$/],
    ['short.csv', 'a,b\n1,2\n\n1\n', /^short\.csv, line 4, has 1 values where its header has 2 names\.$/],
    ['open.csv', 'a,b\n"x,2\n3,4\n', /^open\.csv, line 2, opens a quote that nothing closes\.$/],
    ['latin.csv', Buffer.from('a,b\n\xe9,1\n', 'latin1'), /^latin\.csv, line 2, is not UTF-8\. Save it as UTF-8\.$/],
    ['endings.csv', 'a,b\r\n1,2\n3,4\r\n', /^endings\.csv mixes kinds of line endings or quotes\./],
    ['record.csv', `a,b\n"${'x'.repeat(3e6)}",2\n`, /^record\.csv, line 2, is longer than 2 MB in one record/],
    ['false.csv.gz', 'a,b\n1,2\n', /^false\.csv\.gz ends in \.gz and is not packed with gzip, or was cut off\.$/],
    ['numbers.json', '[1, 2]', /^numbers\.json holds no JSON objects, of which each would be a row\.$/],
    ['words.ndjson', '{"a":1}\nnot json\n', /^words\.ndjson, line 2, is not JSON \(invalid literal\)\.$/],
    ['cut.ndjson', '{"a":1}\n{"a":1}\n{"a":', /^cut\.ndjson, line 3, is not JSON \(unexpected end of data\)\.$/],
    ['latin.ndjson', Buffer.from('{"a":"\xe9"}\n', 'latin1'), /^latin\.ndjson, line 1, is not UTF-8/],
    ['twice.ndjson', '{"a":1,"a":2}\n', /^twice\.ndjson, line 1, gives the key a twice\.$/],
    ['list.ndjson', '{"a":1}\n[1]\n', /^list\.ndjson, line 2, holds array where every line must be one JSON object\.$/],
    ['false.duckdb', 'hello', /^false\.duckdb is not a DuckDB database\. Name a file of /],
    ['empty.duckdb', '', /^empty\.duckdb is empty, not a DuckDB database\. /],
  ];
  it.each(bad)('%s', async (name, content, message) => {
    await room.write(name, content);
    await expect(room.open(name)).rejects.toMatchObject({ code: 'source', message: expect.stringMatching(message) });
  });

  it('a Parquet file cut in the middle', async () => {
    const { readFile } = await import('node:fs/promises');
    const whole = await readFile(room.path('all.parquet'));
    await room.write('half.parquet', whole.subarray(0, whole.length / 2));
    await expect(room.open('half.parquet')).rejects.toMatchObject({
      code: 'source',
      message: expect.stringMatching(/^half\.parquet is not a readable Parquet/),
    });
  });
});

describe('a database that another program writes', () => {
  it('is refused in a sentence, and open again after', async () => {
    const hold = `const { DuckDBInstance } = require('@duckdb/node-api');
      DuckDBInstance.create(process.argv[1]).then(() => { process.send('held'); setInterval(() => {}, 1000); });`;
    await room.sql('CREATE TABLE events AS SELECT 1 AS a', 'held.duckdb');
    const writer = spawn(process.execPath, ['-e', hold, room.path('held.duckdb')], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    try {
      await once(writer, 'message');
      await expect(room.open('held.duckdb')).rejects.toMatchObject({
        code: 'source',
        message: 'held.duckdb is open for writing in another program. Close it there, or wait until it is done.',
      });
    } finally {
      writer.kill();
      await once(writer, 'exit');
    }
    expect((await room.ask('held.duckdb', 'FROM events')).rows).toEqual([[1]]);
  });
});

describe('a CSV of any texts', () => {
  it('gives them back', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '007', ' ', 'null', '"', '\n', 'a\r\nb', ',', "'"),
    );
    const clean = text.map((value) => value.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(clean, fc.option(clean)), { minLength: 1, maxLength: 20 }), async (rows) => {
        const field = (value: string | null): string => (value === null ? '' : `"${value.replaceAll('"', '""')}"`);
        await room.write('any.csv', `a,b\n${rows.map((cells) => `${cells.map(field).join(',')}\n`).join('')}`);
        expect((await room.ask('any.csv', 'FROM events')).rows).toEqual(rows);
      }),
      { numRuns: fuzz.runs(40) },
    );
  });
});
