import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { EngineFailure } from '../../../../server/run/engine/failure.ts';
import { admit } from '../../../../server/run/engine/gate.ts';
import { fuzz } from '../../../fuzz.ts';

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
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
  ['FROM duckdb_secrets()', 'refused', /duckdb_secrets\(\)/],
  ['FROM duckdb_settings()', 'refused', /duckdb_settings\(\)/],
  ["FROM json_execute_serialized_sql('x')", 'refused', /json_execute_serialized_sql\(\)/],
  ["FROM enable_logging(storage = 'file')", 'refused', /enable_logging\(\)/],
  ['selec 1', 'sql', /^Line 1, column 1: syntax error at or near "selec"$/],
  ['SELECT 1,\n  FROM FROM', 'sql', /^Line 2, column \d+: syntax error/],
  [`SELECT ${'('.repeat(50_000)}1${')'.repeat(50_000)}`, 'sql', /memory exhausted|depth/],
  [`SELECT 1${' + 1'.repeat(5000)}`, 'sql', /depth/],
];

describe('admit', () => {
  it.each(through)('%s passes', async (sql) => {
    expect(await admit(connection, sql)).toEqual({ explain: '', select: sql });
  });

  it.each([
    ['EXPLAIN SELECT 1', 'EXPLAIN ', 'SELECT 1'],
    ['explain analyze select 1;', 'explain analyze ', 'select 1;'],
    ['-- why\n /* slow */ EXPLAIN (FORMAT json) FROM events', 'EXPLAIN (FORMAT json)', ' FROM events'],
    ['EXPLAIN (ANALYZE, FORMAT json) SELECT 1', 'EXPLAIN (ANALYZE, FORMAT json)', ' SELECT 1'],
    ['EXPLAIN (SELECT 1)', 'EXPLAIN ', '(SELECT 1)'],
  ])('%s passes as an EXPLAIN', async (sql, explain, select) => {
    expect(await admit(connection, sql)).toEqual({ explain, select });
  });

  it.each(stopped)('%s does not pass', async (sql, code, message) => {
    await expect(admit(connection, sql)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('any text either passes as one SELECT or fails on purpose', async () => {
    const word = fc.constantFrom(
      'SELECT',
      'DROP',
      'COPY',
      'EXPLAIN',
      ';',
      '--',
      '\n',
      '/*',
      '*/',
      "'",
      '"',
      '$$',
      '(',
      ')',
      '1',
      'a',
      'FROM',
      'x',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
        ),
        async (sql) => {
          try {
            const { select } = await admit(connection, sql);
            const statements = await connection.extractStatements(select);
            expect(statements.count).toBe(1);
          } catch (error) {
            expect(error).toBeInstanceOf(EngineFailure);
          }
        },
      ),
      { numRuns: fuzz.runs(500) },
    );
  });
});
