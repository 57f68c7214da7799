import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DuckDb, loadDuckDb } from '../../../server/engines/duckdb/binding.ts';
import { createInstance } from '../../../server/engines/duckdb/instance.ts';
import { prepareStatement, statementOf } from '../../../server/engines/duckdb/statement.ts';
import { EngineError } from '../../../server/engines/engine-error.ts';
import { assertSelect } from '../../../server/engines/read-only-guard.ts';
import { fuzz } from '../../fuzz.ts';

let duck: DuckDb;
let connection: DuckDBConnection;
beforeAll(async () => {
  duck = await loadDuckDb();
  connection = await (await createInstance(duck, 'memory')).connect();
});

const through = [
  'SELECT 1',
  'select 1;',
  ' -- first\n/* then; */ SELECT 1 /* ; */ ; -- DROP TABLE events',
  'WITH a AS (SELECT 1) SELECT * FROM a',
  'WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM a WHERE x < 3) FROM a',
  'FROM events',
  'VALUES (1), (2)',
  'TABLE events',
  'DESCRIBE events',
  'SUMMARIZE events',
  'SHOW TABLES',
  "SELECT 'DROP TABLE events; COPY x TO y'",
  'SELECT "read_csv" FROM events',
  'SELECT * FROM range(3), generate_series(1, 2), unnest([1, 2])',
  "SELECT * FROM json_each('{}')",
  'FROM duckdb_tables()',
];

const stopped: readonly (readonly [sql: string, code: string, message: RegExp])[] = [
  ['', 'refused', /^There is no statement in this text\.$/],
  ['-- nothing', 'refused', /no statement/],
  [';', 'refused', /no statement/],
  ['SELECT 1; SELECT 2', 'refused', /^One statement at a time: this text holds 2\.$/],
  ['SELECT 1; DROP TABLE events', 'refused', /^Only SELECT/],
  ['DROP TABLE events', 'refused', /^Only SELECT and EXPLAIN of a SELECT run here\./],
  ['INSERT INTO events VALUES (1)', 'refused', /^Only SELECT/],
  ["COPY events TO '/tmp/x'", 'refused', /^Only SELECT/],
  // The one that the lock alone lets through: over a file that may be read.
  ["COPY events TO 'events.parquet' (USE_TMP_FILE false)", 'refused', /^Only SELECT/],
  ["EXPORT DATABASE '/tmp/x'", 'refused', /^Only SELECT/],
  ["ATTACH '/tmp/x.duckdb'", 'refused', /^Only SELECT/],
  ['INSTALL httpfs', 'refused', /^Only SELECT/],
  ['LOAD httpfs', 'refused', /^Only SELECT/],
  ['SET threads = 1', 'refused', /^Only SELECT/],
  ['PRAGMA database_list', 'refused', /^Only SELECT/],
  ["CALL enable_logging(storage = 'stdout')", 'refused', /^Only SELECT/],
  ['CREATE TEMP TABLE t AS SELECT 1', 'refused', /^Only SELECT/],
  ['CREATE MACRO m() AS 1', 'refused', /^Only SELECT/],
  ['PREPARE p AS SELECT 1', 'refused', /^Only SELECT/],
  ['BEGIN', 'refused', /^Only SELECT/],
  ["EXPLAIN COPY events TO '/tmp/x'", 'refused', /^Only SELECT/],
  ["EXPLAIN ANALYZE COPY events TO '/tmp/x'", 'refused', /^Only SELECT/],
  ['EXPLAIN EXPLAIN SELECT 1', 'refused', /^Only SELECT/],
  ['EXPLAIN SELECT 1; DROP TABLE events', 'refused', /^Only SELECT/],
  ["SELECT * FROM read_csv('/etc/passwd')", 'refused', /^The table function read_csv\(\) may not be used here/],
  ["SELECT * FROM READ_TEXT('/etc/passwd')", 'refused', /read_text\(\)/],
  ['SELECT * FROM main."read_csv"(\'/etc/passwd\')', 'refused', /read_csv\(\)/],
  ["SELECT 1 WHERE 1 IN (SELECT 1 FROM glob('*'))", 'refused', /glob\(\)/],
  ["SELECT (SELECT max(file) FROM glob('*'))", 'refused', /glob\(\)/],
  ["WITH a AS MATERIALIZED (FROM read_blob('x')) SELECT 1", 'refused', /read_blob\(\)/],
  ["SELECT * FROM range(2), LATERAL (FROM read_json('x'))", 'refused', /read_json\(\)/],
  ["SELECT 1 UNION ALL SELECT * FROM read_parquet('x')", 'refused', /read_parquet\(\)/],
  ["FROM query('DROP TABLE events')", 'refused', /query\(\)/],
  ['SELECT 1\0', 'refused', /^The statement holds a NUL character/],
  ['FROM pg_settings', 'refused', /^The view pg_settings may not be used here: it tells of this machine/],
  ['FROM information_schema.VIEWS', 'refused', /^The view views may/],
  ["SELECT Current_Setting('x')", 'refused', /^The function current_setting\(\) may not/],
  ['FROM duckdb_secrets()', 'refused', /duckdb_secrets\(\)/],
  ['FROM duckdb_settings()', 'refused', /duckdb_settings\(\)/],
  ["FROM json_execute_serialized_sql('x')", 'refused', /json_execute_serialized_sql\(\)/],
  ["FROM enable_logging(storage = 'file')", 'refused', /enable_logging\(\)/],
  ['selec 1', 'sql', /^Line 1, column 1: syntax error at or near "selec"$/],
  ['SELECT 1,\n  FROM FROM', 'sql', /^Line 2, column 8: syntax error/],
  ["SELECT 'ä😀' FROM FROM", 'sql', /^Line 1, column 19: syntax error/],
  ['EXPLAIN ANALYZE\n SELECT FROM FROM', 'sql', /^Line 2, column 14: syntax error/],
  [`SELECT ${'('.repeat(50_000)}1${')'.repeat(50_000)}`, 'sql', /memory exhausted|depth/],
  [`SELECT 1${' + 1'.repeat(5000)}`, 'sql', /depth/],
];

