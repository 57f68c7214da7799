// `trackwright init`: the first files of a project, or a plan from what a team already has.
import path from 'node:path';
import { InputError } from '../../base/user-error.ts';
import { MAX_TABLE_BYTES, tableTooLarge } from '../../import/decode.ts';
import type { Imported } from '../../import/import.ts';
import { type Init, prepareInit, readTable, writeInit } from '../../operations/init.ts';
import { initCard } from '../../operations/init-card.ts';
import type { PrintedItem } from '../../plan/print.ts';
import { jsonText } from '../../results/json.ts';
import { version } from '../../version.ts';
import type { RunCommand } from '../command.ts';
import { UsageError } from '../errors.ts';
import { type Io, note } from '../io.ts';
import { diff, shownPath, writeCard } from '../output.ts';

import { todayOf } from '../project.ts';

export const run: RunCommand<'init'> = async ({ names: [name], options }, io) => {
  if (name !== undefined && options.project !== undefined)
    throw new UsageError('Give the folder once: as DIR, or with --project.', 'init');
  if (options.shape !== undefined && options.from === undefined)
    throw new UsageError('--shape says what the file of --from is; give --from FILE too.', 'init');
  const dir = path.resolve(io.cwd, name ?? options.project ?? '.');
  const shown = (file: string) => shownPath(io.cwd, file);
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
    { dir, today: todayOf(undefined), english: await io.english(), ...(from ? { from } : {}) },
    options.force,
  );
  const dry = options['dry-run'];
  if (!dry) await io.shield(() => writeInit(init, options.force, shown));
  if (options.format === 'json') await io.stdout.data(jsonText(reportOf(init, shown)));
  else {
    if (dry)
      for (const { file, before, after, state } of init.files)
        if (state !== 'kept') await io.stdout.write(diff(shown(file), before, after, io.stdout.colour));
    if (!dry || init.imported) await writeCard(initCard(init, from?.name, dry, shown, version), 'text', io);
  }
  if (init.above !== undefined)
    await note(io, `"${shown(dir)}" lies inside the project "${shown(init.above)}"; it is a project of its own.`);
  if (!dry) await note(io, `Next: ${dir === io.cwd ? '' : `cd ${inShell(shown(dir))} && `}trackwright lint`);
  return 0;
};

const inShell = (word: string): string => (/^[\w./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
const nameOf = (from: string): string => (from === '-' ? 'standard input' : path.basename(from));
async function bytesOf(from: string, io: Io): Promise<Uint8Array> {
  if (from !== '-') return readTable(path.resolve(io.cwd, from), from);
  const bytes = await io.stdin();
  if (bytes.length > MAX_TABLE_BYTES) throw new InputError(tableTooLarge(Number.POSITIVE_INFINITY, 'standard input'));
  return bytes;
}

function reportOf({ files, imported, scorecard }: Init, shown: (file: string) => string): object {
  return {
    schema: 'trackwright.init/1',
    files: files.map(({ file, state }) => ({ file: shown(file), state })),
    ...(imported
      ? {
          shape: imported.shape,
          events: count(imported.parts.events),
          properties: propertiesIn(imported),
          lost: imported.losses,
          assumed: imported.assumptions,
          unit: imported.unit,
          scorecard,
        }
      : {}),
  };
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
