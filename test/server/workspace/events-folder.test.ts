// A set of generated events appears whole, and nothing of others is touched: on a disk that fails at any call, after a process
// that was killed at any call, and in folders that hold what they should not.
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type EventsPlace, openEventsFolder } from '../../../server/workspace/events-folder.ts';
import { takeLock } from '../../../server/workspace/lock-file.ts';
import { recover } from '../../../server/workspace/swap-folder.ts';
import { UnsafePathError } from '../../../server/workspace/write-error.ts';
import { folder } from '../../cli/harness.ts';
import { onDisk } from '../../faults.ts';

vi.mock('node:fs', async (original) =>
  (await import('../../faults.ts')).failingSync(await original<typeof import('node:fs')>()),
);
vi.mock('node:fs/promises', async (original) =>
  (await import('../../faults.ts')).failingPromises(await original<typeof import('node:fs/promises')>()),
);

const filesOf = (text: string) => ({
  'events.csv': `events ${text}`,
  'entities/user.csv': `users ${text}`,
  'truth/funnels.json': `["${text}"]`,
});
type Files = Readonly<Record<string, string>>;
function manifestOf(files: Files): string {
  const list = Object.entries(files).map(([name, text]) => ({
    path: name,
    bytes: text.length,
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  const truth = list.filter((one) => one.path.startsWith('truth/'));
  return JSON.stringify({ schema: 'trackwright.events/1', files: list.filter((one) => !truth.includes(one)), truth });
}
function fill(dir: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), text);
  }
}
async function generate(place: EventsPlace, text: string, files: Files = filesOf(text)): Promise<void> {
  const { staging, commit, close } = await openEventsFolder(place);
  try {
    fill(staging, { ...files, 'manifest.json': manifestOf(files) });
    commit();
  } finally {
    close();
  }
}
/** The set that lies there whole; what else is there, and what lies beside the folder. */
function found(out: string) {
  const all = existsSync(out)
    ? readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(
        (name) => !lstatSync(path.join(out, name)).isDirectory(),
      )
    : [];
  const isSet = (text: string) => {
    const files: Files = filesOf(text);
    return Object.keys(files).every(
      (name) => all.includes(name) && readFileSync(path.join(out, name), 'utf8') === files[name],
    );
  };
  return {
    set: ['one', 'two', 'three'].filter((text) => all.includes('manifest.json') && isSet(text)).join() || 'none',
    others: all.filter((name) => name !== 'manifest.json' && !(name in filesOf(''))).sort(),
    beside: readdirSync(path.dirname(out)).filter((name) => name !== path.basename(out)),
  };
}
const whole = (set: string, others: readonly string[] = []) => ({ set, others, beside: [] });

/** The process that was killed is this one: what it left says another from here on. */
function bury(dir: string): void {
  for (const name of readdirSync(dir)) {
    const file = path.join(dir, name);
    if (name.endsWith('.lock') || name.endsWith('.takeover'))
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"\d+-/, '"4194304-'));
    const dead = name.replace(/-\d+-(\w+-\w{6}-\w{8}\.)/, '-4194304-$1');
    if (dead !== name) renameSync(file, path.join(dir, dead));
  }
}

/** The own folder of a project with the set `one`, and a note and a table of somebody in it. */
async function room(first: 'one' | 'none' = 'one') {
  const root = await folder({ 'a.plan.yml': 'mine' });
  const out = path.join(root, '.trackwright/events');
  const place = { root, out };
  if (first === 'one') {
    fill(out, { ...filesOf('one'), 'manifest.json': manifestOf(filesOf('one')) });
    fill(out, { 'notes.md': 'mine', 'entities/mine.csv': 'mine' });
  }
  const others = first === 'one' ? ['entities/mine.csv', 'notes.md'] : [];
  const isIntact = () => others.every((name) => readFileSync(path.join(out, name), 'utf8') === 'mine');
  return { root, out, place, others, isIntact };
}

