// The only door by which whole files reach the disk: a temporary name beside the target, then a rename. A file is written whole or not at all.
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** What the operating system refused, in words: what, where, why, what to do. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly file: string;
  constructor(file: string, why: string) {
    super(`"${file}" could not be written: ${why}`);
    this.file = file;
  }
}

/** Makes the folders above it. Keeps the permissions of the file it replaces. Throws WriteError. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  await replacing(file, async (temporary) => {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

/** `make` fills a temporary file beside the target; the target appears when it is done, and nothing stays when it fails. */
export async function replacing(file: string, make: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(4).toString('hex')}.partial`);
  try {
    await makeFolder(path.dirname(file));
    await make(temporary);
    const mode = await stat(file).then(
      (old) => old.mode,
      () => undefined,
    );
    if (mode !== undefined) {
      const handle = await open(temporary, 'r+');
      await handle.chmod(mode).finally(() => handle.close());
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true, recursive: true }).catch(() => undefined);
    const code = (error as { code?: string }).code;
    if (code === undefined) throw error;
    throw new WriteError(file, reasons[code] ?? `the system said ${code}.`);
  }
}

/** A folder and those above it. Node's own recursive `mkdir` never returns where the system takes no folder (below /proc). */
export async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  const above = path.dirname(folder);
  if (above !== folder) await makeFolder(above);
  await mkdir(folder).catch((error: { readonly code?: string }) => {
    // Somebody else may have made it meanwhile.
    if (error.code !== 'EEXIST' || found) throw error;
  });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'its folder may not be written to. Change the permissions, or choose another place.',
  EPERM: 'its folder may not be written to. Change the permissions, or choose another place.',
  EROFS: 'the disk is read-only. Choose another place.',
  ENOSPC: 'the disk is full. Make room, or choose another place; nothing was left behind.',
  EDQUOT: 'your quota is used up. Make room, or choose another place; nothing was left behind.',
  EFBIG: 'it is larger than the system lets a file be (ulimit -f). Choose another place; nothing was left behind.',
  ENOENT: 'there can be no such folder. Choose another place.',
  ENOTDIR: 'a part of its path is a file, not a folder.',
  EEXIST: 'a part of its path is a file, not a folder.',
  ELOOP: 'its path goes through a link that leads back to itself.',
  EISDIR: 'there is a folder of that name.',
  ENAMETOOLONG: 'its name is too long.',
};
