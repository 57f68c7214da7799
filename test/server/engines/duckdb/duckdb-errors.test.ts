// Messages as DuckDB 1.5 gave them, and what a user reads.
import { describe, expect, it } from 'vitest';
import { sourceFailure, sqlFailure } from '../../../../server/engines/duckdb/duckdb-errors.ts';
import { EngineError } from '../../../../server/engines/engine-error.ts';

describe('sqlFailure', () => {
  it.each([
    [
      'Binder Error: Referenced column "a" not found\n\nLINE 1: a',
      'sql',
      'Referenced column "a" not found\n\nLINE 1: a',
    ],
    ['TransactionContext Error: Failed to commit', 'sql', 'Failed to commit'],
    [
      'Out of Memory Error: could not allocate block of size 256.0 KiB (95.3 MiB/95.3 MiB used)',
      'memory',
      'This needs more memory than it may take. Ask for fewer days, events or groups, or raise the limit.',
    ],
    [
      "Out of Memory Error: failed to offload data block of size 256.0 KiB (28.6 MiB/28.6 MiB used).\nThis limit was set by the 'max_temp_directory_size' setting.",
      'memory',
      'This needs more disk for its intermediate results than it may take. Ask for fewer days, events or groups, or raise the limit.',
    ],
    [
      'Invalid Input Error: Failed to read file "/d/mid.parquet": Snappy decompression failure',
      'source',
      '/d/mid.parquet is damaged. Write it again.',
    ],
  ])('%s', (message, code, text) => {
    expect(sqlFailure(new Error(message))).toMatchObject({ code, message: text });
  });

  it('gives back what DuckDB did not say', () => {
    for (const error of [
      new TypeError('x'),
      new EngineError('limit', 'x'),
      new Error('INTERNAL Error: assertion'),
      'text',
    ]) {
      expect(sqlFailure(error)).toBe(error);
      expect(sourceFailure(error, [])).toBe(error);
    }
  });
});

describe('sourceFailure', () => {
  const csv = (line: number, what: string, data = '1,2'): string =>
    `Invalid Input Error: CSV Error on Line: ${line}\nOriginal Line: ${data}\n${what}\nPossible fixes:\n* …\n\n  file = /d/a.csv\n  delimiter = , (Set By User)`;
  it.each([
    [
      'IO Error: Cannot open file "/d/a.parquet": Permission denied\n\nLINE 1: from read_parquet([\'/d/a.parquet\'])',
      '/d/a.parquet cannot be read (Permission denied).',
    ],
    [
      'Invalid Error: TProtocolException: Invalid data\n\nLINE 1: …',
      '/d/only.x is not a readable Parquet file: it is of another kind, or was cut off while it was written.',
    ],
    [
      "Invalid Input Error: File '/d/a.parquet' too small to be a Parquet file",
      '/d/a.parquet is not a readable Parquet file: it is of another kind, or was cut off while it was written.',
    ],
    [
      'IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2 in block at location 0',
      '/d/only.x is damaged. Write it again.',
    ],
    [
      'IO Error: Could not set lock on file "/d/a.duckdb": Conflicting lock is held in /usr/bin/node (PID 15493).',
      '/d/a.duckdb is open for writing in another program. Close it there, or wait until it is done.',
    ],
    [
      'IO Error: Trying to read a database file with version number 99, but we can only read versions between 64 and 67.',
      '/d/only.x was written by a DuckDB whose files this one (1.5) does not read. Export it to Parquet there.',
    ],
    [
      csv(3, 'Expected Number of Columns: 2 Found: 3', 'a Parquet file, 2, TProtocol'),
      '/d/a.csv, line 3, has 3 values where its header has 2 names.',
    ],
    ['Invalid Input Error: Something new.\nMore', '/d/only.x cannot be read (Something new).'],
  ])('%s', (message, text) => {
    expect(sourceFailure(new Error(message), ['/d/only.x'])).toMatchObject({ code: 'source', message: text });
  });

  it('names no file where it might be any', () => {
    const failure = sourceFailure(new Error('Invalid Error: TProtocolException: Invalid data'), ['/d/1', '/d/2']);
    expect(failure).toMatchObject({
      message: expect.stringMatching(/^One of the files is not a readable Parquet file/),
    });
  });
});
