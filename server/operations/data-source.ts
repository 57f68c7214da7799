// Where the data of a question lies: what --on names, else the last generated events of the project.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { writeDay } from '../base/calendar.ts';
import { closest } from '../base/did-you-mean.ts';
import { localDays } from '../base/time-zone.ts';
import { InputError, UserError } from '../base/user-error.ts';
import type { Settings } from '../config/settings.ts';
import type { Storage } from '../dataset/storage.ts';
import { onDisk } from '../engines/duckdb/duckdb.ts';
import type { Connection } from '../engines/engine-type.ts';
import { connectionOf, engines } from '../engines/registry.ts';
import { EVENTS_DIR } from '../workspace/events-folder.ts';
import { MANIFEST, readManifest } from '../workspace/generated-set.ts';
import { isOwnPath } from '../workspace/own-folder.ts';
import { recover } from '../workspace/swap-folder.ts';
import { EVENTS_FOLDER } from './context.ts';
import { readStorage } from './storage.ts';

export interface ProjectDataSource {
  readonly connection: Connection;
  /** As a person would name it. */
  readonly shown: string;
  /** What the connection says of it; all else lies as we generate it. */
  readonly storage?: Partial<Storage>;
  /** The days that the data touch, where a manifest says so. */
  readonly covers?: Covered;
}
/** Days on the calendar of the plan's time zone; generated events begin and end at midnight in UTC. */
export interface Covered {
  /** The first and the last day on which something may have happened. */
  readonly since: string;
  readonly until: string;
  /** The first and the last of them that are covered from end to end. */
  readonly whole: { readonly first: string; readonly last: string };
  /** In UTC: the day that begins when the data end. */
  readonly end: string;
}

/** `on` as written on the command line, relative to `folder`; undefined: the project's generated events. Throws InputError. */
export function projectDataSource(
  on: string | undefined,
  folder: string,
  root: string,
  settings: Settings,
): ProjectDataSource {
  if (on === undefined) {
    recoverEvents(root);
    if (!existsSync(path.join(root, EVENTS_FOLDER, MANIFEST)))
      throw new UserError(
        'no-data',
        'This project has no generated events yet. Make some with "trackwright events", or name data with --on.',
      );
    return generatedEvents(root, settings);
  }
  const connection = Object.hasOwn(settings.connections, on) ? settings.connections[on] : undefined;
  if (connection !== undefined) return connected(on, connection, root);
  if (!existsSync(path.resolve(folder, on)) && !/[*?[]/.test(on)) {
    const near = closest(on, Object.keys(settings.connections));
    if (near !== undefined)
      throw new InputError(`There is no file, folder or connection "${on}". Did you mean the connection "${near}"?`);
  }
  return { connection: onDisk(on, folder), shown: on, ...daysOf(path.resolve(folder, on), settings) };
}

/** Where they lie, whether there are any or not. Throws InputError where their manifest is damaged. */
export const generatedEvents = (root: string, settings: Settings): ProjectDataSource => ({
  ...unseenEvents(root),
  ...daysOf(path.join(root, EVENTS_FOLDER), settings),
});

/** The same, without a look at them. */
export const unseenEvents = (root: string): ProjectDataSource => ({
  connection: onDisk(EVENTS_FOLDER, root),
  shown: EVENTS_FOLDER,
});

/** Puts in order what a generation that was killed has left. Through a link nothing is touched. */
export function recoverEvents(root: string): void {
  if (isOwnPath(root, EVENTS_DIR)) recover(path.join(root, EVENTS_FOLDER));
}

function connected(name: string, said: unknown, root: string): ProjectDataSource {
  const { storage, ...keys } = (typeof said === 'object' && said !== null ? said : {}) as Readonly<
    Record<string, unknown>
  >;
  const connection = connectionOf(keys, root);
  if (connection === undefined)
    throw new InputError(
      `Connection "${name}" of trackwright.yml cannot be used: this version reads ${[...engines.values()].map(({ example }) => example).join(' or ')} and nothing else. Export the data to Parquet and name the files with --on.`,
    );
  return {
    connection,
    shown: name,
    ...(storage === undefined || storage === null
      ? {}
      : { storage: readStorage(storage, `Connection "${name}" of trackwright.yml`) }),
  };
}

/** The days that the manifest of generated events names. Throws InputError where it is damaged. */
function daysOf(folder: string, { semantics }: Settings): { readonly covers?: Covered } {
  const read = readManifest(folder);
  if (read === undefined) return {};
  if ('problem' in read) throw new InputError(read.problem, { place: { file: path.join(folder, MANIFEST) } });
  const { start, end } = read.manifest;
  return start === undefined || end === undefined ? {} : { covers: coveredDays(start, end, semantics.timezone) };
}

/** @param end in UTC, the day behind the last one */
export function coveredDays(start: string, end: string, timezone: string): Covered {
  const day = localDays(timezone);
  const at = (utc: string): number => Date.parse(`${utc}T00:00:00Z`);
  return {
    since: writeDay(day(at(start))),
    until: writeDay(day(at(end) - 1)),
    whole: { first: writeDay(day(at(start) - 1) + 1), last: writeDay(day(at(end)) - 1) },
    end,
  };
}
