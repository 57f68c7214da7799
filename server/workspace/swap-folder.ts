// A set of files that appears whole: it is filled beside its folder and put in its place by renaming, under a lock. At every moment,
// a power cut included, the folder before or the new one is whole, and whoever comes next puts the rest in order.
import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { HOLDERS, MANIFEST, survey } from './generated-set.ts';
import { hiddenBeside, markIn } from './hidden-names.ts';
import { type Holder, type Lock, takeLock } from './lock-file.ts';
import { stateOf } from './process-mark.ts';
import { UnsafePathError } from './write-error.ts';

// What lies beside a folder while it is replaced, by the ending of its name:
// .partial  the new set, not yet whole; nobody misses it
// .aside    the set of before, whole; the folder is put back from it where there is none
// .old      the set of before, replaced; what is not ours in it moves into the new folder, the rest is removed

/** The lock of a folder, or who holds it; leftovers of runs that are gone are put in order first. */
export function lockFolder(target: string): Lock | Holder {
  const lock = takeLock(lockOf(target));
  if (!('release' in lock)) return lock;
  try {
    putInOrder(target);
    return lock;
  } catch (error) {
    lock.release();
    throw error;
  }
}
const lockOf = (target: string): string => path.join(path.dirname(target), `.${path.basename(target)}.lock`);

/** Puts in order what a run that is gone has left beside a folder, if there is anything and nobody works there. Never throws. */
export function recover(target: string): void {
  quietly(() => {
    const endings = ['partial', 'aside', 'old'];
    if (!beside(target).some((name) => endings.some((ending) => markIn(name, ending, target) !== undefined))) return;
    const lock = lockFolder(target);
    if ('release' in lock) lock.release();
  });
}

/** An empty folder to fill. */
export function stage(target: string): string {
  const staging = hiddenBeside(target, 'partial');
  mkdirSync(staging);
  return staging;
}

/** Throws where it cannot be done; the folder before is in its place then. */
export function swap(staging: string, target: string): void {
  const before = look(target);
  refuseTaken(staging, target, before);
  if (before) chmodSync(staging, before.mode & 0o7777);
  syncTree(staging);
  const aside = hiddenBeside(target, 'aside');
  if (before) renameSync(target, aside);
  try {
    renameSync(staging, target);
  } catch (error) {
    // Where even this fails, the next run does it.
    if (before) quietly(() => renameSync(aside, target));
    throw error;
  }
  syncFolder(path.dirname(target));
  if (before) finish(aside, target);
}

/** A file of others never gives way to one of ours. */
function refuseTaken(staging: string, target: string, before: Stats | undefined): void {
  if (!before) return;
  const taken = survey(target, { hashes: false }).foreign.filter(
    (name) => look(path.join(staging, name)) !== undefined,
  );
  if (taken.length)
    throw new UnsafePathError(
      target,
      `${taken.map((name) => `"${name}"`).join(' and ')} in it ${taken.length === 1 ? 'is' : 'are'} not ours, and a file of that name would be written. Move it, or name another folder with --out.`,
    );
}

/** The new set is in place: an old one that cannot be removed waits for the next run, unless files of others are in it. */
function finish(aside: string, target: string): void {
  const old = aside.replace(/aside$/, 'old');
  let at = aside;
  try {
    renameSync(aside, old);
    at = old;
    dismantle(old, target);
  } catch (error) {
    if (!holdsForeign(at)) return;
    throw new UnsafePathError(
      target,
      `the new events are in place, but files of yours that lay in the folder are still in "${at}" (${(error as { code?: string }).code ?? error}). The next run puts them back.`,
    );
  }
}
function holdsForeign(folder: string): boolean {
  try {
    return survey(folder, { hashes: false }).foreign.length > 0;
  } catch {
    return false;
  }
}

function putInOrder(target: string): void {
  const names = beside(target);
  const at = (name: string): string => path.join(path.dirname(target), name);
  const folders = (ending: string): readonly string[] =>
    names
      .filter((name) => markIn(name, ending, target) !== undefined)
      .map(at)
      .filter((dir) => look(dir)?.isDirectory() === true);
  for (const dir of folders('partial')) rmSync(dir, { recursive: true, force: true });
  for (const name of names) {
    const mark = markIn(name, 'lock', lockOf(target));
    if (mark !== undefined && stateOf(mark) === 'gone') rmSync(at(name), { force: true });
  }
  const asides = [...folders('aside')].sort((a, b) => statSync(b).ctimeMs - statSync(a).ctimeMs);
  for (const aside of asides)
    if (look(target) === undefined) renameSync(aside, target);
    else renameSync(aside, aside.replace(/aside$/, 'old'));
  if (look(target)?.isDirectory() !== true) return;
  for (const old of [...folders('old'), ...asides.map((aside) => aside.replace(/aside$/, 'old'))])
    if (look(old)) dismantle(old, target);
}

/** Moves what is not ours to where it was, removes what is ours. What is in the way stays where it is. */
function dismantle(old: string, target: string): void {
  const { own, foreign } = survey(old, { hashes: false });
  for (const name of foreign) {
    const to = path.join(target, name);
    if (look(to) !== undefined) continue;
    makeWithin(target, path.dirname(name));
    renameSync(path.join(old, name), to);
  }
  for (const name of own) if (name !== MANIFEST) rmSync(path.join(old, name), { force: true });
  for (const dir of HOLDERS) removeEmpty(path.join(old, dir));
  // It tells what is ours, so it goes last.
  if (own.includes(MANIFEST)) rmSync(path.join(old, MANIFEST), { force: true });
  removeEmpty(old);
}
function makeWithin(target: string, dir: string): void {
  if (look(path.join(target, dir)) === undefined) mkdirSync(path.join(target, dir));
}
function removeEmpty(dir: string): void {
  try {
    rmdirSync(dir);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
  }
}
function quietly(work: () => void): void {
  try {
    work();
  } catch {}
}

const beside = (target: string): readonly string[] => {
  try {
    return readdirSync(path.dirname(target));
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return [];
    throw error;
  }
};

function look(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Every file is on the disk before its folder gets the name under which it counts as whole. */
function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) syncTree(at);
    else {
      const handle = openSync(at, 'r+');
      try {
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    }
  }
  syncFolder(folder);
}
/** Not every system can; then a power cut may cost the newest set, never both. */
function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
