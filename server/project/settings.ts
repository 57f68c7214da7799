// What a project file settles, with what the file that it extends settles where it is silent.
import { statSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../read/config/read.ts';
import { defaults, type Settings } from '../read/config/settings.ts';
import { Doc } from '../read/yaml/doc.ts';
import { bytesNow, decode, type ReadText } from './read-text.ts';
import { CONFIG } from './root.ts';
import { pathOfUri, uriOfPath } from './uri.ts';

export interface Settled {
  readonly settings: Settings;
  /** What it says it extends, where that is not there or cannot be read. */
  readonly lacks: ReadonlySet<string>;
  /** The files that its settings rest on beside itself, there or not. */
  readonly rests: ReadonlySet<string>;
}

/** The defaults hold where there is no trackwright.yml, or where it cannot be read. Reads the disk for the files it extends. */
export function settle(uri: string, read: ReadText | undefined): Settled {
  const rests = new Set<string>();
  if (!read || !('text' in read)) return { settings: defaults, lacks: new Set(), rests };
  const doc = Doc.of(uri, read.text, 'whole');
  const own = readConfig(doc).settings;
  const file = pathOfUri(uri);
  if (own.extends === undefined || file === undefined) return { settings: own, lacks: new Set(), rests };
  const base = baseOf(own.extends, file, rests);
  return {
    settings: base ? readConfig(doc, undefined, base).settings : own,
    lacks: base ? new Set() : new Set([own.extends]),
    rests,
  };
}

/** A file, or the project file of a folder; counted from the file that names it. Files that lead in a circle are read once. */
function baseOf(named: string, from: string, rests: Set<string>): Settings | undefined {
  const given = path.resolve(path.dirname(from), named);
  const file = isFolder(given) ? path.join(given, CONFIG) : given;
  const uri = uriOfPath(file);
  if (rests.has(uri)) return defaults;
  rests.add(uri);
  const read = textOf(file);
  if (!read || !('text' in read)) return undefined;
  const doc = Doc.of(uri, read.text, 'whole');
  const own = readConfig(doc).settings;
  const base = own.extends === undefined ? undefined : baseOf(own.extends, file, rests);
  return base ? readConfig(doc, undefined, base).settings : own;
}
function textOf(file: string): ReadText | undefined {
  try {
    return decode(bytesNow(file));
  } catch {
    return undefined;
  }
}
function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}
