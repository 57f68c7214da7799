// What the operating system refused, in words: a full disk or a missing file is no bug of ours.

const said: Readonly<Record<string, (what: string) => string>> = {
  ENOENT: (what) => `${what} does not exist.`,
  EACCES: (what) => `${what} may not be read or written by this user.`,
  EPERM: (what) => `${what} may not be read or written by this user.`,
  EROFS: (what) => `${what} lies on a disk that is read-only.`,
  ENOSPC: (what) => `${what} could not be written: the disk is full.`,
  EFBIG: (what) => `${what} could not be written: it is larger than the system lets a file be (ulimit -f).`,
  EDQUOT: (what) => `${what} could not be written: your disk quota is used up.`,
  EISDIR: (what) => `${what} is a folder where a file is needed.`,
  ENOTDIR: (what) => `${what} goes through a file where a folder is needed.`,
  EEXIST: (what) => `${what} is there already.`,
  EBUSY: (what) => `${what} is in use by another program.`,
  ELOOP: (what) => `${what} is a symbolic link that leads back to itself.`,
  ENAMETOOLONG: (what) => `${what} is a longer name than the disk allows.`,
  EMFILE: (what) => `Too many files are open to open ${what} (ulimit -n raises the limit).`,
};

/** Undefined for what is no such refusal. `shown` makes a path as the report prints it. */
export function systemError(error: unknown, shown: (path: string) => string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  if (syscall === 'uv_cwd') return 'The current folder no longer exists.';
  if (syscall.startsWith('spawn'))
    return code === 'ENOENT' ? `Program "${path ?? syscall.slice(6)}" was not found.` : undefined;
  return said[code]?.(path === undefined ? (syscall === 'write' ? 'The output' : 'A file') : `"${shown(path)}"`);
}
