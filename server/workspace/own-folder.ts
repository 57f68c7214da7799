// The folder `.trackwright` of a project: the only place where something is written without being asked where. Never through a
// link: a repository may hold links, and whoever opens it does not choose where they lead.
import { constants, lstatSync, mkdirSync, realpathSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { UnsafePathError, WriteError } from './write-error.ts';

export const OWN_FOLDER = '.trackwright';

/**
 * The path of what is ours below a project, with the folders above it made. Throws UnsafePathError where a part of it is a link,
 * and what the system says; nothing is written then. What the last part is, if it is there, is for the caller to look at, but no link.
 */
export function ownPath(root: string, ...parts: readonly string[]): string {
  const wanted = path.join(root, OWN_FOLDER, ...parts);
  let at = root;
  for (const [i, part] of [OWN_FOLDER, ...parts].entries()) {
    at = path.join(at, part);
    refuseLink(at, root);
    if (i < parts.length) folder(at);
  }
  if (!isWithin(realpathSync(root), realpathSync(path.dirname(wanted))))
    throw new UnsafePathError(wanted, 'it lies outside of the project. Remove the link that leads there.');
  return wanted;
}

/** Without making or changing anything: whether `ownPath` would give this path. */
export function isOwnPath(root: string, ...parts: readonly string[]): boolean {
  let at = root;
  return [OWN_FOLDER, ...parts].every((part, i) => {
    at = path.join(at, part);
    const found = look(at);
    return found === undefined || (!found.isSymbolicLink() && (i === parts.length || found.isDirectory()));
  });
}

function refuseLink(file: string, root: string): void {
  if (look(file)?.isSymbolicLink() !== true) return;
  const name = path.relative(root, file).split(path.sep).join('/');
  throw new UnsafePathError(
    file,
    `"${name}" is a link, and what Trackwright keeps in a project is never written through one. Remove the link.`,
  );
}

function folder(dir: string): void {
  try {
    mkdirSync(dir);
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST' && look(dir)?.isDirectory()) return;
    throw error;
  }
}

function look(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch {
    return undefined;
  }
}

/** Both are true paths, without links. */
export function isWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/**
 * Adds a line to a file of ours that nobody else need read. Throws WriteError where it is a link, no file, or a file that has
 * a second name elsewhere; nothing is written then.
 */
export async function appendOwn(root: string, name: string, line: string): Promise<void> {
  const file = ownPath(root, name);
  const { O_APPEND, O_CREAT, O_RDWR, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const handle = await open(file, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600).catch((error) => {
    throw WriteError.of(error, file);
  });
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new UnsafePathError(file, 'it is not a regular file. Remove it, and it is made anew.');
    if (found.nlink > 1)
      throw new UnsafePathError(
        file,
        'it is a hard link: the same file has another name, perhaps outside of the project. Remove it, and it is made anew.',
      );
    // It may hold what a condition compares with, such as an address.
    if ((found.mode & 0o077) !== 0 && process.platform !== 'win32') await handle.chmod(0o600).catch(() => undefined);
    const last = Buffer.alloc(1, '\n');
    if (found.size > 0) await handle.read(last, 0, 1, found.size - 1);
    // A line that was cut off, as by a full disk, must not spoil this one.
    await handle.appendFile(last[0] === 10 ? line : `\n${line}`);
  } catch (error) {
    throw WriteError.of(error, file);
  } finally {
    await handle.close();
  }
}
