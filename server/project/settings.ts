// What a project file settles, with what the file that it extends settles where it is silent.
import { statSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../read/config/read.ts';
import { defaults, type Settings } from '../read/config/settings.ts';
import type { Lack } from '../read/difference.ts';
import { Doc } from '../read/yaml/doc.ts';
import { bytesNow, decode, type ReadText } from './read-text.ts';
import { CONFIG } from './root.ts';
import { pathOfUri, uriOfPath } from './uri.ts';

export interface Settled {
  readonly settings: Settings;
  /** What it says it extends, where that is not there, cannot be read, or leads back to a file before it. */
  readonly lacks: ReadonlyMap<string, Lack>;
  /** The files that its settings rest on beside itself, there or not. */
  readonly rests: ReadonlySet<string>;
}

/** The defaults hold where there is no trackwright.yml, or where it cannot be read. Reads the disk for the files it extends. */
export function settle(uri: string, read: ReadText | undefined): Settled {
  const rests = new Set<string>();
  if (!read || !('text' in read)) return { settings: defaults, lacks: new Map(), rests };
  const doc = Doc.of(uri, read.text, 'whole');
  const own = readConfig(doc).settings;
  const file = pathOfUri(uri);
  if (own.extends === undefined || file === undefined) return { settings: own, lacks: new Map(), rests };
  const base = baseOf(own.extends, file, uri, rests);
  const lack: Lack | undefined = base === 'circle' ? 'circle' : base ? undefined : 'absent';
  return {
    settings: typeof base === 'object' ? readConfig(doc, undefined, base).settings : own,
    lacks: new Map(lack && [[own.extends, lack]]),
    rests,
  };
}

/** A file, or the project file of a folder; counted from the file that names it. In a circle nothing is taken over. */
function baseOf(named: string, from: string, start: string, rests: Set<string>): Settings | 'circle' | undefined {
  const given = path.resolve(path.dirname(from), named);
  const file = isFolder(given) ? path.join(given, CONFIG) : given;
  const uri = uriOfPath(file);
  if (uri === start || rests.has(uri)) return 'circle';
  rests.add(uri);
  const read = textOf(file);
  if (!read || !('text' in read)) return undefined;
  const doc = Doc.of(uri, read.text, 'whole');
  const own = readConfig(doc).settings;
  const base = own.extends === undefined ? undefined : baseOf(own.extends, file, start, rests);
  if (base === 'circle') return base;
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
