// Which process made a temporary file: a mark in its name that tells later whether that process still runs.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** `4242-8kzd-1f3a9c`: process id, when it started, where it runs. */
export const processMark = (): string => `${process.pid}-${startOf(process.pid)?.start ?? '0'}-${place()}`;

/** What is in a name behind the mark, so that two files of one process differ. */
export const randomPart = (): string => randomBytes(4).toString('hex');

/** As a regular expression. */
export const MARK = '\\d{1,10}-[0-9a-z]{1,16}-[0-9a-f]{6}';

/** `elsewhere`: on another machine, in another container, or before a restart of this one; nothing can be said of it from here. */
export type ProcessState = 'running' | 'gone' | 'elsewhere';

export function stateOf(mark: string): ProcessState {
  const [pid = '', start = '', where = ''] = mark.split('-');
  if (where !== place()) return 'elsewhere';
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    // EPERM: there is one, of another user.
    if ((error as { code?: string }).code === 'ESRCH') return 'gone';
  }
  const now = startOf(Number(pid));
  if (now === undefined || start === '0') return 'running';
  return now.isDead || now.start !== start ? 'gone' : 'running';
}

/** Process ids are used again; together with the time of the start they are not. Known on Linux only. */
function startOf(pid: number): { readonly start: string; readonly isDead: boolean } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program, in brackets, may hold anything.
    const [state = '', ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { start: Number(fields[18]).toString(36), isDead: state === 'Z' || state === 'X' };
  } catch {
    return undefined;
  }
}

/** Where a process id means what it means here: this machine since it was started, and this container. */
function place(): string {
  const parts = [hostname(), known(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1'))];
  const text = [...parts, known(() => readlinkSync('/proc/self/ns/pid'))].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
function known(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
