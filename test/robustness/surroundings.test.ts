// Hostile surroundings: no room on the disk, no right to write, files where folders should be, a run that is cut off. What was
// there before stays, nothing half-written is left, and the next run works.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { inWorld } from '../cli/cli-world.ts';
import { cli, cliFile, folder, shell } from '../cli/harness.ts';
import { closeAll, start } from '../protocol/client.ts';
import { bundleWorker, type WorkerScript } from '../worker-script.ts';
import { brief, plan, shop, stack } from './shop.ts';

afterEach(closeAll);

/** What is below a folder; looked at again where a part of it goes away meanwhile. */
async function listed(dir: string): Promise<readonly string[]> {
  try {
    return (await readdir(dir, { recursive: true })).sort();
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT' || !(await isThere(dir))) throw error;
    return listed(dir);
  }
}
const isThere = (dir: string): Promise<boolean> =>
  stat(dir).then(
    () => true,
    () => false,
  );
/**
 * Root may write anywhere, unless it gives that right away: then it is asked like anybody, and still reaches all that is its own,
 * wherever this project and the folders for temporary files lie.
 */
const humble =
  process.getuid?.() === 0 ? ['setpriv', '--inh-caps=-all', '--bounding-set=-dac_override,-dac_read_search'] : [];
function isRefused(): boolean {
  const [program = '', ...words] = [...humble, process.execPath, '-e', 'process.exit(0)'];
  return process.platform !== 'win32' && spawnSync(program, words).status === 0;
}
const onLinux = process.platform === 'linux';
const many = ['events', '--users', '200000', '--days', '300'];

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
/** Resolves when the folder of half-written events holds something. */
const halfWritten = (dir: string) =>
  until(async () => {
    const own = path.join(dir, '.trackwright');
    const partial = (await readdir(own).catch(() => [])).find((name) => name.endsWith('.partial'));
    const names = partial === undefined ? [] : await readdir(path.join(own, partial)).catch(() => []);
    return names.length ? true : undefined;
  });
/** What a run that did not end well may have left. */
const leftIn = async (dir: string) =>
  (await listed(dir)).filter((name) => /\.(?:partial|aside|old|kept|lock)$/.test(name));
/** Processes of this machine whose command line names a file. */
async function running(script: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const lines = pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''));
  const found = await Promise.all(lines);
  return pids.filter((_, at) => found[at]?.split('\0').includes(script));
}