describe.each(['one', 'none'] as const)('the folder before held %s', (first) => {
  const calls = async () => {
    const { place } = await room(first);
    const counted = await onDisk(undefined, () => generate(place, 'two'));
    expect(counted.error).toBeUndefined();
    expect(counted.calls).toBeGreaterThan(40);
    return counted.calls;
  };

  it('fails at any call: the set before or the new one, and the next run works', async () => {
    const all = await calls();
    for (let at = 1; at <= all; at++) {
      const { out, place, others, isIntact, root } = await room(first);
      const { error } = await onDisk({ code: 'EIO', at }, () => generate(place, 'two'));
      const { set, ...rest } = existsSync(path.dirname(out)) ? found(out) : whole('none');
      expect({ at, set: [first, 'two'].includes(set) }).toEqual({ at, set: true });
      if (!error) expect({ at, set }).toEqual({ at, set: 'two' });
      if (set === 'one') expect({ at, rest }).toEqual({ at, rest: { others, beside: [] } });
      bury(existsSync(path.dirname(out)) ? path.dirname(out) : root);
      await generate(place, 'three');
      expect({ at, ...found(out) }).toEqual({ at, ...whole('three', others) });
      expect(isIntact()).toBe(true);
    }
  });

  it('killed at any call: whoever reads next finds a whole set, and the next run works', async () => {
    const all = await calls();
    for (let at = 1; at <= all; at++) {
      const { out, place, others, isIntact } = await room(first);
      await onDisk({ code: 'kill', at }, () => generate(place, 'two'));
      const parent = path.dirname(out);
      if (existsSync(parent)) {
        bury(parent);
        recover(out);
        const { set, others: kept, beside } = found(out);
        expect({ at, set: [first, 'two'].includes(set), kept }).toEqual({ at, set: true, kept: others });
        // A lock alone is no work for a reader.
        expect({ at, beside: beside.filter((name) => !name.endsWith('.lock')) }).toEqual({ at, beside: [] });
      }
      await generate(place, 'three');
      expect({ at, ...found(out) }).toEqual({ at, ...whole('three', others) });
      expect(isIntact()).toBe(true);
    }
  });
});

it('killed again while that is put in order', async () => {
  const { place, out } = await room('one');
  const all = (await onDisk(undefined, () => generate(place, 'two'))).calls;
  const start = all - 70;
  for (let at = Math.max(1, start); at <= all; at += 7) {
    for (let second = 1; ; second++) {
      const { out, place, others } = await room('one');
      await onDisk({ code: 'kill', at }, () => generate(place, 'two'));
      bury(path.dirname(out));
      const { calls } = await onDisk({ code: 'kill', at: second }, () => recover(out));
      bury(path.dirname(out));
      recover(out);
      expect({ at, second, ...found(out), beside: [] }).toMatchObject({
        others,
        set: expect.stringMatching(/^(one|two)$/),
      });
      if (calls < second) break;
      second += 5;
    }
  }
  expect(found(out).set).toBe('two');
});

describe('a lock', () => {
  const begun = (place: EventsPlace) => openEventsFolder(place);
  it('of a process that runs: the second is told, and nothing of the first is lost', async () => {
    const { place, out, others } = await room();
    const first = await begun(place);
    await expect(generate(place, 'two')).rejects.toThrow(
      new RegExp(
        `another process generates events there now \\(process ${process.pid}, since \\d{4}-[\\d: -]+ UTC\\)\\. Wait`,
      ),
    );
    fill(first.staging, { ...filesOf('three'), 'manifest.json': manifestOf(filesOf('three')) });
    first.commit();
    first.close();
    expect(found(out)).toEqual(whole('three', others));
  });
  it('that was taken over while its process slept: it does not replace what the other made', async () => {
    const { place, out, others } = await room();
    const sleeper = await begun(place);
    bury(path.dirname(out));
    await generate(place, 'two');
    expect(() => sleeper.commit()).toThrow(UnsafePathError);
    sleeper.close();
    expect(found(out)).toEqual(whole('two', others));
  });
  it.each<[string, (file: string) => void, boolean]>([
    ['of a dead process', (file) => writeFileSync(file, lockText('4194304-1')), true],
    ['of another machine, lately', (file) => writeFileSync(file, lockText('1-1', '000000')), false],
    ['of another machine, long silent', (file) => old(file, lockText('1-1', '000000')), true],
    ['without a word, new', (file) => writeFileSync(file, ''), false],
    ['without a word, long silent', (file) => old(file, ''), true],
    [
      'of this process id at another start',
      (file) => writeFileSync(file, lockText(`${process.pid}-1`)),
      process.platform === 'linux',
    ],
    ['that is a link', (file) => symlinkSync('/dev/null', file), false],
    ['that is a folder', (file) => mkdirSync(file), false],
  ])('%s', async (_, make, isTaken) => {
    const dir = await folder();
    const file = path.join(dir, '.events.lock');
    make(file);
    const lock = (() => {
      try {
        return takeLock(file);
      } catch (error) {
        expect(error).toMatchObject({ code: 'EEXIST' });
        return { pid: '' };
      }
    })();
    expect('release' in lock).toBe(isTaken);
    if ('release' in lock) lock.release();
    expect(readdirSync(dir)).toEqual(isTaken ? [] : ['.events.lock']);
  });
  const here = /-(\w{6})"/.exec(lockTextOf())?.[1] ?? '';
  const lockText = (mark: string, where = here) =>
    JSON.stringify({ mark: `${mark}-${where}`, since: '2026-01-01T00:00:00.000Z', id: 'a' });
  function old(file: string, text: string): void {
    writeFileSync(file, text);
    utimesSync(file, 1_700_000_000, 1_700_000_000);
  }
});
/** Any lock of this process, for its place. */
function lockTextOf(): string {
  const dir = path.join(process.env.TMPDIR ?? '/tmp', `lock-${process.pid}-${Date.now()}`);
  const lock = takeLock(dir);
  const text = readFileSync(dir, 'utf8');
  if ('release' in lock) lock.release();
  return text;
}

