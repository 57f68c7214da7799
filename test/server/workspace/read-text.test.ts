// Bytes of the disk as text, or one sentence why not.
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../server/workspace/read-text.ts';
import { folder } from '../../cli/harness.ts';

const text = 'events:\n  - name: café_opened\n';
const utf16 = Buffer.from(text, 'utf16le');

describe('bytes', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 'This file is UTF-16; YAML tools expect UTF-8.'],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16.swap16()]), 'This file is UTF-16;'],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le'), 'This file is UTF-16;'],
    ['Latin-1', Buffer.from(text, 'latin1'), 'This file is not UTF-8 (byte 22, line 2); it may be Latin-1.'],
    ['a zero byte', Buffer.from('events:\n\0'), 'This file is binary, not text: byte 9, in line 2, is zero.'],
    ['a zero byte far down', Buffer.from(`${'x\n'.repeat(9000)}\0`), 'byte 18001, in line 9001, is zero.'],
    ['a few zeros', Buffer.from([0, 1, 2]), 'This file is binary, not text: byte 1, in line 1, is zero.'],
  ])('%s', async (_, bytes, why) => {
    const read = await readText(path.join(await folder({ 'a.yml': bytes }), 'a.yml'));
    expect('unreadable' in read && read.unreadable).toContain(why);
  });
  it('UTF-8, its mark included, is text', async () => {
    const dir = await folder({ 'a.yml': `\uFEFF${text}`, 'empty.yml': '' });
    expect(await readText(path.join(dir, 'a.yml'))).toEqual({ text: `\uFEFF${text}` });
    expect(await readText(path.join(dir, 'empty.yml'))).toEqual({ text: '' });
  });
});

describe('names', () => {
  it('of nothing, of links, of folders', async () => {
    const dir = await folder({ 'a.yml': text, 'sub/x': '' });
    await symlink(path.join(dir, 'loop.yml'), path.join(dir, 'loop.yml'));
    await symlink(path.join(dir, 'nowhere'), path.join(dir, 'gone.yml'));
    await symlink(path.join(dir, 'a.yml'), path.join(dir, 'link.yml'));
    const read = (name: string) => readText(path.join(dir, name));
    expect(await read('link.yml')).toEqual({ text });
    expect(await read('none.yml')).toEqual({ unreadable: 'This file does not exist.', gone: true });
    expect(await read('gone.yml')).toEqual({
      unreadable: 'This is a link to a file that does not exist. Remove it, or fix where it leads.',
    });
    expect(await read('loop.yml')).toEqual({
      unreadable: 'This is a link that leads back to itself. Remove it, or fix where it leads.',
    });
    expect(await read('sub')).toEqual({ unreadable: 'This is a folder, not a file.' });
    expect(await read('a.yml/b')).toEqual({ unreadable: 'A part of its path is a file, not a folder.' });
  });
});
