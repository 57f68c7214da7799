// What a project file settles, with what the file that it extends settles where it is silent.
import { statSync } from 'node:fs';
import path from 'node:path';
import { CONFIG } from '../config/config.schema.ts';
import { readConfig } from '../config/read.ts';
import { defaults, type Settings } from '../config/settings.ts';
import type { ExtendsError } from '../plan/difference.ts';
import { Doc } from '../yaml/document.ts';
import { MAX_FILE_BYTES } from '../yaml/limits.ts';
import { isAddress, isForeign, isInReach, type Reach, realPath } from './reach.ts';
import { type ReadText, readTextNow } from './read-text.ts';
import { pathOfUri, uriOfPath } from './uri.ts';

export interface LoadedSettings {
  readonly settings: Settings;
  /** What it says it extends, where nothing can be taken from there, and why. */
  readonly extendsErrors: ReadonlyMap<string, ExtendsError>;
  /** The files that its settings rest on beside itself, there or not. */
  readonly extendedFiles: ReadonlySet<string>;
}

/** How many project files may extend one another, and how large they may be together. */
const MOST_FILES = 32;

/**
 * The defaults hold where there is no trackwright.yml, or where it cannot be read. Reads the disk for the files it extends.
 */
export function loadSettings(uri: string, read: ReadText | undefined, reach?: Reach): LoadedSettings {
  const extendedFiles = new Set<string>();
  if (!read || !('text' in read)) return { settings: defaults, extendsErrors: new Map(), extendedFiles };
  const doc = Doc.of(uri, read.text, 'whole');
  const own = readConfig(doc).settings;
  const file = pathOfUri(uri);
  if (own.extends === undefined || file === undefined)
    return { settings: own, extendsErrors: new Map(), extendedFiles };
  const chain = chainOf(own.extends, file, uri, extendedFiles, reach);
  if (typeof chain === 'string')
    return { settings: own, extendsErrors: new Map([[own.extends, chain]]), extendedFiles };
  const base = chain.reduceRight<Settings | undefined>(
    (above, one) => readConfig(one, undefined, above).settings,
    undefined,
  );
  return { settings: readConfig(doc, undefined, base).settings, extendsErrors: new Map(), extendedFiles };
}

/** The texts of the files that are extended, the nearest first; each is a file, or the project file of a folder, counted from the file that names it. */
function chainOf(
  first: string,
  start: string,
  startUri: string,
  extendedFiles: Set<string>,
  reach: Reach,
): readonly Doc[] | ExtendsError {
  const chain: Doc[] = [];
  let [from, named, size]: [string, string | undefined, number] = [start, first, 0];
  while (named !== undefined) {
    const given = path.resolve(path.dirname(from), named);
    // Before anything is asked of the disk.
    if (isAddress(named) || isForeign(given, from)) return 'foreign';
    if (!isInReach(given, reach)) return 'out of reach';
    const file: string = isFolder(given) ? path.join(given, CONFIG) : given;
    if (!isInReach(file, reach)) return 'out of reach';
    if (isForeign(realPath(file), from)) return 'foreign';
    const uri = uriOfPath(file);
    if (uri === startUri || extendedFiles.has(uri)) return 'circle';
    if (extendedFiles.size === MOST_FILES) return 'too long';
    extendedFiles.add(uri);
    const read = readTextNow(file);
    if (!('text' in read)) return chain.length ? chain : 'absent';
    size += read.text.length;
    if (size > MAX_FILE_BYTES) return 'too long';
    const doc = Doc.of(uri, read.text, 'whole');
    chain.push(doc);
    [from, named] = [file, readConfig(doc).settings.extends];
  }
  return chain;
}
function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}
