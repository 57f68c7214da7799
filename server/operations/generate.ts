// Events that follow the plan, in a folder.
import path from 'node:path';
import { addDays } from '../base/calendar.ts';
import { hash } from '../base/hash.ts';
import { InputError } from '../base/user-error.ts';
import type { Explanation } from '../events/generator.ts';
import type { Manifest } from '../events/manifest.ts';
import type { Plan } from '../plan/plan.ts';
import { type Card, card } from '../results/card.ts';
import { count, countedValue } from '../results/format.ts';
import { version } from '../version.ts';
import type { DataForm } from '../worker/jobs/generate.ts';
import { recover } from '../workspace/swap-folder.ts';
import { EVENTS_FOLDER, type OperationContext, type OperationProject } from './context.ts';
import { recoverEvents } from './data-source.ts';
import type { OperationInput } from './operation.ts';
import type { Operations } from './table.ts';

export interface GenerateOptions {
  /** Absolute. */
  readonly out: string;
  readonly as: DataForm;
  readonly users?: number | undefined;
  readonly days?: number | undefined;
  readonly seed?: number | undefined;
  readonly start?: string | undefined;
  /** Also replace generated files that somebody changed. */
  readonly force?: boolean;
}
export interface Generated {
  readonly manifest: Manifest;
  readonly explanation: Explanation;
  readonly card: Card;
  readonly ms: number;
}

/** `generateEvents` of the table of operations. Without DuckDB, which writes Parquet, an editor gets events all the same. */
export async function generateForProject(
  context: OperationContext,
  { out, as, users, days, seed, force }: OperationInput<Extract<Operations, { name: 'generateEvents' }>['input']>,
): Promise<{ readonly card: Card; readonly report: Manifest }> {
  const { card, manifest } = await generateEvents(context, {
    out: out === undefined ? path.join(context.project.root, EVENTS_FOLDER) : path.resolve(context.folder, out),
    as: as ?? (context.sqlOff() === null ? 'parquet' : 'ndjson'),
    users,
    days,
    seed,
    ...(force ? { force } : {}),
  });
  return { card, report: manifest };
}

/** Throws InputError and EngineError; nothing half-written stays. */
export async function generateEvents(context: OperationContext, options: GenerateOptions): Promise<Generated> {
  const { project, signal, progress } = context;
  const { plan } = project;
  refuseLongNames(plan);
  const { out } = options;
  const input = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const root = out === path.join(project.root, EVENTS_FOLDER) ? { root: project.root } : {};
  const began = performance.now();
  const job = context.engines().run(
    'generate',
    { ...(input as { out: string; as: DataForm }), ...root, plan, version },
    {
      signal,
      ms: Number.POSITIVE_INFINITY,
      onProgress(now) {
        if (now.doing === 'converting')
          progress(`Writing ${options.as}: ${Math.round(now.share * 100)} %`, 0.7 + 0.3 * now.share);
        else
          progress(
            `Generating events: ${Math.round((100 * now.shard) / now.shards)} %, ${count(now.rows)} rows`,
            (0.7 * now.shard) / now.shards,
          );
      },
    },
  );
  const { manifest, explanation } = await job.catch((error: unknown) => {
    // The worker puts its files away itself, unless it was killed.
    if ('root' in root) recoverEvents(project.root);
    else recover(out);
    throw error;
  });
  const ms = performance.now() - began;
  return { manifest, explanation, card: cardOf(manifest, explanation, options.out, project, ms), ms };
}

/** Every row repeats its names: longer ones would fill the disk. */
const MAX_NAME_LENGTH = 1000;
function refuseLongNames({ events }: Plan): void {
  const names = events.flatMap((event) => [event.as, ...event.properties.map(({ as }) => as)]);
  const long = names.find((name) => name.length > MAX_NAME_LENGTH);
  if (long !== undefined)
    throw new InputError(
      `The name "${long.slice(0, 40)}…" has ${count(long.length)} characters, and every event would repeat it. Give it a shorter name, or a shorter "as"; events are made of names up to ${count(MAX_NAME_LENGTH)}.`,
    );
}

function cardOf(
  manifest: Manifest,
  { journeys, notes }: Explanation,
  out: string,
  project: OperationProject,
  ms: number,
): Card {
  const { counts, files, days, start, end, seed } = manifest;
  const size = files.reduce((sum, file) => sum + file.bytes, 0);
  const relative = path.relative(project.root, out).split(path.sep).join('/') || '.';
  return card({
    id: hash(`generation ${manifest.plan_hash} ${manifest.scenario_hash} ${manifest.seed}`),
    kind: 'generation',
    title: `Events of plan "${manifest.plan}"`,
    verdict: counts.events ? 'ok' : 'warn',
    headline: `${countedValue(counts.events, 'event')} of ${countedValue(counts.users, 'user')} over ${countedValue(days, 'day')}.`,
    facts: [
      { name: 'events', value: counts.events },
      { name: 'users', value: counts.users },
      { name: 'sessions', value: counts.sessions },
      { name: 'size', value: size, unit: 'bytes' },
      { name: 'time', value: Math.round(ms), unit: 'ms' },
    ],
    table: {
      columns: [
        { name: 'file', type: 'string' },
        { name: 'rows', type: 'integer' },
        { name: 'bytes', title: 'Size', type: 'integer', unit: 'bytes' },
      ],
      rows: files.map((file) => [file.path, file.rows, file.bytes]),
    },
    assumptions: [
      `Days ${start} to the day before ${end}; seed ${seed}: the same seed gives the same bytes.`,
      ...journeys.map(
        ({ name, steps }) =>
          `Journey "${name}": ${steps.map((step) => `${step.name} ${Math.round(step.rate * 100)} %`).join(' → ')}.`,
      ),
    ],
    caveats: [
      ...(counts.events ? [] : ['So few users did nothing in so few days. Ask for more with --users or --days.']),
      ...notes.map(({ about, message }) => `${about}: ${message}`),
    ],
    provenance: {
      data: relative,
      asOf: addDays(manifest.end, -1),
      dataHash: hash(files.map((file) => file.sha256).join()),
      planHash: project.planHash,
      engine: `generator ${manifest.generator}`,
      seed: Number(seed),
      version,
    },
  });
}