describe('admit', () => {
  it.each(through)('%s passes', async (sql) => {
    expect(await assertSelect(connection, sql)).toEqual({ explain: undefined, select: sql });
  });

  const plain = { analyze: false, format: 'text' };
  it.each([
    ['EXPLAIN SELECT 1', plain, ' SELECT 1'],
    ['explain analyze select 1;', { analyze: true, format: 'text' }, ' select 1;'],
    ['EXPLAIN ANALYSE SELECT 1', { analyze: true, format: 'text' }, ' SELECT 1'],
    [
      '-- why\n /* slow /* ! */ */ EXPLAIN (FORMAT json) FROM events',
      { analyze: false, format: 'json' },
      ' FROM events',
    ],
    ['EXPLAIN(ANALYZE,FORMAT json)SELECT 1', { analyze: true, format: 'json' }, 'SELECT 1'],
    ['EXPLAIN ( Format\tText , -- so\n analyze ) SELECT 1', { analyze: true, format: 'text' }, ' SELECT 1'],
    ['\ufeffEXPLAIN\u00a0SELECT 1', plain, '\u00a0SELECT 1'],
    ['EXPLAIN (SELECT 1)', plain, ' (SELECT 1)'],
    ['EXPLAIN (ANALYZE /*) SELECT $$*/) SELECT 1 --$$', { analyze: true, format: 'text' }, ' SELECT 1 --$$'],
    ['EXPLAIN (FROM events)', plain, ' (FROM events)'],
  ])('%s passes as an EXPLAIN', async (sql, explain, select) => {
    expect(await assertSelect(connection, sql)).toEqual({ explain, select });
  });

  it.each([
    'EXPLAIN (FORMAT html) SELECT 1',
    'EXPLAIN (FORMAT) SELECT 1',
    "EXPLAIN (FORMAT 'json') SELECT 1",
    'EXPLAIN (ANALYZE false) SELECT 1',
    'EXPLAIN (ANALYZE, ANALYZE) SELECT 1',
    'EXPLAIN (VERBOSE) SELECT 1',
    'EXPLAIN (ANALYZE /*) SELECT $$) SELECT 1 --$$',
    'EXPLAIN (ANALYZE',
  ])('%s does not: of options it takes two', async (sql) => {
    await expect(assertSelect(connection, sql)).rejects.toMatchObject({
      code: 'refused',
      message:
        'EXPLAIN takes ANALYZE and FORMAT text or json here, such as EXPLAIN (ANALYZE, FORMAT json) SELECT 1. Leave other options out.',
    });
  });

  it.each(stopped)('%s does not pass', async (sql, code, message) => {
    await expect(assertSelect(connection, sql)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  const word = fc.constantFrom(
    ...['SELECT', 'DROP', 'COPY', 'EXPLAIN', 'ANALYZE', 'FORMAT', 'json', 'FROM', 'TO', 'AS', 'x', '1', 'a'],
    ...[
      ';',
      ',',
      '--',
      '\n',
      '\r',
      '/*',
      '*/',
      '(',
      ')',
      "'",
      '"',
      '$$',
      '$a$',
      "E'",
      '\\',
      '\ufeff',
      '\u00a0',
      '\u200b',
    ],
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
    fc.array(word, { maxLength: 14 }).map((words) => words.join('')),
    fc.array(word, { maxLength: 8 }).map((words) => `EXPLAIN (${words.join(' ')}`),
    fc
      .array(word, { maxLength: 8 })
      .map((words) => `EXPLAIN (ANALYZE ${words.join(' ')}) SELECT $$ ${words.join(' ')} $$`),
  );

  it('of any text that passes, the text that runs is one statement of its kind', async () => {
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(anyText, fc.constantFrom(10, Number.POSITIVE_INFINITY), async (sql, rows) => {
        const admitted = await assertSelect(connection, sql).catch((error) => {
          expect(error).toBeInstanceOf(EngineError);
        });
        if (!admitted) return;
        passed++;
        const { text, kind } = statementOf(admitted, rows);
        const statements = await connection.extractStatements(text);
        expect([statements.count, text]).toEqual([1, text]);
        try {
          const { statementType } = await statements.prepare(0);
          expect([statementType, text]).toEqual([duck.StatementType[kind], text]);
        } catch (error) {
          // Names that are not there: it did not even bind.
          expect(String(error)).toMatch(/(Binder|Catalog|Conversion|Parser|Invalid Input|Out of Range) Error/);
        }
      }),
      { numRuns: fuzz.runs(1500) },
    );
    expect(passed).toBeGreaterThan(20);
  });

  it('the engine itself refuses to run what is more or other than that', async () => {
    for (const [text, kind] of [
      ['SELECT 1; SELECT 2', 'SELECT'],
      ['CREATE TABLE made AS SELECT 1', 'SELECT'],
      ['EXPLAIN SELECT 1', 'SELECT'],
      ['SELECT 1', 'EXPLAIN'],
    ] as const)
      await expect(prepareStatement(duck, connection, { text, kind })).rejects.toMatchObject({ code: 'refused' });
  });

  it('knows every view of the catalog of this DuckDB, as one that may be asked or one that may not', async () => {
    const found = await connection.runAndReadAll(
      "SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE internal ORDER BY 1",
    );
    const refused: string[] = [];
    for (const [name] of found.getRows())
      await assertSelect(connection, `FROM ${name}`).catch(() => refused.push(String(name)));
    expect(refused).toEqual([
      'information_schema.views',
      'main.duckdb_databases',
      'main.duckdb_logs',
      'main.duckdb_views',
      'main.pragma_database_list',
      'main.sqlite_master',
      'main.sqlite_schema',
      'main.sqlite_temp_master',
      'main.sqlite_temp_schema',
      'pg_catalog.pg_prepared_statements',
      'pg_catalog.pg_settings',
      'pg_catalog.pg_views',
    ]);
    expect(found.getRows().length - refused.length).toBe(35);
  });
});
