// What a file of a project is to us.

import { fileMatcher } from '../base/glob.ts';
import type { Settings } from '../config/settings.ts';
import { isDbtPath } from '../dbt/read/paths.ts';
import type { DbtProject } from '../dbt/read/things.ts';
import type { SourceFile } from '../plan/difference.ts';
import { CONFIG } from './root.ts';

export type FileKind = SourceFile['kind'];

/** Decides by the path below the project's root alone; undefined: the file is none of ours. Made once for many files. */
export function fileKinds(
  rootUri: string,
  settings: Settings,
  dbt: readonly DbtProject[],
): (uri: string) => FileKind | undefined {
  const isPlan = fileMatcher(settings.plans);
  return (uri) => {
    const inside = uri.startsWith(`${rootUri}/`) ? uri.slice(rootUri.length + 1) : uri;
    if (inside === CONFIG) return 'config';
    // `.#x` is a lock of Emacs, a link to nowhere; `._x` is what macOS keeps beside a file on other disks.
    if (/(?:^|\/)\.(?:%23|_)[^/]*$/.test(inside)) return undefined;
    if (/\.plan\.ya?ml$/i.test(inside) || isPlan(decoded(inside))) return 'plan';
    return isDbtPath(uri, dbt) ? 'dbt' : undefined;
  };
}
/** An escape that stands for no text stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
