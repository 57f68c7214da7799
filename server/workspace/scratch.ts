// Folders for temporary files of one process, in the system's place for such; those of processes that are gone are removed.
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { MARK, processMark, stateOf } from './process-mark.ts';

/** A new one, for this user alone. Throws what the system says. */
export function makeScratch(folder: string): string {
  sweep(folder);
  return mkdtempSync(path.join(folder, `trackwright-${processMark()}-`));
}

const pattern = new RegExp(`^trackwright-(${MARK})-[A-Za-z0-9]{6}$`);

/** Anybody may put a name into such a place: only folders of this user are touched, and no link is followed. */
function sweep(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const mark = pattern.exec(name)?.[1];
      if (mark === undefined || stateOf(mark) !== 'gone') continue;
      const dir = path.join(folder, name);
      const found = lstatSync(dir);
      if (found.isDirectory() && found.uid === (process.getuid?.() ?? found.uid))
        rmSync(dir, { recursive: true, force: true });
    }
  } catch {} // Whoever comes next tries again.
}
