// The job that writes generated events: a folder beside the target is filled first, then put in its place.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ColumnType } from '../../dataset/column-type.ts';
import { wideColumnsOf } from '../../dataset/columns.ts';
import { convertFiles } from '../../engines/duckdb/convert.ts';
import { EngineError, throwIfAborted } from '../../engines/engine-error.ts';
import { entityTables } from '../../events/entity-tables.ts';
import { compile, type Explanation } from '../../events/generator.ts';
import type { Manifest, TruthFile } from '../../events/manifest.ts';
import type { Sink, WrittenFile } from '../../events/output.ts';
import { loadVocabulary } from '../../events/values/vocabulary.ts';
import type { WriteProgress } from '../../events/write.ts';
import type { Plan } from '../../plan/plan.ts';
import { openEventsFolder } from '../../workspace/events-folder.ts';
import { MANIFEST } from '../../workspace/generated-set.ts';
import { WriteError } from '../../workspace/write-error.ts';
import { makeFolder } from '../../workspace/write-file.ts';
import type { JobContext, WorkerJob } from '../jobs.ts';

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
  /** The project, where `out` is its own folder for events. */
  readonly root?: string;
  /** Also replace generated files that somebody changed. */
  readonly force?: boolean;
  /** Of Trackwright. */
  readonly version: string;
}
export interface GenerateOutput {
  readonly manifest: Manifest;
  readonly explanation: Explanation;
}
export type GenerateProgress =
  | (WriteProgress & { readonly doing: 'generating' })
  | { readonly doing: 'converting'; readonly share: number };

export const generate: WorkerJob<GenerateInput, GenerateOutput, GenerateProgress> = async (input, context) => {
  const { plan, as, out, version, root, force } = input;
  const vocabulary = await loadVocabulary(plan);
  const compiled = compile(plan, { ...optionsOf(input), ...(vocabulary ? { vocabulary } : {}) });
  if ('problem' in compiled) throw new EngineError('source', compiled.problem.message);
  const { generator } = compiled;
  const folder = await openEventsFolder({ out, root, force }).catch((error: unknown) => {
    throw inWords(error, out);
  });
  const { staging } = folder;
  try {
    const truth: TruthFile[] = [];
    const written = await generator.write(folderSink(staging, truth), {
      as: as === 'csv' ? 'csv' : 'ndjson',
      signal: context.signal,
      onProgress: (progress) => context.progress({ doing: 'generating', ...progress }),
      hash: () => hasher(),
    });
    const entities = new Map(
      entityTables(plan, generator.simulation.context).map((table) => [table.entity, table.columns]),
    );
    const files =
      as === 'parquet' || as === 'duckdb'
        ? await converted(
            written.files.map((file) => ({
              ...file,
              columns: file.table === 'events' ? wideColumnsOf(plan) : (entities.get(file.table) ?? []),
            })),
            as,
            staging,
            context,
          )
        : written.files;
    const manifest = { ...generator.manifest(written, { version, as, files }), truth };
    await writeFile(join(staging, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    throwIfAborted(context.signal);
    folder.commit();
    return { manifest, explanation: generator.explain() };
  } catch (error) {
    throw inWords(error, out);
  } finally {
    folder.close();
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

/** The data files are hashed by whoever writes them; what is under truth/ is given in `truth`. */
function folderSink(folder: string, truth: TruthFile[]): Sink {
  return {
    async open(path) {
      const file = join(folder, path);
      await makeFolder(dirname(file));
      const handle = await open(file, 'w');
      const hash = path.startsWith('truth/') ? hasher() : undefined;
      let bytes = 0;
      return {
        write: async (more) => {
          hash?.update(more);
          bytes += more.length;
          await handle.writeFile(more);
        },
        close: async () => {
          await handle.close();
          if (hash) truth.push({ path, bytes, sha256: hash.digest() });
        },
      };
    },
  };
}

type Typed = WrittenFile & { readonly columns: readonly { readonly name: string; readonly type: ColumnType }[] };
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
    columns: file.columns.map(({ name, type }) => ({ name, type })),
  }));
  const path = (file: WrittenFile) => (as === 'duckdb' ? 'events.duckdb' : file.path.replace(/\.ndjson$/, '.parquet'));
  try {
    await convertFiles(
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
  EBUSY: 'a folder there is in use by another program, or a disk of its own. Choose another folder with --out.',
  EIO: 'the disk reported a fault (EIO). Look at the disk, or choose another folder with --out.',
};
function inWords(error: unknown, out: string): unknown {
  const reason = error instanceof WriteError ? error.why : reasons[(error as { code?: string }).code ?? ''];
  return reason && !(error instanceof EngineError)
    ? new EngineError('source', `Events could not be written to ${out}: ${reason}`)
    : error;
}
