// Queries on DuckDB as an Engine: limits, stopping, what a batch says, and every kind of value as a cell.
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ColumnType } from '../../../../server/dataset/column-type.ts';
import type { Cell, Engine } from '../../../../server/engines/engine.ts';
import { EngineError } from '../../../../server/engines/engine-error.ts';
import { collect, lab, never } from './lab.ts';

const room = lab();
const endless = 'SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range * b.range % 7 = 3';
let engine: Engine;

beforeAll(async () => {
  await room.sql(
    'CREATE TABLE events AS SELECT range AS n, range % 7 AS week FROM range(100000); CREATE TABLE "odd name" (t TIMESTAMPTZ, s STRUCT(a INTEGER), d DECIMAL(10, 2)); CREATE SCHEMA raw; CREATE TABLE raw.events (a JSON)',
    'data.duckdb',
  );
  ({ engine } = await room.open('data.duckdb'));
});

describe('a query', () => {
  it('answers in order, batch by batch, and says when the limit cut it', async () => {
    const sizes: [number, boolean][] = [];
    for await (const { rows, truncated } of engine.query('FROM events ORDER BY n', {
      rows: 5000,
      ms: 20_000,
      signal: never,
    })) {
      sizes.push([rows.length, truncated]);
    }
    expect(sizes).toEqual([
      [2048, true],
      [2048, true],
      [904, true],
    ]);
    const { rows } = await collect(engine, 'SELECT n FROM events ORDER BY n DESC', { rows: 3 });
    expect(rows).toEqual([[99999], [99998], [99997]]);
  });

  it.each([
    ['exactly the limit', 'FROM range(10)', 10, 10, false],
    ['one more', 'FROM range(11)', 10, 10, true],
    ['none allowed', 'FROM range(3)', 0, 0, true],
    ['none there', 'SELECT 1 AS a WHERE false', 10, 0, false],
    ['no limit', 'FROM range(30000)', Number.POSITIVE_INFINITY, 30_000, false],
  ])('%s', async (_, sql, limit, count, truncated) => {
    const answer = await collect(engine, sql, { rows: limit });
    expect([answer.rows.length, answer.truncated, answer.columns.length]).toEqual([count, truncated, 1]);
  });

  it('keeps equal column names and the text as written', async () => {
    const { columns, rows } = await collect(engine, 'SELECT 1 AS a, 2 AS a, \'it\'\'s\' AS "odd ""name"; -- done');
    expect([columns.map(({ name }) => name), rows]).toEqual([['a', 'a', 'odd "name'], [[1, 2, "it's"]]]);
  });

  it('explains', async () => {
    const { rows } = await collect(engine, 'EXPLAIN SELECT count(*) FROM events WHERE week = 3');
    expect(rows[0]).toEqual(['physical_plan', expect.stringContaining('SEQ_SCAN')]);
    expect((await collect(engine, 'DESCRIBE events')).rows.map(([name]) => name)).toEqual(['n', 'week']);
  });

  it.each([
    [
      'SELECT nope FROM events',
      'sql',
      /^Referenced column "nope" not found in FROM clause!\n.*\n\nLINE 1: SELECT nope FROM events\n {15}\^$/,
    ],
    ['SELECT 1 / nope(1)', 'sql', /^Scalar Function with name nope does not exist!/],
    ['SELECT $1 + 1', 'sql', /^The statement has parameters such as \$1 or \?/],
    ["SELECT max(CASE WHEN n > 5 THEN error('boom') END) FROM events", 'sql', /^boom$/],
    // Far down in the rows, where a result that the driver streams would end early without a word.
    ["SELECT CASE WHEN n > 90000 THEN error('boom') ELSE n::VARCHAR END FROM events", 'sql', /^boom$/],
    ["SELECT 'a'::INTEGER", 'sql', /^Could not convert string 'a' to INT32/],
    ["FROM '/etc/passwd'", 'sql', /^Table with name \/etc\/passwd does not exist!/],
    ['DROP TABLE events', 'refused', /^Only SELECT/],
  ])('%s fails with %s', async (sql, code, message) => {
    await expect(collect(engine, sql, { rows: 100_000 })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it('runs out of memory with a sentence', async () => {
    const { engine: small } = await room.open('data.duckdb');
    await expect(
      collect(small, "SELECT length(string_agg(repeat(n::VARCHAR, 5000), '')) FROM events"),
    ).rejects.toMatchObject({
      code: 'memory',
      message: 'This needs more memory than it may take. Ask for fewer days, events or groups, or raise the limit.',
    });
    await small.close();
  });

  it('stops at its time limit, and the engine goes on', async () => {
    await expect(collect(engine, endless, { ms: 50 })).rejects.toMatchObject({ code: 'limit' });
    await expect(collect(engine, 'SELECT a.n FROM events a, events b', { ms: 50, rows: 1e9 })).rejects.toMatchObject({
      code: 'limit',
    });
    expect((await collect(engine, 'SELECT 1')).rows).toEqual([[1]]);
  });

  it('stops when it is aborted, with the reason given', async () => {
    const stop = new AbortController();
    const running = collect(engine, endless, { signal: stop.signal });
    stop.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled', message: 'Cancelled.' });
    const reason = new EngineError('memory', 'Full.');
    await expect(collect(engine, 'SELECT 1', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('stops at the bytes that an answer may hold, and says so', async () => {
    const wide = "SELECT repeat('x', 1000) AS text FROM range(5000)";
    const sizes: [number, boolean][] = [];
    for await (const { rows, truncated } of engine.query(wide, {
      rows: 10_000,
      bytes: 5e6,
      ms: 600_000,
      signal: never,
    }))
      sizes.push([rows.length, truncated]);
    expect(sizes).toEqual([
      [2048, false],
      [2490 - 2048, true],
    ]);
    await expect(collect(engine, "SELECT repeat('x', 40000000) AS text", { rows: 10 })).rejects.toMatchObject({
      code: 'limit',
      message: expect.stringMatching(/^The first row alone is larger/),
    });
    const { rows } = await collect(engine, "SELECT repeat('x', 1000000) AS text FROM range(100)");
    expect(rows).toHaveLength(33);
  });

  it('may be left early', async () => {
    for await (const { rows } of engine.query('FROM events', { rows: 1e6, ms: 600_000, signal: never })) {
      expect(rows).toHaveLength(2048);
      break;
    }
    expect((await collect(engine, 'SELECT 2')).rows).toEqual([[2]]);
  });

  it('runs beside others', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map((n) => collect(engine, `SELECT sum(n) * ${n} FROM events`)));
    expect(answers.map(({ rows }) => rows[0]?.[0])).toEqual([1, 2, 3, 4].map((n) => 4_999_950_000 * n));
  });
});

describe('cells', () => {
  const cases: readonly (readonly [sql: string, type: ColumnType, cell: Cell])[] = [
    ['1::TINYINT', 'integer', 1],
    ['9007199254740991', 'integer', 9007199254740991],
    ['-9007199254740991', 'integer', -9007199254740991],
    ['9007199254740992', 'integer', '9007199254740992'],
    ['18446744073709551615::UBIGINT', 'integer', '18446744073709551615'],
    ['170141183460469231731687303715884105727::HUGEINT', 'integer', '170141183460469231731687303715884105727'],
    ['sum(1)', 'integer', 1],
    ['5::DECIMAL(9, 0)', 'integer', 5],
    ['1.50::DECIMAL(9, 2)', 'number', 1.5],
    ['-0.05::DECIMAL(9, 2)', 'number', -0.05],
    ['1234567890123.45::DECIMAL(20, 2)', 'number', 1234567890123.45],
    ['12345678901234567.89::DECIMAL(20, 2)', 'number', '12345678901234567.89'],
    ['0.1::DOUBLE', 'number', 0.1],
    ["'nan'::DOUBLE", 'number', 'NaN'],
    ["'-inf'::FLOAT", 'number', '-Infinity'],
    ['true', 'boolean', true],
    ['NULL::BOOLEAN', 'boolean', null],
    ["''", 'string', ''],
    ["'a'::ENUM('a', 'b')", 'string', 'a'],
    ["uuid '018F0000-0000-7000-8000-000000000001'", 'string', '018f0000-0000-7000-8000-000000000001'],
    ["INTERVAL '1 day'", 'string', '1 day'],
    ["TIME '10:00:00.5'", 'string', '10:00:00.5'],
    ["'\\xAB'::BLOB", 'string', '\\xAB'],
    ["DATE '2026-01-20'", 'date', '2026-01-20'],
    ["TIMESTAMP '2026-01-20 08:00:00'", 'time', '2026-01-20T08:00:00.000Z'],
    ["TIMESTAMP '2026-01-20 08:00:00.123456'", 'time', '2026-01-20T08:00:00.123456Z'],
    ["TIMESTAMP '1969-12-31 23:59:59.999999'", 'time', '1969-12-31T23:59:59.999999Z'],
    ["TIMESTAMPTZ '2026-01-20 08:00:00+02'", 'time', '2026-01-20T06:00:00.000Z'],
    ["TIMESTAMP_S '2026-01-20 08:00:00'", 'time', '2026-01-20T08:00:00.000Z'],
    ["TIMESTAMP_MS '2026-01-20 08:00:00.5'", 'time', '2026-01-20T08:00:00.500Z'],
    ["TIMESTAMP_NS '2026-01-20 08:00:00.123456789'", 'time', '2026-01-20T08:00:00.123456Z'],
    ["TIMESTAMP 'infinity'", 'time', 'infinity'],
    ["TIMESTAMP '290000-01-01'", 'time', '290000-01-01 00:00:00'],
    ['\'{"a": 1}\'::JSON', 'json', '{"a": 1}'],
    ['[1, NULL, 9007199254740993]', 'json', '[1,null,"9007199254740993"]'],
    ['[1.5::DECIMAL(9,1), 2]::DECIMAL(9,1)[2]', 'json', '[1.5,2]'],
    ["{'a': [TIMESTAMP '2026-01-20'], 'b': 'nan'::DOUBLE}", 'json', '{"a":["2026-01-20T00:00:00.000Z"],"b":"NaN"}'],
    ["MAP {1: 'a', 2: NULL}", 'json', '{"1":"a","2":null}'],
    ['union_value(a := 5)', 'json', '5'],
    ["{'a': 'text'}::VARIANT", 'json', '{"a":"text"}'],
    ["'text'::VARIANT", 'json', '"text"'],
    ['NULL', 'integer', null],
  ];
  it.each(cases)('%s is a %s', async (sql, type, cell) => {
    const { columns, rows } = await collect(engine, `SELECT ${sql} AS c`);
    expect([columns, rows]).toEqual([[{ name: 'c', type }], [[cell]]]);
  });
});

describe('a database that somebody sent', () => {
  it('cannot open the gate with macros of its own', async () => {
    await room.sql(
      `CREATE MACRO json_serialize_sql(sql) AS '{"error":false,"statements":[{}]}';
       CREATE MACRO query(sql) AS TABLE (SELECT 'forged');
       CREATE MACRO duckdb_columns() AS TABLE (SELECT 'forged');
       CREATE MACRO range(n) AS TABLE (FROM read_text('/etc/hostname'));
       CREATE VIEW passwords AS FROM read_csv('/etc/passwd', columns = {'a': 'VARCHAR'}, auto_detect = false);
       CREATE TABLE honest AS SELECT 1 AS a`,
      'sent.duckdb',
    );
    const { engine: sent } = await room.open('sent.duckdb');
    await expect(collect(sent, 'CREATE TEMP TABLE t AS SELECT 1')).rejects.toMatchObject({ code: 'refused' });
    await expect(collect(sent, "FROM query('DROP TABLE honest')")).rejects.toMatchObject({ code: 'refused' });
    await expect(collect(sent, 'FROM range(3)')).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(
        /^"range" of this database was not run\. The table function read_text\(\) may not/,
      ),
    });
    await expect(collect(sent, 'FROM passwords')).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(
        /^"passwords" of this database was not run\. The table function read_csv\(\) may not/,
      ),
    });
    expect((await collect(sent, 'FROM honest')).rows).toEqual([[1]]);
    expect((await sent.tables(never)).map(({ name }) => name)).toEqual(['honest', 'passwords']);
    await sent.close();
  });

  it('runs no view and no macro that could not be asked itself, however deep it lies', async () => {
    await room.sql(
      `CREATE VIEW logs AS FROM enable_logging(storage = 'file', storage_path = '{}/log');
       CREATE VIEW "odd AS (x)" ("a AS ""b""", c) AS SELECT 1, (SELECT count(*) FROM logs);
       CREATE SCHEMA deep; CREATE VIEW deep.v AS FROM "odd AS (x)";
       CREATE MACRO tell(x) AS current_setting(x);
       CREATE MACRO twice(x) AS tell(x) || tell(x), (x, y) AS x + y;
       CREATE MACRO profile() AS TABLE (FROM enable_profiling());
       CREATE VIEW range_view AS SELECT * FROM range(3);
       CREATE VIEW events AS SELECT range AS n FROM range_view`,
      'views.duckdb',
    );
    const { engine: sent } = await room.open('views.duckdb');
    for (const sql of [
      'FROM logs',
      'FROM "ODD as (x)"',
      'SELECT * FROM deep.v',
      'SUMMARIZE deep.v',
      'EXPLAIN ANALYZE FROM logs',
      "SELECT tell('temp_directory')",
      "SELECT TWICE('temp_directory')",
      'FROM profile()',
      'WITH a AS (FROM logs) SELECT 1 FROM a',
    ])
      await expect(collect(sent, sql), sql).rejects.toMatchObject({ code: 'refused' });
    await expect(sent.estimate('FROM deep.v', never)).rejects.toMatchObject({ code: 'refused' });
    expect((await collect(sent, 'FROM events')).rows).toEqual([[0], [1], [2]]);
    await sent.close();
  });

  it('cannot either when its file is called as the catalog of the real functions', async () => {
    await room.write('renamed/system.duckdb', await readFile(room.path('sent.duckdb')));
    const { engine: system } = await room.open('renamed/system.duckdb');
    await expect(collect(system, 'CREATE TEMP TABLE t AS SELECT 1')).rejects.toMatchObject({ code: 'refused' });
    expect((await collect(system, 'FROM honest')).rows).toEqual([[1]]);
    await system.close();
  });
});

describe('an engine', () => {
  it('lists tables with their columns', async () => {
    expect(await engine.tables(never)).toEqual([
      {
        name: 'events',
        columns: [
          { name: 'n', type: 'integer' },
          { name: 'week', type: 'integer' },
        ],
      },
      {
        name: 'odd name',
        columns: [
          { name: 't', type: 'time' },
          { name: 's', type: 'json' },
          { name: 'd', type: 'number' },
        ],
      },
      { name: 'raw.events', columns: [{ name: 'a', type: 'json' }] },
    ]);
  });

  it('estimates the rows that a query reads', async () => {
    expect(await engine.estimate('SELECT count(*) FROM events a, events b;', never)).toEqual({ rows: 200_000 });
    await expect(engine.estimate('DROP TABLE events', never)).rejects.toMatchObject({ code: 'refused' });
    await expect(engine.tables(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
