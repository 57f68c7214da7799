// What the operating system refused to write, in words.
import { UserError } from '../base/user-error.ts';

/** What could not be written, why, and what to do. */
export class WriteError extends UserError {
  readonly file: string;
  readonly why: string;
  constructor(file: string, why: string, paths: readonly string[] = [file]) {
    super('invalid-input', `"${file}" could not be written: ${why}`, { paths });
    this.file = file;
    this.why = why;
  }

  /** Of what the system said; anything else stays as it is. */
  static of(error: unknown, file: string): unknown {
    const code = (error as { code?: unknown } | null)?.code;
    if (error instanceof WriteError || typeof code !== 'string') return error;
    return new WriteError(file, reasons[code] ?? `the system said ${code}.`);
  }
}

/** UnsafePathError by us before the system was asked: what stands there is a link, or no file. */
export class UnsafePathError extends WriteError {}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'its folder may not be written to. Change the permissions, or choose another place.',
  EPERM: 'its folder may not be written to. Change the permissions, or choose another place.',
  EROFS: 'the disk is read-only. Choose another place.',
  ENOSPC: 'the disk is full. Make room, or choose another place; nothing was left behind.',
  EDQUOT: 'your quota is used up. Make room, or choose another place; nothing was left behind.',
  EFBIG: 'it is larger than the system lets a file be (ulimit -f). Choose another place; nothing was left behind.',
  EIO: 'the disk reported a fault (EIO). Look at the disk, or choose another place.',
  ENOENT: 'there can be no such folder. Choose another place.',
  ENOTDIR: 'a part of its path is a file, not a folder.',
  EEXIST: 'a part of its path is a file, not a folder.',
  ELOOP: 'its path goes through a link that leads back to itself.',
  ENXIO: 'it is a pipe or a device, not a file.',
  EISDIR: 'there is a folder of that name.',
  ENAMETOOLONG: 'its name is too long.',
};
