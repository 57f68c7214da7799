// Where generated events go: a folder is looked at before the work begins and again before it is replaced. Nothing in it that
// we did not make is ever removed or overwritten.
import { accessSync, constants, existsSync, lstatSync, realpathSync, rmdirSync, rmSync, type Stats } from 'node:fs';
import path from 'node:path';
import { isBystander, survey } from './generated-set.ts';
import type { Holder } from './lock-file.ts';
import { isWithin, ownPath } from './own-folder.ts';
import { lockFolder, stage, swap } from './swap-folder.ts';
import { UnsafePathError } from './write-error.ts';
import { makeFolder } from './write-file.ts';

/** Where generated events lie unless somebody says otherwise, below `.trackwright`. */
export const EVENTS_DIR = 'events';

export interface EventsPlace {
  /** Absolute. */
  readonly out: string;
  /** The project, where `out` is its own folder for events: no link is followed then. */
  readonly root?: string | undefined;
  /** Also replace files of ours that somebody changed. */
  readonly force?: boolean | undefined;
}
export interface EventsFolder {
  /** An empty folder to fill. */
  readonly staging: string;
  /** Puts it in its place. */
  readonly commit: () => void;
  /** Removes what was not put in its place, and lets others work there. */
  readonly close: () => void;
}

/** Throws UnsafePathError where events may not go, or another process makes some right now; and what the system says. */
export async function openEventsFolder({ out, root, force = false }: EventsPlace): Promise<EventsFolder> {
  const made: string[] = [];
  const undo = (): void => {
    for (const dir of made.reverse()) quietly(() => rmdirSync(dir));
  };
  try {
    const isNew = root !== undefined && !existsSync(path.dirname(out));
    const target = root === undefined ? trueTarget(out) : ownPath(root, EVENTS_DIR);
    if (path.dirname(target) === target)
      throw new UnsafePathError(out, 'it is the root of a disk. Name a folder in it.');
    if (isNew) made.push(path.dirname(out));
    await makeFolder(path.dirname(target), made);
    const lock = lockFolder(target);
    if (!('release' in lock)) throw new UnsafePathError(out, busy(lock));
    try {
      check(target, out, force);
      const staging = stage(target);
      const close = (): void => {
        process.removeListener('exit', close);
        quietly(() => rmSync(staging, { recursive: true, force: true }));
        lock.release();
        undo();
      };
      // A process that ends in the middle of the work takes its leftovers with it.
      process.on('exit', close);
      return {
        staging,
        commit: () => {
          if (!lock.isHeld())
            throw new UnsafePathError(out, 'another process has begun to write there. Run this again.');
          check(target, out, force);
          swap(staging, target);
          made.length = 0;
        },
        close,
      };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    undo();
    throw error;
  }
}

const busy = ({ pid, since, isElsewhere }: Holder): string =>
  `another process generates events there now (process ${pid}${isElsewhere ? ' on another machine or in a container' : ''}, since ${since.slice(0, 19).replace('T', ' ')} UTC). Wait until it is done, or stop it, then run this again.`;

/** Whoever names a folder by a link means where it leads. */
function trueTarget(out: string): string {
  const found = look(out);
  if (found === undefined) return path.join(nearest(path.dirname(out)), path.basename(out));
  try {
    return realpathSync(out);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    throw new UnsafePathError(
      out,
      'it is a link to a folder that does not exist. Remove the link, or name another folder.',
    );
  }
}
function nearest(dir: string): string {
  const above = path.dirname(dir);
  return look(dir) === undefined && above !== dir ? path.join(nearest(above), path.basename(dir)) : realpathSync(dir);
}

/** Throws UnsafePathError where the folder may not be replaced. */
function check(target: string, out: string, force: boolean): void {
  const refuse = (why: string): never => {
    throw new UnsafePathError(out, why);
  };
  const found = look(target);
  if (found === undefined) return;
  if (!found.isDirectory())
    refuse('it is a file, and events need a folder. Remove it, or name another one with --out.');
  accessSync(target, constants.W_OK);
  if (found.dev !== lstatSync(path.dirname(target)).dev) refuse(`it is a disk of its own (a mount point). ${INSIDE}`);
  const { isOurs, changed, foreign } = survey(target);
  const others = foreign.filter((name) => !isBystander(name));
  if (!isOurs && others.length)
    refuse(
      `it holds what Trackwright did not generate: ${listed(others)}. That is never replaced, not even with --force. Name an empty folder, or one that does not exist yet, with --out.`,
    );
  const project = others.filter((name) => name === '.git' || name === 'trackwright.yml');
  if (project.length) refuse(`it is a project of its own (it holds ${listed(project)}). ${INSIDE}`);
  const links = others.filter((name) => name === 'truth' || name === 'entities');
  if (links.length)
    refuse(`${listed(links)} in it is not a folder of ours. Move it, or name another folder with --out.`);
  if (holdsCurrent(target)) refuse(`it is the current folder, and is replaced as a whole. ${INSIDE}`);
  if (changed.length && !force)
    refuse(
      `${listed(changed)} in it ${changed.length === 1 ? 'was' : 'were'} changed since Trackwright wrote ${changed.length === 1 ? 'it' : 'them'}. Move what you want to keep, or replace ${changed.length === 1 ? 'it' : 'them'} with --force.`,
    );
}
function holdsCurrent(target: string): boolean {
  try {
    return isWithin(target, realpathSync(process.cwd()));
  } catch {
    return false;
  }
}
const INSIDE = 'Name a folder in it with --out.';

const listed = (names: readonly string[]): string =>
  `${names
    .slice(0, 3)
    .map((name) => `"${name}"`)
    .join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;

function look(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}
function quietly(work: () => void): void {
  try {
    work();
  } catch {}
}
