// What `--on` may name, found on the disk: a DuckDB file; a file, folder or glob of Parquet, CSV or NDJSON; a folder of generated events.
import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { ManifestFile } from '../../dataset/manifest.ts';
import { MANIFEST, readManifest } from '../../workspace/generated-set.ts';
import { EngineError } from '../engine-error.ts';
import { type FileTable, formatOf, isDatabase, oneTable, tableName } from './formats.ts';

export type FoundSource =
  | { readonly kind: 'database'; readonly file: string }
  | { readonly kind: 'tables'; readonly tables: readonly FileTable[] }
  /** Expanded when it is loaded: absolute, with `/`. `inside` is its longest part without a wildcard. */
  | { readonly kind: 'glob'; readonly pattern: string; readonly inside: string };

/** The table that everything about events asks. */
export const EVENTS = 'events';

/**
 * `where` is relative to `folder`, and messages name it as written. A link among the files of a folder may not lead out
 * of it: whoever names a folder does not mean the files that its links point to elsewhere. Throws EngineError `source`.
 */
export async function locate(where: string, folder: string): Promise<FoundSource> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(where))
    throw fault(`${where} is not on this machine. Download it first, or name a connection of trackwright.yml.`);
  const path = resolve(folder, where);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ELOOP') throw fault(`${where} is a link that leads back to itself.`);
    return undefined;
  });
  if (found?.isDirectory()) return folderSource(path, where);
  if (found?.isFile()) return fileSource(await realpath(path), where);
  if (found !== undefined) throw fault(`${where} is neither a file nor a folder.`);
  if (/[*?[]/.test(where)) return globSource(path.replaceAll('\\', '/'));
  throw fault(
    `There is no file or folder ${where}. Name a .duckdb file, or a file, folder or glob of Parquet, CSV or NDJSON.`,
  );
}

function fileSource(file: string, where: string): FoundSource {
  if (isDatabase(file)) return { kind: 'database', file };
  const format = formatOf(where) ?? formatOf(file);
  if (format === undefined) {
    throw fault(
      `${where} ends in none of .parquet, .csv, .tsv, .ndjson, .jsonl, .json, .duckdb, so its format is not known.`,
    );
  }
  return { kind: 'tables', tables: [{ name: EVENTS, format, files: [file] }] };
}

function globSource(pattern: string): FoundSource {
  const fixed = pattern.slice(0, pattern.search(/[*?[]/));
  return { kind: 'glob', pattern, inside: fixed.slice(0, fixed.lastIndexOf('/') + 1) };
}

async function folderSource(folder: string, where: string): Promise<FoundSource> {
  const read = readManifest(folder);
  if (read !== undefined && 'problem' in read) throw fault(`${where}: ${read.problem}`);
  if (read?.manifest.files !== undefined) return generatedSource(folder, where, read.manifest.files);
  const files = await filesOf(folder, where);
  // A file named for the events tells that its neighbours are other tables; else all files are parts of the events.
  if (!files.some((file) => tableName(file) === EVENTS))
    return { kind: 'tables', tables: [oneTable(EVENTS, files, where)] };
  const entities = await filesOf(join(folder, 'entities'), where);
  return {
    kind: 'tables',
    tables: byTable(
      [...files, ...entities].map((file) => [tableName(file), file]),
      where,
    ),
  };
}

async function generatedSource(
  folder: string,
  where: string,
  listed: NonNullable<ManifestFile['files']>,
): Promise<FoundSource> {
  const pairs: [string, string][] = [];
  for (const { path, table } of listed) {
    if (table === undefined) continue;
    const file = await resolveWithin(folder, join(folder, path));
    if (file === undefined)
      throw fault(`${where}/${path} is listed in manifest.json and is not there. Generate the events again.`);
    if (isDatabase(file)) return { kind: 'database', file };
    if (formatOf(file) !== undefined) pairs.push([table, file]);
  }
  if (pairs.length === 0)
    throw fault(`The manifest.json of ${where} lists no file of events. Generate the events again.`);
  return { kind: 'tables', tables: byTable(pairs, where) };
}

function byTable(pairs: readonly (readonly [string, string])[], where: string): readonly FileTable[] {
  const names = [...new Set(pairs.map(([table]) => table))];
  return names.map((name) =>
    oneTable(
      name,
      pairs.flatMap(([table, file]) => (table === name ? [file] : [])),
      where,
    ),
  );
}

/** Data files directly in a folder; empty when the folder does not exist. */
async function filesOf(folder: string, where: string): Promise<readonly string[]> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw fault(`${where} cannot be read (${error.code ?? error.message}).`);
  });
  const data = entries
    .filter((name) => !name.startsWith('.') && formatOf(name) !== undefined && name !== MANIFEST)
    .sort();
  const files = await Promise.all(data.map((name) => resolveWithin(folder, join(folder, name))));
  return files.filter((file) => file !== undefined);
}

/** The true path of a file, or nothing when it is no file or lies outside of the folder. */
export async function resolveWithin(folder: string, path: string): Promise<string | undefined> {
  const file = await realpath(path).catch(() => undefined);
  if (file === undefined || !(await stat(file)).isFile()) return undefined;
  const way = relative(await realpath(folder), file);
  return way.startsWith('..') || isAbsolute(way) ? undefined : file;
}

const fault = (message: string): EngineError => new EngineError('source', message);
