// Whole files: whole or not at all, one or several, in any folder, with a reason where not.
import {
  chmod,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { hiddenBeside } from '../../../server/workspace/hidden-names.ts';
import { WriteError } from '../../../server/workspace/write-error.ts';
import { type FileWrite, makeFolder, writeFiles } from '../../../server/workspace/write-file.ts';
import { folder } from '../../cli/harness.ts';
import { onDisk } from '../../faults.ts';

vi.mock('node:fs/promises', async (original) =>
  (await import('../../faults.ts')).failingPromises(await original<typeof import('node:fs/promises')>()),
);

const writeWhole = (file: string, data: string) => writeFiles([{ file, data }]);
const why = (promise: Promise<unknown>) =>
  promise.then(
    () => 'written',
    (error: Error) => (error instanceof WriteError ? error.message : error),
  );

describe('a file is written', () => {
  it('with the folders above it, and keeps the permissions of the one before', async () => {
    const dir = await folder();
    const file = path.join(dir, 'a/b/c.txt');
    await writeWhole(file, 'one');
    await chmod(file, 0o640);
    await writeWhole(file, 'two');
    expect(await readFile(file, 'utf8')).toBe('two');
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect(await readdir(path.dirname(file))).toEqual(['c.txt']);
  });

  it('whatever its name, as long as the disk takes it', async () => {
    const dir = await folder();
    for (const name of ['x'.repeat(255), 'ガ'.repeat(85), '.yml', 'a b$(c)*.yml']) {
      await writeWhole(path.join(dir, name), 'one');
      await writeWhole(path.join(dir, name), 'two');
      expect(await readFile(path.join(dir, name), 'utf8')).toBe('two');
    }
    expect(await readdir(dir)).toHaveLength(4);
  });
});

describe('a link', () => {
  const linked = async (to: (other: string) => string) => {
    const other = await folder({ 'plans/true.yml': 'before' });
    const dir = await folder({ 'plans/true.yml': 'before' });
    await symlink(to(other), path.join(dir, 'a.yml'));
    return { dir, other, file: path.join(dir, 'a.yml') };
  };
  it('is followed, and stays one', async () => {
    const { dir, file } = await linked(() => 'plans/true.yml');
    await writeFiles([{ file, data: 'after', inside: dir }]);
    expect(await readlink(file)).toBe('plans/true.yml');
    expect(await readFile(path.join(dir, 'plans/true.yml'), 'utf8')).toBe('after');
    expect(await readdir(path.join(dir, 'plans'))).toEqual(['true.yml']);
  });
  it('out of the folder that it must stay in is refused', async () => {
    const { dir, other, file } = await linked((out) => path.join(out, 'plans/true.yml'));
    expect(await why(writeFiles([{ file, data: 'after', inside: dir }]))).toBe(
      `"${file}" could not be written: it is a link that leads to "${other}/plans/true.yml", outside of "${dir}". Name that place itself, or run this there.`,
    );
    expect(await readFile(path.join(other, 'plans/true.yml'), 'utf8')).toBe('before');
    await writeWhole(file, 'named');
    expect(await readFile(path.join(other, 'plans/true.yml'), 'utf8')).toBe('named');
  });
  it('of a folder above the file is refused likewise', async () => {
    const { dir, other } = await linked(() => 'plans');
    await symlink(other, path.join(dir, 'models'));
    const file = path.join(dir, 'models/new/x.yml');
    expect(await why(writeFiles([{ file, data: 'x', inside: dir }]))).toMatch(
      /: a folder above it is a link that leads to ".*\/new\/x\.yml", outside of /,
    );
    expect(await readdir(other)).toEqual(['plans']);
  });
  it('to nothing is refused', async () => {
    const { dir, file } = await linked(() => 'nowhere');
    expect(await why(writeWhole(file, 'x'))).toMatch(/: it is a link to a file that does not exist\. Remove the link/);
    expect((await readdir(dir)).sort()).toEqual(['a.yml', 'plans']);
  });
  it('and the file that it means, with two texts, are refused; with one, written once', async () => {
    const { dir, file } = await linked(() => 'plans/true.yml');
    const both = (second: string) => [
      { file, data: 'after' },
      { file: path.join(dir, 'plans/true.yml'), data: second },
    ];
    expect(await why(writeFiles(both('other')))).toMatch(/it is the same file as ".*a\.yml", and the two would differ/);
    expect(await readFile(file, 'utf8')).toBe('before');
    await writeFiles(both('after'));
    expect(await readFile(file, 'utf8')).toBe('after');
  });
  it('a hard link: this name gets the new text, the other keeps the old one', async () => {
    const dir = await folder({ 'a.yml': 'before' });
    await link(path.join(dir, 'a.yml'), path.join(dir, 'b.yml'));
    await writeWhole(path.join(dir, 'a.yml'), 'after');
    expect(await readFile(path.join(dir, 'b.yml'), 'utf8')).toBe('before');
  });
});

describe('a file that cannot be written is told with the reason', () => {
  it.each([
    ['a file where a folder should be', 'a.txt/b.txt', 'a part of its path is a file, not a folder.'],
    ['one further up', 'a.txt/b/c.txt', 'a part of its path is a file, not a folder.'],
    ['a folder of that name', 'folder', 'there is a folder of that name.'],
    ['a link in a circle', 'loop/x.txt', 'its path goes through a link that leads back to itself.'],
    ['a name that is too long', 'x'.repeat(300), 'its name is too long.'],
  ])('%s', async (_, name, reason) => {
    const dir = await folder({ 'a.txt': '' });
    await mkdir(path.join(dir, 'folder'));
    await symlink(path.join(dir, 'loop'), path.join(dir, 'loop'));
    expect(await why(writeWhole(path.join(dir, name), 'x'))).toBe(
      `"${path.join(dir, name)}" could not be written: ${reason}`,
    );
  });

  // Node's own recursive mkdir never returns from here.
  it.runIf(process.platform === 'linux')('a place that takes no folders', async () =>
    expect(await why(writeWhole('/proc/trackwright/a/b.txt', 'x'))).toBe(
      '"/proc/trackwright/a/b.txt" could not be written: there can be no such folder. Choose another place.',
    ),
  );
  it.runIf(process.platform === 'linux')('a device', async () => {
    const before = await lstat('/dev/null');
    expect(await why(writeWhole('/dev/null', 'x'))).toBe(
      '"/dev/null" could not be written: it is a pipe or a device, not a file.',
    );
    expect((await lstat('/dev/null')).ino).toBe(before.ino);
  });
});

describe('several files, and a disk that fails at any call', () => {
  const texts = { 'a.yml': 'a', 'b.yml': 'b', 'sub/c.yml': 'c' };
  const other = 'not to be touched';
  async function room() {
    const dir = await folder({ ...texts, 'mine.txt': other });
    const files = ['a.yml', 'b.yml', 'sub/c.yml', 'new/deep/d.yml'].map(
      (name): FileWrite => ({
        file: path.join(dir, name),
        data: 'after',
        inside: dir,
      }),
    );
    const now = async () => Promise.all(files.map(({ file }) => readFile(file, 'utf8').catch(() => undefined)));
    const left = async () =>
      (await readdir(dir, { recursive: true })).filter((name) => path.basename(name).startsWith('.'));
    return { dir, files, now, left };
  }
  const before = [...Object.values(texts), undefined];
  const after = before.map(() => 'after');

  it('all or none, and the message is true', async () => {
    const { files } = await room();
    const { calls } = await onDisk(undefined, () => writeFiles(files));
    expect(calls).toBeGreaterThan(40);
    for (let at = 1; at <= calls; at++) {
      const { dir, files, now, left } = await room();
      const { error } = await onDisk({ code: 'EIO', at }, () => writeFiles(files));
      expect({ at, now: await now() }).toEqual({ at, now: error ? before : after });
      expect(await readFile(path.join(dir, 'mine.txt'), 'utf8')).toBe(other);
      if (!error) continue;
      expect(error).toBeInstanceOf(WriteError);
      expect((error as Error).message).toMatch(/None of the 4 files was changed\.$/);
      expect({ at, left: await left() }).toEqual({ at, left: [] });
      expect((await readdir(dir)).sort()).toEqual(['a.yml', 'b.yml', 'mine.txt', 'sub']);
    }
  });

  it('killed at any call: each file is whole, and the next run writes all', async () => {
    const { files } = await room();
    const { calls } = await onDisk(undefined, () => writeFiles(files));
    for (let at = 1; at <= calls; at++) {
      const { files, now } = await room();
      await onDisk({ code: 'kill', at }, () => writeFiles(files));
      for (const [i, text] of (await now()).entries()) expect([before[i], 'after']).toContain(text);
      await writeFiles(files);
      expect(await now()).toEqual(after);
    }
  });

  it('and again while it puts back: the error names what is written and what is not', async () => {
    const { files } = await room();
    const { calls } = await onDisk(undefined, () => writeFiles(files.slice(0, 3)));
    // The last rename of the three and all that follows.
    const renames: number[] = [];
    for (let at = 1; at <= calls; at++) {
      const { files, now } = await room();
      await onDisk({ code: 'kill', at }, () => writeFiles(files.slice(0, 3)));
      if ((await now()).filter((text) => text === 'after').length === 2) renames.push(at);
    }
    const at = renames[0] as number;
    const again = await room();
    const { error } = await onDisk({ code: 'EIO', at, lasting: true }, () => writeFiles(again.files.slice(0, 3)));
    expect(await again.now()).toEqual(['after', 'after', 'c', undefined]);
    expect((error as Error).message).toMatch(
      /the disk reported a fault \(EIO\)\..* Putting back .* failed, too\. Written: ".*a\.yml", ".*b\.yml"\. As before: ".*c\.yml"\. What they were is kept in ".*\.kept", ".*\.kept" for a day\.$/,
    );
  });
});

describe('what a process that is gone has left', () => {
  const DAY = 86_400_000;
  const gone = (file: string, ending: string) => hiddenBeside(file, ending).replace(/-\d+-\w+-/, '-4194304-1-');
  it.each<[string, (file: string) => string, number, boolean]>([
    ['its own half-written file', (file) => gone(file, 'partial'), 0, true],
    ['one of a process that runs', (file) => hiddenBeside(file, 'partial'), 2 * DAY, process.platform !== 'linux'],
    ['one of another machine', (file) => gone(file, 'partial').replace(/-\w{6}-(\w{8}\.)/, '-000000-$1'), 0, false],
    ['an old one of it', (file) => gone(file, 'partial').replace(/-\w{6}-(\w{8}\.)/, '-000000-$1'), 2 * DAY, true],
    ['the last copy of a file that was replaced', (file) => gone(file, 'kept'), 0, false],
    ['an old one', (file) => gone(file, 'kept'), 2 * DAY, true],
    [
      'a name that only looks like ours',
      (file) => path.join(path.dirname(file), '.b.yml.4cbb35f2.partial'),
      2 * DAY,
      false,
    ],
    ['somebody’s file', (file) => path.join(path.dirname(file), 'b.partial'), 2 * DAY, false],
  ])('%s', async (_, name, age, isSwept) => {
    const dir = await folder();
    const left = name(path.join(dir, 'b.yml'));
    await writeFile(left, 'left');
    const then = new Date(Date.now() - age);
    await utimes(left, then, then);
    await writeWhole(path.join(dir, 'a.yml'), 'a');
    expect(await readdir(dir)).toEqual(isSwept ? ['a.yml'] : [path.basename(left), 'a.yml'].sort());
  });
  it('a link of such a name is not ours', async () => {
    const dir = await folder({ 'mine.txt': 'mine' });
    const name = gone(path.join(dir, 'b.yml'), 'partial');
    await symlink(path.join(dir, 'mine.txt'), name);
    await writeWhole(path.join(dir, 'a.yml'), 'a');
    expect((await lstat(name)).isSymbolicLink()).toBe(true);
  });
});

it('folders that two make at once are there', async () => {
  const dir = path.join(await folder(), 'a/b/c');
  await Promise.all([makeFolder(dir), makeFolder(dir), makeFolder(path.dirname(dir))]);
  expect((await stat(dir)).isDirectory()).toBe(true);
});
