// The job that writes generated events: a folder beside the target is filled first, the manifest comes last.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { compile, type Explanation } from '../make/events/generator.ts';
import type { Manifest } from '../make/events/manifest.ts';
import { PARTIAL, type Sink, type WrittenFile } from '../make/events/output.ts';
import { entityTables } from '../make/events/tables.ts';
import { loadVocabulary } from '../make/events/values/vocabulary.ts';
import type { Progress } from '../make/events/write.ts';
import { columnsOf } from '../make/sql/columns.ts';
import { makeFolder } from '../project/write-file.ts';
import type { Plan } from '../read/plan/plan.ts';
import { convert } from '../run/engine/convert.ts';
import { EngineFailure } from '../run/engine/failure.ts';
import { knownColumn } from '../run/known.ts';
import type { Job, JobContext } from './job.ts';

export type DataForm = 'parquet' | 'csv' | 'ndjson' | 'duckdb';
export interface GenerateInput {
  readonly plan: Plan;
  readonly users?: number;
  readonly days?: number;
  readonly seed?: number;
  /** The first day, `2026-01-31`. */
  readonly start?: string;
  readonly as: DataForm;
  /** The folder for the files, `manifest.json` and `truth/`; absolute. */
  readonly out: string;
  /** Of Trackwright. */
  readonly version: string;
}
export interface GenerateOutput {
  readonly manifest: Manifest;
  readonly explanation: Explanation;
}
export type GenerateProgress =
  | (Progress & { readonly doing: 'generating' })
  | { readonly doing: 'converting'; readonly share: number };

export const generate: Job<GenerateInput, GenerateOutput, GenerateProgress> = async (input, context) => {
  const { plan, as, out, version } = input;
  const vocabulary = await loadVocabulary(plan);
  const compiled = compile(plan, { ...optionsOf(input), ...(vocabulary ? { vocabulary } : {}) });
  if ('problem' in compiled) throw new EngineFailure('source', compiled.problem.message);
  const { generator } = compiled;
  const partial = join(out, PARTIAL);
  try {
    await rm(partial, { recursive: true, force: true });
    await makeFolder(partial);
    const written = await generator.write(folderSink(partial), {
      as: as === 'csv' ? 'csv' : 'ndjson',
      signal: context.signal,
      onProgress: (progress) => context.progress({ doing: 'generating', ...progress }),
      hash: () => hasher(),
    });
    const entities = new Map(entityTables(plan, generator.world.stage).map((table) => [table.entity, table.columns]));
    const files =
      as === 'parquet' || as === 'duckdb'
        ? await converted(
            written.files.map((file) => ({
              ...file,
              columns: file.table === 'events' ? columnsOf(plan) : (entities.get(file.table) ?? []),
            })),
            as,
            partial,
            context,
          )
        : written.files;
    const manifest = generator.manifest(written, { version, as, files });
    await replaceFolder(partial, out, manifest);
    return { manifest, explanation: generator.explain() };
  } catch (error) {
    throw inWords(error, out);
  } finally {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
  }
};

const optionsOf = ({ users, days, seed, start }: GenerateInput) => ({
  ...(users === undefined ? {} : { users }),
  ...(days === undefined ? {} : { days }),
  ...(seed === undefined ? {} : { seed }),
  ...(start === undefined ? {} : { start }),
});

function hasher() {
  const running = createHash('sha256');
  return { update: (bytes: Uint8Array) => running.update(bytes), digest: () => running.digest('hex') };
}

function folderSink(folder: string): Sink {
  return {
    async open(path) {
      const file = join(folder, path);
      await makeFolder(dirname(file));
      const handle = await open(file, 'w');
      return {
        write: async (bytes) => void (await handle.writeFile(bytes)),
        close: () => handle.close(),
      };
    },
  };
}

type Typed = WrittenFile & { readonly columns: readonly { readonly name: string; readonly type: string }[] };
async function converted(
  files: readonly Typed[],
  as: 'parquet' | 'duckdb',
  folder: string,
  context: JobContext<GenerateProgress>,
): Promise<readonly WrittenFile[]> {
  const temp = await mkdtemp(join(context.sandbox.temp, 'duckdb-'));
  const tables = files.map((file) => ({
    name: file.table,
    files: [join(folder, file.path)],
    columns: file.columns.map(knownColumn),
  }));
  const path = (file: WrittenFile) => (as === 'duckdb' ? 'events.duckdb' : file.path.replace(/\.ndjson$/, '.parquet'));
  try {
    await convert(
      as === 'duckdb'
        ? { as, tables, out: join(folder, 'events.duckdb') }
        : { as, tables: tables.map((table, i) => ({ ...table, out: join(folder, path(files[i] as WrittenFile)) })) },
      {
        sandbox: { ...context.sandbox, temp },
        signal: context.signal,
        onProgress: (share) => context.progress({ doing: 'converting', share }),
      },
    );
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
  const made: WrittenFile[] = [];
  for (const file of files) {
    await rm(join(folder, file.path));
    const full = join(folder, path(file));
    const hash = createHash('sha256');
    await pipeline(createReadStream(full), hash);
    made.push({
      path: path(file),
      table: file.table,
      rows: file.rows,
      bytes: (await stat(full)).size,
      sha256: hash.digest('hex'),
    });
  }
  return made;
}

/** What an earlier run left goes; the manifest, which says that the folder is whole, comes last. */
async function replaceFolder(partial: string, out: string, manifest: Manifest): Promise<void> {
  const forms = ['csv', 'ndjson', 'parquet', 'duckdb'].map((form) => `events.${form}`);
  for (const old of ['manifest.json', ...forms, 'entities', 'truth'])
    await rm(join(out, old), { recursive: true, force: true });
  const paths = new Set([...manifest.files.map((file) => file.path.split('/')[0] ?? file.path), 'truth']);
  for (const path of paths) await rename(join(partial, path), join(out, path));
  const last = join(partial, 'manifest.json');
  await writeFile(last, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(last, join(out, 'manifest.json'));
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room, or ask for fewer users or days; nothing was left behind.',
  EDQUOT: 'your quota is used up. Make room, or ask for fewer users or days; nothing was left behind.',
  EFBIG:
    'a file grew larger than the system lets it be (ulimit -f). Ask for fewer users or days; nothing was left behind.',
  EACCES: 'its folder may not be written to. Choose another folder with --out.',
  EPERM: 'its folder may not be written to. Choose another folder with --out.',
  EROFS: 'the disk is read-only. Choose another folder with --out.',
  ENOENT: 'there can be no such folder. Choose another folder with --out.',
  ENOTDIR: 'a part of its path is a file, not a folder. Choose another folder with --out.',
  ELOOP: 'its path goes through a link that leads back to itself. Choose another folder with --out.',
  EEXIST: 'a file stands where the folder should be. Choose another folder with --out.',
};
function inWords(error: unknown, out: string): unknown {
  const reason = reasons[(error as { code?: string }).code ?? ''];
  return reason && !(error instanceof EngineFailure)
    ? new EngineFailure('source', `Events could not be written to ${out}: ${reason}`)
    : error;
}
