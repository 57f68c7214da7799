// Which files may be read for a project: all, or in a folder that nobody trusts yet only those inside it.
import { realpathSync } from 'node:fs';
import path from 'node:path';

/** Absolute folders; undefined: the whole disk. */
export type Reach = readonly string[] | undefined;

/**
 * Whether a file truly lies in one of the folders, whatever links lead to it. What is not there lies where it would be; what
 * does not even look as if it did is not looked for.
 */
export function isInReach(file: string, reach: Reach): boolean {
  if (!reach) return true;
  if (!reach.some((folder) => isBelow(file, folder))) return false;
  const real = realPath(file);
  return reach.some((folder) => isBelow(real, realPath(folder)));
}
export const OUT_OF_REACH =
  'This is a link to a file outside of the folder, which is read only once the folder is trusted.';

/** A network address: asking for it may already do something. */
export const isAddress = (named: string): boolean => /^[\\/]{2}|^[a-z][a-z0-9+.-]+:/i.test(named);
/** What the system makes while it is read, or another machine than that of the file which names it. */
export function isForeign(file: string, from: string): boolean {
  const { root } = path.parse(file);
  const isElsewhere =
    root.startsWith('\\\\') && root.toLowerCase() !== path.parse(path.resolve(from)).root.toLowerCase();
  return isElsewhere || /^\/(?:proc|sys|dev)(?:\/|$)/.test(file);
}

/** Without links, as far as it is there. */
export function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const above = path.dirname(file);
    return above === file ? file : path.join(realPath(above), path.basename(file));
  }
}
const isBelow = (file: string, folder: string): boolean =>
  file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
