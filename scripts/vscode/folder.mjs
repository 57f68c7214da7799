// Makes a downloaded thing whole or not at all: built in a folder of its own, marked last, then renamed into place.
// @ts-check
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../.vscode-test');
const marker = 'made-of.json';

/**
 * The folder `.vscode-test/<name>`, made by `make` unless one made of the same parts is there. Two processes may ask at
 * the same time: both build, the first to finish wins, the other takes what is there.
 * @param {string} name
 * @param {unknown} parts what it is made of, as JSON: a change of it makes the folder anew
 * @param {(dir: string) => Promise<void>} make fills an empty folder; nothing in it may know the folder's own path
 * @returns {Promise<string>} absolute path
 */
export async function folderOf(name, parts, make) {
  const target = path.join(root, name);
  const wanted = JSON.stringify(parts, null, 1);
  const isWhole = async () => (await readFile(path.join(target, marker), 'utf8').catch(() => '')) === wanted;
  if (await isWhole()) return target;

  await removeAbandoned(name);
  const draft = path.join(root, `${name}.${process.pid}-${randomBytes(3).toString('hex')}.partial`);
  await mkdir(draft, { recursive: true });
  try {
    await make(draft);
    await writeFile(path.join(draft, marker), wanted);
    if (await isWhole()) return target;
    await rm(target, { recursive: true, force: true });
    await rename(draft, target).catch(async (error) => {
      if (!(await isWhole())) throw error;
    });
    return target;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Removes drafts whose process is gone. @param {string} name */
async function removeAbandoned(name) {
  for (const entry of await readdir(root).catch(() => /** @type {string[]} */ ([]))) {
    const pid = entry.startsWith(`${name}.`) && /\.(\d+)-\w+\.partial$/.exec(entry)?.[1];
    if (pid && !isRunning(Number(pid))) await rm(path.join(root, entry), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