describe.runIf(onLinux)('a disk with room for 4 kB more', () => {
  // A limit of the shell stands for the disk: the system refuses to write behind it.
  const small = (words: string) => `ulimit -f 8; trackwright ${words}`;

  it.each(['parquet', 'csv'])('events as %s: those of before stay', async (as) => {
    const cwd = await folder(shop);
    expect((await cli(['events', '--users', '5', '--days', '2', '--as', 'csv'], { cwd })).code).toBe(0);
    const before = await listed(cwd);
    const manifest = await readFile(path.join(cwd, '.trackwright/events/manifest.json'), 'utf8');
    const ran = await shell(small(`events --users 2000 --days 20 --as ${as}`), { cwd });
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(
      /Events could not be written to .*: a file grew larger than the system lets it be \(ulimit -f\)\. Ask for fewer users/,
    );
    expect(ran.stderr).not.toMatch(stack);
    expect(await listed(cwd)).toEqual(before);
    expect(await readFile(path.join(cwd, '.trackwright/events/manifest.json'), 'utf8')).toBe(manifest);
  });

  it('a plan of 500 events with --fix: not one byte of it changes', async () => {
    const large = `events:\n${Array.from({ length: 500 }, (_, n) => `  - {name: event_${n}_done, descripton: x}\n`).join('')}`;
    const cwd = await folder({ 'a.plan.yml': large });
    const ran = await shell(small('lint --fix'), { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('"a.plan.yml" could not be written: it is larger than the system lets a file be');
    expect(await readFile(path.join(cwd, 'a.plan.yml'), 'utf8')).toBe(large);
    expect(await listed(cwd)).toEqual(['a.plan.yml']);
  });
});

describe.runIf(onLinux)('an output that takes nothing', () => {
  it.each(['lint --format json', 'sql paid', 'events --stdout --as csv'])('%s > /dev/full', async (words) => {
    const ran = await shell(`trackwright ${words} > /dev/full`, { cwd: await folder(shop) });
    expect(ran).toMatchObject({ code: 2, stderr: 'error: The output could not be written: the disk is full.\n' });
  });
  it('an output that is closed is no failure', async () => {
    const cwd = await folder(shop);
    const ran = await shell('trackwright events --users 3000 --stdout --as csv | head -n 1', { cwd });
    expect(ran).toEqual({ code: 0, stdout: expect.stringMatching(/^event_id,[^\n]*\n$/), stderr: '' });
  });
});

describe.runIf(isRefused())('a folder that may not be written to', () => {
  async function shut(): Promise<string> {
    const cwd = await folder({
      ...shop,
      'a.brief.yml': brief,
      'b.plan.yml': 'events: [{name: a_done, descripton: x}]\n',
    });
    for (const name of await readdir(cwd)) await chmod(path.join(cwd, name), 0o444);
    await chmod(cwd, 0o555);
    onTestFinished(() => chmod(cwd, 0o755));
    return cwd;
  }
  it.each([
    [['plan', 'a.brief.yml'], '"a.plan.yml" could not be written: its folder may not be written to.'],
    [['lint', '--fix'], '"b.plan.yml" could not be written: its folder may not be written to.'],
    [['dbt'], '"dbt/dbt_project.yml" could not be written: its folder may not be written to.'],
    [['events', '--users', '5'], ': its folder may not be written to. Choose another folder with --out.'],
  ])('%j', async (words, said) => {
    const cwd = await shut();
    const before = await listed(cwd);
    const ran = await new Promise<{ code: number | null; stderr: string }>((resolve) => {
      const [program = '', ...given] = [...humble, process.execPath, cliFile(), ...words];
      const child = spawn(program, given, { cwd });
      let stderr = '';
      child.stderr.on('data', (text) => {
        stderr += text;
      });
      child.on('close', (code) => resolve({ code, stderr }));
    });
    expect(ran).toEqual({ code: 2, stderr: expect.stringContaining(said) });
    expect(ran.stderr).not.toMatch(stack);
    expect(await listed(cwd)).toEqual(before);
  });
});

/** Where Node's own way of making folders never returns. */
const endless: readonly [readonly string[], string][] = [
  [['plan', 'a.brief.yml', '--out', '/proc/x/y/a.plan.yml'], 'there can be no such folder. Choose another place.'],
  [['events', '--users', '5', '--out', '/proc/x/y'], 'there can be no such folder. Choose another folder with'],
  [['init', '/proc/x/y'], 'there can be no such folder. Choose another place.'],
];
describe('files where folders should be, and folders where files should be', () => {
  it.each<[readonly string[], string]>([
    [['lint', 'shop.plan.yml/x'], '"shop.plan.yml/x" does not exist.'],
    [['lint', '--project', 'shop.plan.yml'], '"shop.plan.yml" is not a directory'],
    [['lint', '--baseline', 'sub'], 'The baseline cannot be read. This is a folder, not a file.'],
    [['plan', 'sub'], 'The brief "sub" cannot be read. This is a folder, not a file.'],
    [['plan', 'a.brief.yml', '--out', 'sub'], '"sub" could not be written: there is a folder of that name.'],
    [['plan', 'a.brief.yml', '--out', 'shop.plan.yml/x'], 'a part of its path is a file, not a folder.'],
    [['dbt', '--out', 'shop.plan.yml'], 'a part of its path is a file, not a folder.'],
    [['events', '--out', 'shop.plan.yml'], 'it is a file, and events need a folder. Remove it, or name another one'],
    [['events', '--out', 'shop.plan.yml/x/y'], 'a part of its path is a file, not a folder. Choose another folder'],
    [
      ['events', '--out', 'sub', '--force'],
      'it holds what Trackwright did not generate: "mine.txt". That is never replaced',
    ],
    [['init', 'shop.plan.yml'], '"shop.plan.yml" is a file; a project needs a folder. Name another one.'],
    [['init', '--from', 'sub'], '"sub" cannot be read. This is a folder, not a file.'],
    [['init', '--from', '/dev/zero'], '"/dev/zero" is a device, not a file.'],
    [['plan', '/dev/zero'], 'The brief "/dev/zero" cannot be read. This is a device or a pipe, not a file.'],
    ...(onLinux ? endless : []),
  ])('%j', async (words, said) => {
    const cwd = await folder({ ...shop, 'a.brief.yml': brief, 'sub/mine.txt': 'mine' });
    const before = await listed(cwd);
    // With an engine, or at the risk that it never ends, in a process of its own.
    const isBare = words[0] !== 'events' && !words.some((word) => /^\/(?:proc|dev)\//.test(word));
    const ran = await (isBare ? inWorld : cli)(words, { cwd });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(said);
    expect(ran.stderr).not.toMatch(stack);
    expect(await listed(cwd)).toEqual(before);
    expect(await readFile(path.join(cwd, 'shop.plan.yml'), 'utf8')).toBe(plan);
  });
});

describe('a plan that lacks a file makes nothing', () => {
  const wide = Buffer.from('events: [{name: other_done}]\n', 'utf16le');
  it.each<[string, Record<string, string | Uint8Array>, string]>([
    [
      'UTF-16',
      { 'other.plan.yml': wide },
      '"other.plan.yml" cannot be read, and nothing is made of a plan that lacks it.',
    ],
    ['binary settings', { 'trackwright.yml': new Uint8Array([0, 1]) }, '  --> trackwright.yml:1:1\n'],
    [
      'broken settings',
      { 'trackwright.yml': 'rules: [}\n' },
      '  --> trackwright.yml:1:8\n  = help: This "[" is never closed',
    ],
  ])('%s', async (_, files, said) => {
    const cwd = await folder({ ...shop, ...files });
    const before = await listed(cwd);
    for (const words of [['events'], ['dbt']]) {
      const ran = await inWorld(words, { cwd });
      expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 2, stdout: '' });
      expect(ran.stderr).toContain(said);
    }
    expect(await listed(cwd)).toEqual(before);
    const client = await start('full', {}, { root: cwd, initializationOptions: { client: 'trackwright' } });
    await expect(
      client.request('workspace/executeCommand', { command: 'trackwright.generateDbt', arguments: [{}] }),
    ).rejects.toMatchObject({
      data: { code: 'invalid-input' },
      message: expect.stringMatching(/^\S+\.yml:1:\d+: "\S+\.yml" cannot be read, and nothing/),
    });
    expect(await listed(cwd)).toEqual(before);
  });

  it('a broken place of it is told, and the rest is made', async () => {
    const cwd = await folder({ ...shop, 'b.plan.yml': 'events:\n  - name: "a_done\n' });
    const ran = await inWorld(['sql', 'paid'], { cwd });
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('select') });
    expect(ran.stderr).toMatch(
      /^b\.plan\.yml:2:11: This text begins with " and is never closed.* What stands there may be missing;/,
    );
  });
});

