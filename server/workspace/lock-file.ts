// A lock between processes: a file that one of them makes, and that says whose it is. One that a dead process left is taken over.
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hiddenBeside } from './hidden-names.ts';
import { MARK, processMark, stateOf } from './process-mark.ts';

export interface Lock {
  /** False once another process has taken it over, as after a long sleep of the machine. */
  readonly isHeld: () => boolean;
  readonly release: () => void;
}
export interface Holder {
  readonly pid: string;
  /** ISO 8601 in UTC. */
  readonly since: string;
  /** It runs on another machine or in another container. */
  readonly isElsewhere: boolean;
}

/** How often a holder shows that it is there, and after how long without that one elsewhere counts as gone. */
const BEAT = 15_000;
const SILENCE = 120_000;

/** In bytes. */
const LONGEST = 1000;

/** Throws what the system says, EEXIST where something stands there that is no lock; never follows a link. */
export function takeLock(file: string): Lock | Holder {
  const text = JSON.stringify({ mark: processMark(), since: new Date().toISOString(), id: randomUUID() });
  const draft = hiddenBeside(file, 'lock');
  writeFileSync(draft, text, { flag: 'wx' });
  try {
    for (;;) {
      if (place(draft, file, text)) return held(file, text);
      const found = read(file);
      if (found === undefined) continue;
      const holder = holderOf(found, lstatSync(draft).mtimeMs);
      if (holder !== undefined) return holder;
      // Two may find the same dead lock: only who holds the lock of the lock replaces it, and only that one.
      const takeover = takeLock(`${file}.takeover`);
      if (!('release' in takeover)) return takeover;
      try {
        if (read(file)?.text === found.text) {
          renameSync(draft, file);
          return held(file, text);
        }
      } finally {
        takeover.release();
      }
    }
  } finally {
    try {
      rmSync(draft, { force: true });
    } catch {} // It is swept by a later run.
  }
}

/** A link, so that the lock has its text from the start; a file of its own where the disk has no hard links. */
function place(draft: string, file: string, text: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES'].includes(code ?? '')) throw error;
  }
  let handle: number;
  try {
    handle = openSync(file, 'wx');
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeFileSync(handle, text);
  } finally {
    closeSync(handle);
  }
  return true;
}

interface Found {
  readonly text: string;
  readonly changed: number;
}
/** Undefined where there is none any more. */
function read(file: string): Found | undefined {
  try {
    const found = lstatSync(file);
    if (!found.isFile() || found.size > LONGEST)
      throw Object.assign(new Error(`${file} is no lock`), { code: 'EEXIST', syscall: 'open', path: file });
    return { text: readFileSync(file, 'utf8'), changed: found.mtimeMs };
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Undefined for one that is there no more. `now` by the clock of the disk. */
function holderOf({ text, changed }: Found, now: number): Holder | undefined {
  const isSilent = now - changed > SILENCE;
  const said = parsed(text);
  if (said === undefined)
    return isSilent ? undefined : { pid: '?', since: new Date(changed).toISOString(), isElsewhere: true };
  const { mark, since } = said;
  const state = stateOf(mark);
  const [pid = '', start] = mark.split('-');
  // Where the start of a process is not known, its id may be another's by now. One of our own is silent once it was given
  // back, even where the disk would not remove it.
  const isDoubtful = state === 'elsewhere' || start === '0' || pid === String(process.pid);
  if (state === 'gone' || (isDoubtful && isSilent)) return undefined;
  return { pid, since, isElsewhere: state === 'elsewhere' };
}
function parsed(text: string): { readonly mark: string; readonly since: string } | undefined {
  try {
    const { mark, since } = JSON.parse(text) as { mark?: unknown; since?: unknown };
    if (typeof mark !== 'string' || typeof since !== 'string') return undefined;
    return new RegExp(`^${MARK}$`).test(mark) && /^[\d:.TZ-]+$/.test(since) ? { mark, since } : undefined;
  } catch {
    return undefined;
  }
}

function held(file: string, text: string): Lock {
  const isHeld = (): boolean => {
    try {
      return read(file)?.text === text;
    } catch {
      return false;
    }
  };
  const beat = setInterval(() => {
    try {
      if (isHeld()) utimesSync(file, new Date(), new Date());
    } catch {}
  }, BEAT);
  beat.unref();
  return {
    isHeld,
    release: () => {
      clearInterval(beat);
      try {
        if (isHeld()) rmSync(file, { force: true });
      } catch {} // The next one finds that its process is gone.
    },
  };
}
