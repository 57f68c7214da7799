// `trackwright init`: the first files of a project, or a plan from what a team already has.
import path from 'node:path';
import { type Card, cardSchema } from '../card/card.ts';
import { counted } from '../card/format.ts';
import { LARGEST_TABLE, tooLarge } from '../make/import/decode.ts';
import type { Imported } from '../make/import/import.ts';
import { type LossGroup, placesText } from '../make/import/loss.ts';
import { english } from '../read/english.ts';
import { hash } from '../read/hash.ts';
import type { PrintedItem } from '../read/plan/print.ts';
import { type Init, type InitFile, prepareInit, readTable, writeInit } from '../tasks/init.ts';
import { version } from '../version.ts';
import { writeCard } from './card-out.ts';
import { diff } from './diff.ts';
import { InputError, UsageError } from './errors.ts';
import { type Io, note } from './io.ts';
import { shownPath } from './paths.ts';
import { todayOf } from './project.ts';
import { asInput } from './task.ts';
import type { Run } from './verb.ts';

export const run: Run<'init'> = async ({ names: [name], options }, io) => {
  if (name !== undefined && options.project !== undefined)
    throw new UsageError('Give the folder once: as DIR, or with --project.', 'init');
  if (options.shape !== undefined && options.from === undefined)
    throw new UsageError('--shape says what the file of --from is; give --from FILE too.', 'init');
  const dir = path.resolve(io.cwd, name ?? options.project ?? '.');
  const shown = (file: string) => shownPath(io.cwd, file);
  try {
    const from =
      options.from === undefined
        ? undefined
        : {
            name: nameOf(options.from),
            bytes: await bytesOf(options.from, io),
            ...(options.shape ? { shape: options.shape } : {}),
            ...(options.from === '-' ? { nameless: true as const } : {}),
          };
    const init = await prepareInit(
      { dir, today: todayOf(undefined), english: english(), ...(from ? { from } : {}) },
      options.force,
    );
    const dry = options['dry-run'];
    if (!dry) await writeInit(init, options.force, shown);
    if (options.format === 'json') await io.stdout.write(json(init, shown));
    else {
      if (dry)
        for (const { file, before, after, state } of init.files)
          if (state !== 'kept') await io.stdout.write(diff(shown(file), before, after, io.stdout.colour));
      if (!dry || init.imported) await writeCard(cardOf(init, from?.name, dry, shown), 'text', io);
    }
    if (init.above !== undefined)
      await note(io, `"${shown(dir)}" lies inside the project "${shown(init.above)}"; it is a project of its own.`);
    if (!dry) await note(io, `Next: ${dir === io.cwd ? '' : `cd ${inShell(shown(dir))} && `}trackwright lint`);
    return 0;
  } catch (error) {
    throw asInput(error);
  }
};

const inShell = (word: string): string => (/^[\w./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
const nameOf = (from: string): string => (from === '-' ? 'standard input' : path.basename(from));
async function bytesOf(from: string, io: Io): Promise<Uint8Array> {
  if (from !== '-') return readTable(path.resolve(io.cwd, from), from);
  const bytes = await io.stdin();
  if (bytes.length > LARGEST_TABLE) throw new InputError(tooLarge(bytes.length, 'standard input'));
  return bytes;
}

function json({ files, imported, scorecard }: Init, shown: (file: string) => string): string {
  const report = {
    schema: 'trackwright.init/1',
    files: files.map(({ file, state }) => ({ file: shown(file), state })),
    ...(imported
      ? {
          shape: imported.shape,
          events: count(imported.parts.events),
          properties: propertiesIn(imported),
          lost: imported.losses,
          unit: imported.unit,
          scorecard,
        }
      : {}),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
/** Different names of properties, wherever they are defined. */
const propertiesIn = ({ parts }: Imported): number =>
  new Set(
    [...(parts.properties ?? []), ...[...(parts.events ?? []), ...(parts.bundles ?? [])].flatMap(usesIn)].map((use) =>
      typeof use === 'string' ? use : (use.ref ?? use.name),
    ),
  ).size;
const usesIn = ({ properties }: PrintedItem) => (properties ?? []) as readonly (string | PrintedItem)[];
const count = (items: readonly unknown[] | undefined): number => items?.length ?? 0;

/** Losses told in the text report; JSON has them all. */
const SHOWN = 40;

function cardOf(
  { files, imported }: Init,
  from: string | undefined,
  dry: boolean,
  shown: (file: string) => string,
): Card {
  const lost = imported?.losses.filter(({ fate }) => fate !== 'guessed') ?? [];
  const guessed = imported?.losses.filter(({ fate }) => fate === 'guessed') ?? [];
  const words = (losses: readonly LossGroup[]) => {
    const texts = losses.slice(0, SHOWN).map((loss) => lossText(loss, imported?.unit ?? 'row'));
    return losses.length > SHOWN
      ? [...texts, `… and ${losses.length - SHOWN} more; --format json has them all.`]
      : texts;
  };
  const dropped = lost.filter(({ fate }) => fate === 'dropped').length;
  return {
    schema: cardSchema,
    id: hash(files.map(({ after }) => after).join('\0')),
    kind: 'import',
    title: from === undefined ? 'New project' : `Plan from "${from}"`,
    verdict: dropped ? 'warn' : 'ok',
    headline: from === undefined ? setUp(files) : readText(count(imported?.parts.events), lost.length),
    facts: [],
    table: {
      columns: [
        { name: 'file', type: 'string' },
        { name: dry ? 'would be' : 'is', type: 'string' },
      ],
      rows: files.map(({ file, state }) => [shown(file), stateText(state, dry)]),
    },
    checks: [],
    assumptions: words(guessed),
    caveats: words(lost),
    sql: [],
    provenance: { version },
    actions: [],
  };
}
const setUp = (files: readonly InitFile[]): string =>
  files.some(({ state }) => state === 'new' || state === 'other')
    ? 'The project is set up.'
    : 'The project is set up already; nothing was changed.';
function readText(events: number, lost: number): string {
  const read = `${counted(events, 'event')} read`;
  if (lost < 2) return `${read}${lost ? '; one thing could not be kept as it was, named below' : ', nothing lost'}.`;
  const named = lost > SHOWN ? `the first ${SHOWN} are` : 'all are';
  return `${read}; ${lost} things could not be kept as they were, ${named} named below.`;
}
const stateText = (state: InitFile['state'], dry: boolean): string =>
  ({
    new: dry ? 'written' : 'new',
    same: 'as it was',
    kept: 'as it was (yours)',
    added: 'one line longer',
    other: dry ? 'overwritten, with --force' : 'overwritten',
  })[state];

function lossText({ message, column, at }: LossGroup, unit: 'row' | 'line'): string {
  const where = placesText(at, unit);
  return `${column === undefined ? '' : `Column "${column}": `}${message}${where ? ` (${where})` : ''}`;
}
