// Whole files: whole or not at all, in any folder, with a reason where not.
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, replacing, WriteError, writeWhole } from '../../../server/project/write-file.ts';
import { folder } from '../../cli/harness.ts';

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

  it('or the one before stays, and nothing beside it', async () => {
    const dir = await folder({ 'a.txt': 'before' });
    const file = path.join(dir, 'a.txt');
    const half = async (temporary: string) => {
      await writeFile(temporary, 'half');
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    expect(await why(replacing(file, half))).toBe(
      `"${file}" could not be written: the disk is full. Make room, or choose another place; nothing was left behind.`,
    );
    expect(await readFile(file, 'utf8')).toBe('before');
    expect(await readdir(dir)).toEqual(['a.txt']);
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
});

it('folders that two make at once are there', async () => {
  const dir = path.join(await folder(), 'a/b/c');
  await Promise.all([makeFolder(dir), makeFolder(dir), makeFolder(path.dirname(dir))]);
  expect((await stat(dir)).isDirectory()).toBe(true);
});
