// Writes all files of a run: cell by cell, one writer in the order of cells.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { wideColumnsOf } from '../dataset/columns.ts';
import type { As } from './encode/format.ts';
import { rowFormats } from './encode/format.ts';
import { rowWriter } from './encode/rows.ts';
import { tableHeader } from './encode/table.ts';
import { entityTables } from './entity-tables.ts';
import { expectedOf } from './expected/expected.ts';
import type { Materialized } from './generation-context.ts';
import type { Hash, Sink, WrittenFile } from './output.ts';
import type { Simulation } from './simulate/simulation.ts';

export interface WriteOptions {
  readonly as: As;
  /** Looked at before each cell: throws its reason. What is open is closed then. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: WriteProgress) => void;
  /** A faster sha256 than the one in pure JavaScript. */
  readonly hash?: () => Hash;
}
export interface WriteProgress {
  readonly shard: number;
  readonly shards: number;
  readonly rows: number;
  readonly bytes: number;
}

export interface Written {
  readonly files: readonly WrittenFile[];
  readonly counts: { readonly events: number; readonly sessions: number; readonly users: number };
}

export async function writeAll(simulation: Simulation, sink: Sink, options: WriteOptions): Promise<Written> {
  const { as, signal, onProgress, hash = pureHash } = options;
  const format = rowFormats[as];
  const rows = rowWriter(format, wideColumnsOf(simulation.plan), simulation.context.envelope);
  const tables = entityTables(simulation.plan, simulation.context);
  const truth = expectedOf(simulation.plan, simulation.scenario);
  const files: OpenFile[] = [];
  const open = async (path: string, table: string): Promise<OpenFile> => {
    const file = await openFile(sink, path, table, hash());
    files.push(file);
    return file;
  };
  const counts = { events: 0, sessions: 0, users: 0 };
  try {
    const events = await open(`events.${as}`, 'events');
    await events.write(rows.header(), 0);
    const written: { readonly table: (typeof tables)[number]; readonly file: OpenFile }[] = [];
    for (const [i, table] of tables.entries()) {
      const file = await open(`entities/${fileName(table.entity, i, tables)}.${as}`, table.entity);
      await file.write(tableHeader(table.columns, format), 0);
      written.push({ table, file });
    }
    for (let cell = 0; cell < simulation.shards; cell++) {
      signal?.throwIfAborted();
      const played = simulation.materialize(cell);
      let fresh = played.shard.kept.length;
      await rows.write(played, async (bytes) => {
        await events.write(bytes, fresh);
        fresh = 0;
      });
      for (const { table, file } of written) {
        const { text, count } = table.rows(played, format);
        await file.write(utf8.encode(text), count);
      }
      truth.add(played);
      add(counts, played);
      onProgress?.({ shard: cell + 1, shards: simulation.shards, rows: counts.events, bytes: events.bytes() });
    }
  } finally {
    for (const file of files) await file.close();
  }
  for (const [path, value] of truth.files()) {
    const file = await sink.open(path);
    await file.write(utf8.encode(`${JSON.stringify(value, null, 1)}\n`));
    await file.close();
  }
  return { files: files.map((file) => file.result()), counts };
}

interface OpenFile {
  readonly write: (bytes: Uint8Array, rows: number) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly bytes: () => number;
  readonly result: () => WrittenFile;
}

async function openFile(sink: Sink, path: string, table: string, hash: Hash): Promise<OpenFile> {
  const file = await sink.open(path);
  let [rows, bytes] = [0, 0];
  return {
    write: async (more, count) => {
      if (!more.length) return;
      hash.update(more);
      rows += count;
      bytes += more.length;
      await file.write(more);
    },
    close: async () => await file.close(),
    bytes: () => bytes,
    result: () => ({ path, table, rows, bytes, sha256: hash.digest() }),
  };
}

/** A name of the plan as a file's: nothing that leads elsewhere, none twice even where case does not count. */
function fileName(name: string, i: number, tables: readonly { readonly entity: string }[]): string {
  const plain = (text: string) => text.replaceAll(/[^\w-]/g, '_').slice(0, 100) || '_';
  const again = tables.slice(0, i).some(({ entity }) => plain(entity).toLowerCase() === plain(name).toLowerCase());
  return again ? `${plain(name)}-${i}` : plain(name);
}

/** Sessions with a row, users with a row. */
function add(counts: { events: number; sessions: number; users: number }, { shard }: Materialized): void {
  let [session, user] = [-1, -1];
  for (const row of shard.kept) {
    if (shard.session[row] !== session) counts.sessions++;
    if (shard.user[row] !== user) counts.users++;
    session = shard.session[row] as number;
    user = shard.user[row] as number;
  }
  counts.events += shard.kept.length;
}

function pureHash(): Hash {
  const running = sha256.create();
  return { update: (bytes) => running.update(bytes), digest: () => bytesToHex(running.digest()) };
}

const utf8 = new TextEncoder();
