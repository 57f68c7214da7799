// The project files that others extend, as they were when they were asked for first: typing in a project file asks the disk for
// none of them again.
import { statSync } from 'node:fs';
import path from 'node:path';
import { CONFIG } from '../config/config.schema.ts';
import { type ConfigReading, readConfig } from '../config/read.ts';
import type { ExtendsError } from '../plan/difference.ts';
import { Doc } from '../yaml/document.ts';
import { isAddress, isForeign, isInReach, type Reach, realPath } from './reach.ts';
import { readTextNow } from './read-text.ts';
import { uriOfPath } from './uri.ts';

export interface ExtendedFile {
  readonly file: string;
  readonly uri: string;
}
interface ExtendedText {
  /** In UTF-16 units. */
  readonly size: number;
  readonly reading: ConfigReading;
}

export class ExtendedFiles {
  /** Files that were asked for on the disk, for tests of what a keystroke costs. */
  readonly calls = { read: 0 };
  readonly #reach: Reach;
  readonly #found = new Map<string, ExtendedFile | ExtendsError>();
  readonly #texts = new Map<string, ExtendedText | undefined>();

  constructor(reach?: Reach) {
    this.#reach = reach;
  }
  /** They changed on the disk, or may have. */
  forget(uris: readonly string[] = [...this.#texts.keys()]): void {
    if (!uris.some((uri) => this.#texts.has(uri))) return;
    for (const uri of uris) this.#texts.delete(uri);
    // What was a folder may be a file now, and a link may lead elsewhere.
    this.#found.clear();
  }
  /** What a file means by a name: a file, or the project file of a folder, there or not. */
  find(named: string, from: string): ExtendedFile | ExtendsError {
    const key = `${from}\0${named}`;
    const known = this.#found.get(key);
    if (known) return known;
    const found = this.#find(named, from);
    this.#found.set(key, found);
    return found;
  }
  /** Undefined where it is not there, or is no text. */
  read({ file, uri }: ExtendedFile): ExtendedText | undefined {
    if (this.#texts.has(uri)) return this.#texts.get(uri);
    this.calls.read++;
    const read = readTextNow(file);
    const text =
      'text' in read ? { size: read.text.length, reading: readConfig(Doc.of(uri, read.text, 'whole')) } : undefined;
    this.#texts.set(uri, text);
    return text;
  }

  #find(named: string, from: string): ExtendedFile | ExtendsError {
    const given = path.resolve(path.dirname(from), named);
    // Before anything is asked of the disk.
    if (isAddress(named) || isForeign(given, from)) return 'foreign';
    if (!isInReach(given, this.#reach)) return 'out of reach';
    const file = isFolder(given) ? path.join(given, CONFIG) : given;
    if (!isInReach(file, this.#reach)) return 'out of reach';
    if (isForeign(realPath(file), from)) return 'foreign';
    return { file, uri: uriOfPath(file) };
  }
}
function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}