describe.runIf(onLinux)('a run that is cut off', () => {
  /** In a process group of its own, as a terminal starts it; its folder for temporary files is its own, too. */
  async function begun(): Promise<{ cwd: string; temp: string; child: ChildProcess; ended: Promise<unknown> }> {
    const cwd = await folder(shop);
    const temp = await folder();
    const child = spawn(process.execPath, [cliFile(), ...many], {
      cwd,
      detached: true,
      env: { ...process.env, TMPDIR: temp },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
    onTestFinished(() => {
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {} // It is gone, as it should be.
    });
    await halfWritten(cwd);
    return { cwd, temp, child, ended };
  }
  const workerOf = async (child: ChildProcess): Promise<number> => {
    const children = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
    return Number(children.trim().split(' ')[0]);
  };
  const nothingHalf = (cwd: string) => until(async () => ((await leftIn(cwd)).length ? undefined : true));
  const sound = { code: 0, stderr: '' };
  const next = (cwd: string) => cli(['events', '--users', '20', '--days', '2'], { cwd });

  it.each<['SIGINT' | 'SIGHUP']>([['SIGINT'], ['SIGHUP']])(
    'by %s to all of its processes, as Ctrl+C and a closing terminal do',
    async (signal) => {
      const { cwd, temp, child, ended } = await begun();
      process.kill(-(child.pid ?? 0), signal);
      expect(await ended).toBe(130);
      expect(await leftIn(cwd)).toEqual([]);
      expect(await listed(temp)).toEqual([]);
      expect(await next(cwd)).toMatchObject(sound);
    },
  );

  it('by kill -9 of its engine', async () => {
    const { cwd, temp, child, ended } = await begun();
    process.kill(await workerOf(child), 'SIGKILL');
    expect(await ended).toBe(2);
    expect(await leftIn(cwd)).toEqual([]);
    expect(await listed(temp)).toEqual([]);
    expect(await next(cwd)).toMatchObject(sound);
  });

  it('by kill -9 of itself: its engine puts all away, and ends', async () => {
    const { cwd, temp, child, ended } = await begun();
    const worker = await workerOf(child);
    process.kill(child.pid ?? 0, 'SIGKILL');
    expect(await ended).toBe('SIGKILL');
    await nothingHalf(cwd);
    await until(async () => ((await listed(temp)).length ? undefined : true));
    await until(() =>
      stat(`/proc/${worker}/fd`).then(
        () => undefined,
        () => true,
      ),
    );
    expect(await next(cwd)).toMatchObject(sound);
  });
});

describe.runIf(onLinux)('an engine of the language server that is killed', () => {
  let worker: WorkerScript;
  beforeAll(async () => {
    worker = await bundleWorker();
  });
  afterAll(() => worker.remove());

  it('leaves nothing half-written; problems go on, and so does the next command', async () => {
    const client = await start('full', shop, {
      worker: worker.script,
      initializationOptions: { client: 'trackwright' },
    });
    const execute = (command: string, given: unknown) =>
      client.request<{ card: { kind: string } }>('workspace/executeCommand', { command, arguments: [given] });
    const failed = execute('trackwright.generateEvents', { users: 200_000, days: 300 }).catch((error) => error);
    await halfWritten(client.root);
    const pids = await running(worker.script);
    expect(pids.length).toBe(1);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    expect(await failed).toMatchObject({
      data: { code: 'stopped' },
      message: expect.stringMatching(/^The engine was killed \(SIGKILL\) before this was done, .*\. Try again;/),
    });
    expect(await leftIn(client.root)).toEqual([]);

    await client.open('b.plan.yml', 'events:\n  - {name: a_done, descripton: x}\n');
    const found = await client.problems('b.plan.yml', (all) => all.some((one) => one.code === 'unknown-key'));
    expect(found.map((one) => one.code)).toContain('unknown-key');
    expect(await execute('trackwright.generateEvents', { users: 20, days: 2 })).toMatchObject({
      card: { kind: 'generation' },
    });
    expect(await execute('trackwright.run', { name: 'paid' })).toMatchObject({ card: { kind: 'metric' } });
  });
});

it('words that mean nothing are answered with what was meant', async () => {
  const cwd = await folder(shop);
  for (const [words, said] of [
    [['lnt'], 'Unknown command "lnt". Did you mean "lint"?'],
    [['__proto__'], 'Unknown command "__proto__".'],
    [['lint', '--fxi'], 'Unknown option "--fxi" of "trackwright lint". Did you mean "--fix"?'],
    [['sql', 'piad'], 'Did you mean paid?'],
    [['events', '--as', 'parket'], 'Did you mean "parquet"?'],
    [['explain', 'unknown-kye'], 'Did you mean "unknown-key"?'],
    [['explain', '\u001b[2J\u202e'], 'There is no rule "\\u{1b}[2J\\u{202e}"'],
  ] as const) {
    const ran = await inWorld(words, { cwd });
    expect({ words, code: ran.code, stdout: ran.stdout }).toEqual({ words, code: 2, stdout: '' });
    expect(ran.stderr).toContain(said);
    expect(ran.stderr).not.toMatch(stack);
  }
});

it('a language server that is told nonsense ends, and says nothing of its inside', async () => {
  for (const nonsense of ['hello\r\n\r\n', 'Content-Length: x\r\n\r\n{}', 'Content-Length: 5\r\n\r\n{{{{{']) {
    const ran = await cli(['lsp', '--stdio'], { stdin: nonsense });
    expect({ nonsense, code: ran.code }).toEqual({ nonsense, code: 1 });
    expect(ran.stdout + ran.stderr).not.toMatch(/\n {4}at /);
  }
});
