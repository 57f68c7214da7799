// The only module that writes whole files to the disk: temporary names beside the targets first, then renames. A file is written
// whole or not at all, and so are several that belong together. A link is followed to the file it means; a file with several
// names (a hard link) gets a new one under this name, and the others keep what it was.
import { constants } from 'node:fs';
import { copyFile, link, lstat, mkdir, open, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { dayMs } from '../base/duration.ts';
import { hiddenBeside, markIn } from './hidden-names.ts';
import { isWithin } from './own-folder.ts';
import { stateOf } from './process-mark.ts';
import { UnsafePathError, WriteError } from './write-error.ts';

export interface FileWrite {
  /** Absolute. */
  readonly file: string;
  readonly data: string | Uint8Array;
  /** An absolute folder out of which no link may lead; without it, whoever named the file meant where it leads. */
  readonly inside?: string | undefined;
}

/**
 * All of them or none; where even putting back fails, the error says which are written and which are not. Makes the folders
 * above them, and keeps the permissions of the files that they replace. Throws WriteError.
 */
export async function writeFiles(files: readonly FileWrite[]): Promise<void> {
  const drafts: Draft[] = [];
  const made: string[] = [];
  let isDone = false;
  try {
    for (const one of files) {
      const draft = await planned(one);
      const same = drafts.find(({ target }) => target === draft.target);
      if (same && same.data === draft.data) continue;
      if (same)
        throw new UnsafePathError(
          one.file,
          `it is the same file as "${same.file}", and the two would differ. Remove one.`,
        );
      drafts.push(draft);
      await ready(draft, made);
    }
    if (drafts.length > 1) for (const draft of drafts) await keep(draft);
    await replaceAll(drafts);
    isDone = true;
  } catch (error) {
    const at = drafts.at(-1)?.file ?? files[0]?.file ?? '';
    const failure = WriteError.of(error, at);
    throw files.length > 1 ? noneOf(failure, files.length) : failure;
  } finally {
    for (const draft of drafts) await putAway(draft);
    if (!isDone) for (const dir of made.reverse()) await rmdir(dir).catch(() => undefined);
  }
  await settle(drafts);
}

interface Draft extends FileWrite {
  /** Where it lies in truth. */
  readonly target: string;
  readonly temporary: string;
  /** The file of before under a second name, for putting it back. */
  kept?: string | undefined;
  was?: { readonly mode: number; readonly uid: number; readonly gid: number } | undefined;
}

async function planned({ file, data, inside }: FileWrite): Promise<Draft> {
  const target = await trueFile(file, inside).catch((error: unknown) => {
    throw WriteError.of(error, file);
  });
  return { file, data, target, temporary: hiddenBeside(target, 'partial') };
}

async function trueFile(file: string, inside: string | undefined): Promise<string> {
  const isLink = (await lstat(file).catch(() => undefined))?.isSymbolicLink() === true;
  const target = isLink
    ? await realpath(file).catch((error: { readonly code?: string }) => {
        if (error.code !== 'ENOENT') throw error;
        throw new UnsafePathError(
          file,
          'it is a link to a file that does not exist. Remove the link, or fix where it leads.',
        );
      })
    : path.join(await trueFolder(path.dirname(file)), path.basename(file));
  if (inside === undefined || isWithin(await trueFolder(inside), target)) return target;
  const what = isLink ? 'it is a link' : 'a folder above it is a link';
  throw new UnsafePathError(
    file,
    `${what} that leads to "${target}", outside of "${inside}". Name that place itself, or run this there.`,
  );
}

/** Without links, for as much of it as there is. */
async function trueFolder(dir: string): Promise<string> {
  try {
    return await realpath(dir);
  } catch (error) {
    const above = path.dirname(dir);
    if ((error as { code?: string }).code !== 'ENOENT' || above === dir) throw error;
    return path.join(await trueFolder(above), path.basename(dir));
  }
}

/** Its new text lies beside it, on the disk for good. */
async function ready(draft: Draft, made: string[]): Promise<void> {
  const { file, data, target, temporary } = draft;
  try {
    await makeFolder(path.dirname(target), made);
    await sweep(path.dirname(target));
    const was = await stat(target).catch((error: { readonly code?: string }) => {
      if (error.code !== 'ENOENT') throw error;
      return undefined;
    });
    if (was?.isDirectory()) throw new WriteError(file, 'there is a folder of that name.');
    if (was && !was.isFile()) throw new UnsafePathError(file, 'it is a pipe or a device, not a file.');
    draft.was = was;
    const handle = await open(temporary, 'wx', was ? was.mode & 0o777 : 0o666);
    try {
      await handle.writeFile(data);
      if (was) {
        // As root, or in a group: the file stays its owner's. Nobody else may give a file away.
        await handle.chown(was.uid, was.gid).catch(() => undefined);
        await handle.chmod(was.mode);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw WriteError.of(error, file);
  }
}

async function keep(draft: Draft): Promise<void> {
  if (!draft.was) return;
  const { file, target } = draft;
  const kept = hiddenBeside(target, 'kept');
  // Told before it is there, so that it is put away whatever happens.
  draft.kept = kept;
  // Disks without hard links get a copy.
  await link(target, kept)
    .catch(() => copyFile(target, kept, constants.COPYFILE_EXCL))
    .catch((error: unknown) => {
      throw WriteError.of(error, file);
    });
}

async function replaceAll(drafts: readonly Draft[]): Promise<void> {
  for (const [at, { file, target, temporary }] of drafts.entries()) {
    try {
      await rename(temporary, target);
    } catch (error) {
      const stuck = await putBack(drafts.slice(0, at));
      const failure = WriteError.of(error, file);
      if (!stuck.length || !(failure instanceof WriteError)) throw failure;
      throw partly(failure, stuck, drafts);
    }
  }
}

/** Those that could not be put back; what they were stays beside them. */
async function putBack(drafts: readonly Draft[]): Promise<readonly Draft[]> {
  const stuck: Draft[] = [];
  for (const draft of [...drafts].reverse()) {
    try {
      if (draft.kept === undefined) await rm(draft.target);
      else await rename(draft.kept, draft.target);
    } catch {
      stuck.unshift({ ...draft });
      draft.kept = undefined;
    }
  }
  return stuck;
}

class PartlyWritten extends WriteError {}
function partly(failure: WriteError, stuck: readonly Draft[], drafts: readonly Draft[]): WriteError {
  const names = (list: readonly Draft[]) => list.map(({ file }) => `"${file}"`).join(', ');
  const same = drafts.filter(({ file }) => !stuck.some((one) => one.file === file));
  const kept = stuck.flatMap((one) => (one.kept === undefined ? [] : [`"${one.kept}"`]));
  return new PartlyWritten(
    failure.file,
    `${failure.why} Putting back what was written before it failed, too. Written: ${names(stuck)}. As before: ${names(same)}.${kept.length ? ` What they were is kept in ${kept.join(', ')} for a day.` : ''}`,
    [...drafts.map(({ file }) => file), ...stuck.flatMap((one) => one.kept ?? [])],
  );
}
const noneOf = (error: unknown, count: number): unknown =>
  error instanceof WriteError && !(error instanceof PartlyWritten)
    ? new WriteError(error.file, `${error.why} None of the ${count} files was changed.`, error.paths)
    : error;

async function putAway({ temporary, kept }: Draft): Promise<void> {
  await rm(temporary, { force: true }).catch(() => undefined);
  if (kept !== undefined) await rm(kept, { force: true }).catch(() => undefined);
}

/** A rename outlives a power cut only once its folder is on the disk; not every system can do that, and the files are whole anyway. */
async function settle(drafts: readonly Draft[]): Promise<void> {
  for (const dir of new Set(drafts.map(({ target }) => path.dirname(target)))) {
    const handle = await open(dir, 'r').catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close().catch(() => undefined);
  }
}

/** What a process of ours that is gone has left beside the files that are written now. */
async function sweep(dir: string): Promise<void> {
  for (const name of await readdir(dir).catch(() => [])) {
    const [draft, kept] = [markIn(name, 'partial'), markIn(name, 'kept')];
    const mark = draft ?? kept;
    if (mark === undefined) continue;
    const file = path.join(dir, name);
    const found = await lstat(file).catch(() => undefined);
    if (!found?.isFile()) continue;
    const state = stateOf(mark);
    const isOld = state !== 'running' && Date.now() - found.mtimeMs > dayMs;
    // What was kept of a file that was replaced is the last of it.
    const isDone = state === 'gone' && (draft !== undefined || found.nlink > 1);
    if (isOld || isDone) await rm(file, { force: true }).catch(() => undefined);
  }
}

/**
 * A folder and those above it; those it makes are told in `made`, from above. Node's own recursive `mkdir` never returns where
 * the system takes no folder (below /proc).
 */
export async function makeFolder(folder: string, made: string[] = []): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await makeFolder(parent, made);
  try {
    await mkdir(folder);
    made.push(folder);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if ((error as { code?: string }).code !== 'EEXIST' || found) throw error;
  }
}
