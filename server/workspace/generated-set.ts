// A folder of generated events on the disk: which of its files we made, which of those somebody changed since, and what is not ours.
import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readSync, type Stats } from 'node:fs';
import path from 'node:path';
import { parseManifest } from '../dataset/manifest.ts';
import { readTextNow } from './read-text.ts';

export const MANIFEST = 'manifest.json';

/** What the manifest of a folder says; undefined where it has none, or one of others. `problem`: what is wrong with it, and what to do. */
export function readManifest(folder: string): ReturnType<typeof parseManifest> {
  const file = readTextNow(path.join(folder, MANIFEST));
  const read = 'text' in file ? parseManifest(file.text) : undefined;
  return read && 'problem' in read
    ? { problem: `The ${MANIFEST} of generated events is damaged: ${read.problem} Generate the events again.` }
    : read;
}

/** Of a folder; paths are relative to it, with `/`. */
export interface Survey {
  /** Its manifest says that the set is ours. */
  readonly isOurs: boolean;
  /** As we wrote them. */
  readonly own: readonly string[];
  /** Listed by the manifest, and no longer what it says. */
  readonly changed: readonly string[];
  /** Everything else; a folder that holds nothing of ours stands for what is in it. */
  readonly foreign: readonly string[];
}

/** Never follows a link. Throws what the system says of a folder that cannot be read. */
export function survey(folder: string, { hashes = true } = {}): Survey {
  const listed = listedIn(folder);
  const [own, changed, foreign]: [string[], string[], string[]] = [[], [], []];
  const visit = (dir: string): void => {
    for (const name of readdirSync(path.join(folder, dir)).sort()) {
      const at = dir === '' ? name : `${dir}/${name}`;
      const file = path.join(folder, at);
      const found = lstatSync(file);
      if (found.isDirectory() && HOLDERS.has(at) && listed) visit(at);
      else if (!found.isFile() || listed === undefined) foreign.push(at);
      else if (at === MANIFEST) own.push(at);
      else if (!listed.has(at)) foreign.push(at);
      else if (hashes && !isAsListed(file, found, listed.get(at))) changed.push(at);
      else own.push(at);
    }
  };
  visit('');
  return { isOurs: listed !== undefined, own, changed, foreign };
}

/** Folders of a set that hold files of ours. */
export const HOLDERS: ReadonlySet<string> = new Set(['entities', 'truth']);

/** What desktops and git put into any folder. */
const bystanders: ReadonlySet<string> = new Set([
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
  '.gitkeep',
  '.keep',
  '.gitignore',
]);
export const isBystander = (name: string): boolean => bystanders.has(name);

interface Listed {
  readonly bytes: number;
  readonly sha256: string;
}
/** A manifest may come from anywhere: only names that we give are ours, and nothing that leads out of the folder is among them. */
const ours =
  /^(?:events\.(?:csv|ndjson|parquet|duckdb)|entities\/[\w-]{1,120}\.(?:csv|ndjson|parquet)|truth\/\w{1,40}\.json)$/;
const LARGEST = 16 * 2 ** 20;

/** Undefined where there is no manifest of generated events. */
function listedIn(folder: string): ReadonlyMap<string, Listed | undefined> | undefined {
  const file = path.join(folder, MANIFEST);
  try {
    const found = lstatSync(file);
    if (!found.isFile() || found.size > LARGEST) return undefined;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== undefined && code !== 'ENOENT') throw error;
    return undefined;
  }
  const read = readManifest(folder);
  // One that is damaged says nothing for certain: all that lies there is somebody's.
  if (read === undefined || 'problem' in read) return undefined;
  const { files = [], truth = [] } = read.manifest;
  const listed = new Map<string, Listed | undefined>();
  for (const { path: at, bytes, sha256 } of [...files, ...truth]) {
    if (!ours.test(at)) continue;
    listed.set(at, bytes === undefined || sha256 === undefined ? undefined : { bytes, sha256 });
    // Of a database that somebody writes to: it goes with it, and must never meet another one of that name.
    if (at.endsWith('.duckdb')) listed.set(`${at}.wal`, undefined);
  }
  return listed;
}

const isAsListed = (file: string, found: Stats, listed: Listed | undefined): boolean =>
  listed !== undefined && found.size === listed.bytes && sha256Of(file) === listed.sha256;

function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const handle = openSync(file, 'r');
  try {
    const piece = Buffer.alloc(2 ** 20);
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece))
      hash.update(piece.subarray(0, read));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}
