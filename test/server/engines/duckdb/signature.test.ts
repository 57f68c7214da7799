// Files that are not what their names say, and that opening any of them fetches and loads nothing.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDuckDb } from '../../../../server/engines/duckdb/binding.ts';
import { createInstance } from '../../../../server/engines/duckdb/instance.ts';
import { kindOf } from '../../../../server/engines/duckdb/signature.ts';
import { lab } from './lab.ts';

const room = lab();
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const padded = (text: string, length = 600): Buffer => Buffer.concat([bytes(text), Buffer.alloc(length)]);
const tar = Buffer.alloc(512);
tar.write('ustar', 257);

const kinds: readonly (readonly [content: Buffer, is: string])[] = [
  [padded('SQLite format 3\0'), 'a SQLite database'],
  [padded('\x37\x7f\x06\x82'), 'the log of a SQLite database'],
  [padded('\0\x01\0\0Standard ACE DB\0'), 'a Microsoft Access database'],
  [padded('PGDMP\x01'), 'a dump of a PostgreSQL database'],
  [padded('\xfe\x01\0\0'), 'a table of a MySQL database'],
  [padded('ARROW1\0\0'), 'an Arrow (Feather) file'],
  [padded('\xff\xff\xff\xff\x10\0\0\0'), 'an Arrow stream'],
  [padded('Obj\x01\x04'), 'an Avro file'],
  [padded('ORC\n'), 'an ORC file'],
  [padded('\x89HDF\r\n\x1a\n'), 'an HDF5 file'],
  [padded('PK\x03\x04\x14\0\x06\0[Content_Types].xml'), 'an Excel workbook'],
  [padded('PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'an OpenDocument spreadsheet'],
  [padded('PK\x03\x04\x14\0\0\0data.csv'), 'a ZIP archive'],
  [padded('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'a file of an older Microsoft Office'],
  [padded('\x1f\x8b\x08\0'), 'packed with gzip'],
  [padded('\x28\xb5\x2f\xfd'), 'packed with Zstandard'],
  [padded('BZh9'), 'packed with bzip2'],
  [padded('\xfd7zXZ\0'), 'packed with xz'],
  [padded("7z\xbc\xaf'\x1c"), 'a 7z archive'],
  [tar, 'a tar archive'],
  [padded('%PDF-1.7\n'), 'a PDF document'],
  [padded('\x7fELF\x02'), 'a program'],
  [bytes('\n<!DOCTYPE html>\n<html><body>Sign in</body></html>'), 'a web page'],
  [bytes('\xef\xbb\xbf<?xml version="1.0"?>\n<a/>'), 'an XML document'],
  [bytes('version https://git-lfs.github.com/spec/v1\noid sha256:1\n'), 'a pointer of Git LFS'],
  [bytes('-- MySQL dump 10.13\n'), 'a dump in SQL'],
  [bytes('--\n-- PostgreSQL database dump\n--\n'), 'a dump in SQL'],
  [bytes('PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n'), 'a dump in SQL'],
  [Buffer.alloc(0), 'empty'],
];
const names = ['a.db', 'a.duckdb', 'a.parquet', 'a.csv', 'a.ndjson'] as const;
const wanted = {
  db: 'a DuckDB database',
  duckdb: 'a DuckDB database',
  parquet: 'a Parquet file',
  csv: 'a CSV file',
  ndjson: 'a JSON file',
};

describe.each(names)('named %s', (name) => {
  const ending = name.slice(2) as keyof typeof wanted;
  it.each(kinds)('%# is told as what it is: %s', async (content, is) => {
    await room.write(name, content);
    const error = await room.open(name).catch((reason: Error) => reason);
    const message = error instanceof Error ? error.message : 'it was opened';
    expect(message).toMatch(new RegExp(`^${name} is ${is.replace(/[()]/g, '\\$&')}(, not ${wanted[ending]})?\\. ?`));
    expect(message).not.toMatch(/download(?! or export)|install|extension|INTERNAL|sqlite_scanner/i);
  });
});

it('data of ours under another name are told, too', async () => {
  await room.sql("COPY (SELECT 1 AS a) TO '{}/p.parquet'");
  await room.sql('CREATE TABLE events AS SELECT 1 AS a', 'd.duckdb');
  const { readFile } = await import('node:fs/promises');
  await room.write('p.csv', await readFile(room.path('p.parquet')));
  await room.write('p.db', await readFile(room.path('p.parquet')));
  await room.write('d.parquet', await readFile(room.path('d.duckdb')));
  await room.write('t.db', 'a,b\n1,2\n');
  for (const [name, message] of [
    ['p.csv', 'p.csv is a Parquet file, not a CSV file. Give it a name that ends in .parquet.'],
    ['p.db', 'p.db is a Parquet file, not a DuckDB database. Give it a name that ends in .parquet.'],
    ['d.parquet', 'd.parquet is a DuckDB database, not a Parquet file. Give it a name that ends in .duckdb.'],
    ['t.db', 't.db is not a DuckDB database. Name a file of Parquet, CSV or NDJSON, or a database that DuckDB wrote.'],
  ] as const)
    await expect(room.open(name)).rejects.toMatchObject({ code: 'source', message });
});

it('a table of text that begins like another format is read', async () => {
  await room.write('orc.csv', 'ORCID,a\n1,2\n');
  await room.write('insert.csv', 'insert_id,"create table"\n1,2\n');
  await room.write('pk.csv', 'PK,a\n1,2\n');
  await room.write('par.csv', 'PAR1,PAR2\n1,2\n');
  for (const name of ['insert.csv', 'pk.csv', 'orc.csv', 'par.csv'])
    expect((await room.ask(name, 'SELECT count(*) FROM events')).rows).toEqual([[1]]);
  expect(kindOf(bytes('a,b\n1,2\n'))).toBeUndefined();
});

describe('an instance', () => {
  it('is closed to extensions before a statement of ours runs', async () => {
    const duck = await loadDuckDb();
    const file = room.path('new.duckdb');
    for (const place of ['memory', { write: file }, { read: file }] as const) {
      const instance = await createInstance(duck, place);
      const connection = await instance.connect();
      const found = await connection.runAndReadAll(
        "SELECT name FROM duckdb_settings() WHERE value = 'true' AND name IN ('autoinstall_known_extensions', 'autoload_known_extensions', 'allow_community_extensions', 'allow_unsigned_extensions', 'allow_persistent_secrets')",
      );
      expect(found.getRows()).toEqual([]);
      await expect(connection.run("ATTACH 'x.db' AS x (TYPE sqlite)")).rejects.toThrow(/not found/);
      connection.closeSync();
      instance.closeSync();
    }
  });

  it('is made in one place of the sources', async () => {
    const { readFile } = await import('node:fs/promises');
    const sources = ['server', 'client'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    );
    const makers: string[] = [];
    for (const file of sources.filter((name) => name.endsWith('.ts')))
      if (
        /DuckDBInstance\s*\.\s*(create|fromCache)|DuckDBInstanceCache|DuckDBConnection\s*\.\s*create/.test(
          await readFile(file, 'utf8'),
        )
      )
        makers.push(file);
    expect(makers).toEqual(['server/engines/duckdb/instance.ts']);
  });
});
