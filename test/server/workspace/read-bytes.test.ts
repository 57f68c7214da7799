// No more is read than is wanted, whatever a file says of itself.
import { execFileSync, spawn } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBytes, readBytesNow } from '../../../server/workspace/read-bytes.ts';
import { readText, readTextNow } from '../../../server/workspace/read-text.ts';
import { folder } from '../../cli/harness.ts';

const both = async (file: string, most: number) => {
  const now = readBytesNow(file, most);
  expect(await readBytes(file, { most })).toEqual(now);
  return now;
};

describe('a file', () => {
  it.each([0, 1, 1000, 65_536, 65_537, 200_000])('of %d bytes is read whole', async (size) => {
    const bytes = Buffer.alloc(size, 'ab');
    const file = path.join(await folder({ a: bytes }), 'a');
    const read = await both(file, 200_000);
    expect('bytes' in read && Buffer.compare(read.bytes, bytes)).toBe(0);
  });
  it('that is larger than wanted is not', async () => {
    const file = path.join(await folder({ a: Buffer.alloc(2000) }), 'a');
    expect(await both(file, 1999)).toEqual({ tooLarge: 2000 });
  });
});

describe.runIf(process.platform === 'linux')('what says that it is empty', () => {
  it('is read as far as a small file goes', async () => {
    const read = readBytesNow('/proc/self/status', 1 << 20);
    expect('bytes' in read && Buffer.from(read.bytes).toString()).toMatch(/^Name:/);
  });
  it('and no further', async () => {
    expect(await both('/proc/self/pagemap', 1 << 24)).toEqual({ not: 'a file' });
  });
  it.each(['/dev/zero', '/dev/tty', 'pipe', 'link'])('%s is told as none', async (name) => {
    const dir = await folder();
    execFileSync('mkfifo', [path.join(dir, 'pipe')]);
    await symlink('pipe', path.join(dir, 'link'));
    const file = path.resolve(dir, name);
    const unreadable = 'This is a device or a pipe, not a file.';
    expect(await readText(file)).toEqual({ unreadable });
    expect(readTextNow(file)).toEqual({ unreadable });
  });
  it('what another program hands over is read to its end, and no further than a file', async () => {
    const dir = await folder();
    const pipe = path.join(dir, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const fill = (command: string) => spawn('/bin/sh', ['-c', `(${command}) > ${pipe}`], { stdio: 'ignore' });
    fill('echo name: a; echo b');
    expect(await readText(pipe, { piped: true })).toEqual({ text: 'name: a\nb\n' });
    fill('yes');
    expect(await readText(pipe, { piped: true })).toEqual({
      unreadable: expect.stringContaining('This file has more than 16 MB;'),
    });
  });
});