describe('a folder that somebody named', () => {
  const foreign =
    /it holds what Trackwright did not generate: .*never replaced, not even with --force\. Name an empty folder/;
  const cases: readonly [string, (out: string, other: string) => void, RegExp | undefined][] = [
    ['is empty', (out) => mkdirSync(out), undefined],
    ['does not exist yet', () => undefined, undefined],
    ['holds what a desktop and git put there', (out) => fill(out, { '.DS_Store': 'x', '.gitkeep': '' }), undefined],
    ['holds sources', (out) => fill(out, { 'entities/User.java': 'class User {}' }), foreign],
    ['holds another manifest', (out) => fill(out, { 'manifest.json': '{"manifest_version": 3}' }), foreign],
    ['holds a broken manifest', (out) => fill(out, { 'manifest.json': '{' }), foreign],
    ['holds data of others', (out) => fill(out, { 'events.csv': 'mine', 'truth/a.json': '{}' }), foreign],
    ['holds a repository', (out) => fill(out, { '.git/HEAD': 'ref' }), foreign],
    [
      'is the set of a project of its own',
      (out) => set(out, { '.git/HEAD': 'ref' }),
      /it is a project of its own \(it holds "\.git"\)/,
    ],
    [
      'holds our set, changed',
      (out) => set(out, { 'events.csv': 'mine' }),
      /"events\.csv" in it was changed since .* replace it with --force/,
    ],
    [
      'holds our set with a link for truth/',
      (out, other) => linkedSet(out, 'truth', other),
      /"truth" in it is not a folder of ours/,
    ],
    [
      'holds our set with a link for a file of the same name',
      (out, other) => linkedSet(out, 'events.ndjson', other),
      undefined,
    ],
    [
      'is a file',
      (out) => writeFileSync(out, 'mine'),
      /it is a file, and events need a folder\. Remove it, or name another/,
    ],
    ['lists what lies elsewhere', (out) => hostile(out, '../b.txt'), undefined],
    ['lists an absolute path', (out) => hostile(out, path.resolve(out, '../b.txt')), undefined],
    ['lists its own way out', (out) => hostile(out, 'entities/../../b.txt'), undefined],
    ['lists files of others by name', (out) => hostile(out, 'notes.md'), undefined],
  ];
  const set = (out: string, more: Files = {}) => {
    fill(out, { ...filesOf('one'), 'manifest.json': manifestOf(filesOf('one')), ...more });
  };
  function linkedSet(out: string, name: string, other: string): void {
    const files = Object.fromEntries(Object.entries(filesOf('one')).filter(([file]) => !file.startsWith(name)));
    fill(out, { ...files, 'manifest.json': manifestOf(files) });
    symlinkSync(other, path.join(out, name));
  }
  const hostile = (out: string, name: string) => {
    set(out, { 'notes.md': 'mine', 'manifest.json': manifestOf({ ...filesOf('one'), [name]: 'mine' }) });
  };

  it.each(cases)('%s', async (_, make, refused) => {
    const root = await folder({ 'other/x.json': 'mine', 'b.txt': 'mine' });
    const out = path.join(root, 'out');
    make(out, path.join(root, 'other'));
    const listing = () => readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
    const before = listing();
    for (const force of refused && !/--force$/.test(refused.source) ? [false, true] : [false]) {
      const done = generate({ out, force }, 'two');
      if (refused) await expect(done).rejects.toThrow(refused);
      else await done;
      if (refused) expect(listing()).toEqual(before);
    }
    if (!refused) expect(found(out).set).toBe('two');
    expect([
      readFileSync(path.join(root, 'b.txt'), 'utf8'),
      readFileSync(path.join(root, 'other/x.json'), 'utf8'),
    ]).toEqual(['mine', 'mine']);
    if (before.includes('out/notes.md')) expect(readFileSync(path.join(out, 'notes.md'), 'utf8')).toBe('mine');
  });

  it('--force replaces what was changed of ours, and nothing else', async () => {
    const root = await folder();
    const out = path.join(root, 'out');
    set(out, { 'events.csv': 'mine', 'notes.md': 'mine' });
    await generate({ out, force: true }, 'two');
    expect(found(out)).toEqual(whole('two', ['notes.md']));
  });
  it('a file of others of a name that would be written is refused before anything is replaced', async () => {
    const root = await folder();
    const out = path.join(root, 'out');
    set(out, { 'events.ndjson': 'mine' });
    const files = { 'events.ndjson': 'new' };
    await expect(generate({ out, force: true }, '', files)).rejects.toThrow(/"events\.ndjson" in it is not ours/);
    expect(found(out)).toEqual(whole('one', ['events.ndjson']));
    expect(readFileSync(path.join(out, 'events.ndjson'), 'utf8')).toBe('mine');
  });
  it('a link is where it leads; a link beside the files stays one; a folder keeps its permissions', async () => {
    const root = await folder();
    const out = path.join(root, 'true/out');
    set(out);
    symlinkSync('../../elsewhere', path.join(out, 'away'));
    linkSync(path.join(out, 'events.csv'), path.join(root, 'second name'));
    symlinkSync('true/out', path.join(root, 'link'));
    const { mode } = statSync(out);
    await generate({ out: path.join(root, 'link') }, 'two');
    expect(found(out)).toEqual(whole('two', ['away']));
    expect(lstatSync(path.join(root, 'link')).isSymbolicLink()).toBe(true);
    expect(statSync(out).mode).toBe(mode);
    expect(readFileSync(path.join(root, 'second name'), 'utf8')).toBe('events one');
  });
  it('the root of the disk, a mount point, the current folder', async () => {
    await expect(generate({ out: '/' }, 'two')).rejects.toThrow('it is the root of a disk');
    if (process.platform === 'linux')
      await expect(generate({ out: '/proc' }, 'two')).rejects.toThrow(/a mount point|EPERM|EACCES|ENOENT|EROFS/);
    await expect(generate({ out: process.cwd() }, 'two')).rejects.toThrow(/did not generate/);
  });
});

describe('the own folder of a project is never reached through a link', () => {
  const levels: readonly [string, (root: string, other: string) => void, string][] = [
    ['.trackwright', (root, other) => symlinkSync(other, path.join(root, '.trackwright')), '".trackwright" is a link'],
    [
      '.trackwright/events',
      (root, other) => {
        mkdirSync(path.join(root, '.trackwright'));
        symlinkSync(path.join(other, 'events'), path.join(root, '.trackwright/events'));
      },
      '".trackwright/events" is a link',
    ],
    [
      '.trackwright, to nowhere',
      (root) => symlinkSync('nowhere', path.join(root, '.trackwright')),
      '".trackwright" is a link',
    ],
  ];
  it.each(levels)('%s', async (_, make, said) => {
    const root = await folder();
    const other = await folder();
    await generate({ out: path.join(other, 'events') }, 'one');
    make(root, other);
    const out = path.join(root, '.trackwright/events');
    for (const force of [false, true]) await expect(generate({ root, out, force }, 'two')).rejects.toThrow(said);
    expect(found(path.join(other, 'events'))).toEqual(whole('one'));
  });
});
