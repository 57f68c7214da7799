import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inWorld } from './cli-world.ts';
import { folder } from './harness.ts';

const run = (cwd: string, words: readonly string[], stdin = '') => inWorld(['init', ...words], { cwd, stdin });
const read = (dir: string, file: string) => readFile(path.join(dir, file), 'utf8');
const listed = async (dir: string) => (await readdir(dir, { recursive: true })).sort();

describe('a new project', () => {
  it('in a folder that is not there yet', async () => {
    const cwd = await folder();
    const ran = await run(cwd, ['shop']);
    expect(ran.code).toBe(0);
    expect(ran.stdout.split('\n').slice(0, 6)).toEqual([
      'New project',
      '✔ The project is set up.',
      '',
      'File                    State',
      'shop/trackwright.yml    created',
      'shop/tracking.plan.yml  created',
    ]);
    expect(ran.stderr).toBe('Next: cd shop && trackwright lint\n');
    expect(await listed(path.join(cwd, 'shop'))).toEqual(['.gitignore', 'tracking.plan.yml', 'trackwright.yml']);
    expect(await read(cwd, 'shop/.gitignore')).toBe('.trackwright/\n');
    expect(await inWorld(['lint'], { cwd: path.join(cwd, 'shop') })).toMatchObject({
      code: 0,
      stdout: 'No problems in 2 files.\n',
    });
  });

  it('in the current folder, which git knows and which has files', async () => {
    const cwd = await folder({ '.git/HEAD': '', '.gitignore': 'dist\n', 'a.txt': 'x' });
    expect((await run(cwd, [])).stderr).toBe('Next: trackwright lint\n');
    expect(await read(cwd, '.gitignore')).toBe('dist\n.trackwright/\n');
    expect(await read(cwd, 'a.txt')).toBe('x');
  });

  it('needs no ignore entry where the repository has one above', async () => {
    const cwd = await folder({ '.git/HEAD': '', '.gitignore': '.trackwright/\n', 'a/b/c.txt': '' });
    await run(cwd, ['a/b']);
    expect(await listed(path.join(cwd, 'a/b'))).toEqual(['c.txt', 'tracking.plan.yml', 'trackwright.yml']);
  });

  it('twice is once: what a person changed stays', async () => {
    const cwd = await folder();
    await run(cwd, []);
    await writeFile(path.join(cwd, 'tracking.plan.yml'), 'events: [{name: mine}]\n');
    const ran = await run(cwd, []);
    expect(ran.stdout).toContain('The project is set up already; nothing was changed.');
    expect(ran.stdout).toContain('tracking.plan.yml  unchanged (yours)');
    expect(await read(cwd, 'tracking.plan.yml')).toBe('events: [{name: mine}]\n');
    expect(await read(cwd, '.gitignore')).toBe('.trackwright/\n');
    expect((await run(cwd, ['--force'])).stdout).toContain('tracking.plan.yml  overwritten');
    expect(await read(cwd, 'tracking.plan.yml')).toContain('signup_completed');
  });

  it('brings no example where there is a plan', async () => {
    const cwd = await folder({ 'deep/mine.plan.yml': 'events: [{name: a}]\n' });
    await run(cwd, []);
    expect((await listed(cwd)).filter((file) => file.endsWith('.plan.yml'))).toEqual(['deep/mine.plan.yml']);
  });

  it('writes nothing with --dry-run, and shows what it would', async () => {
    const cwd = await folder({ '.gitignore': 'dist' });
    const ran = await run(cwd, ['--dry-run']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('+++ b/trackwright.yml');
    expect(ran.stdout).toContain('+events:');
    expect(ran.stdout).toContain('+.trackwright/');
    expect(await listed(cwd)).toEqual(['.gitignore']);
  });

  it('says that it lies inside another one', async () => {
    const cwd = await folder({ 'trackwright.yml': '' });
    expect((await run(cwd, ['inner'])).stderr).toBe(
      '"inner" lies inside the project "."; it is a project of its own.\nNext: cd inner && trackwright lint\n',
    );
  });

  it('as data', async () => {
    const cwd = await folder();
    const ran = await run(cwd, ['my shop', '--format', 'json']);
    expect(JSON.parse(ran.stdout)).toEqual({
      schema: 'trackwright.init/1',
      files: ['trackwright.yml', 'tracking.plan.yml', '.gitignore'].map((file) => ({
        file: `my shop/${file}`,
        state: 'new',
      })),
    });
    expect(ran.stderr).toBe("Next: cd 'my shop' && trackwright lint\n");
  });
});

const table = 'Event,Property,Type,Owner,Ticket\nCart Opened,size,int,growth,a\nCart Closed,size,string,growth,b\n';

describe('from a table', () => {
  it('of a file: a plan, what was lost, a scorecard', async () => {
    const cwd = await folder({ 'in/Our events (v2).csv': table });
    const ran = await run(cwd, ['shop', '--from', 'in/Our events (v2).csv']);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain(
      'Plan from "Our events (v2).csv"\n✔ 2 events read; 1 thing was changed on the way (see below).',
    );
    expect(ran.stdout).toContain(
      '- Column "Ticket": The plan language has no key for it; its cells were kept under meta.',
    );
    expect(ran.stdout).toContain(
      'Property "size" is given in 2 ways: integer in "Cart Opened", string in "Cart Closed".',
    );
    expect(await listed(path.join(cwd, 'shop'))).toEqual([
      '.gitignore',
      'Our-events-v2.plan.yml',
      'tracking-scorecard.md',
      'trackwright.yml',
    ]);
    expect(await read(cwd, 'shop/Our-events-v2.plan.yml')).toMatch(
      /^# Read from Our events \(v2\)\.csv\..*\nplan: \{name: shop\}\nowners: \[\{name: growth\}\]\nevents:\n/,
    );
    const card = await read(cwd, 'shop/tracking-scorecard.md');
    expect(card).toContain('# Tracking scorecard of `Our events (v2).csv`');
    expect(card).toContain('- `size`: integer in `Cart Opened`; string in `Cart Closed`');
    expect(await read(cwd, 'shop/trackwright.yml')).toContain('# conventions:');
  });

  it('of standard input, as data', async () => {
    const cwd = await folder();
    const ran = await run(
      cwd,
      ['--from', '-', '--shape', 'markdown', '--format', 'json'],
      '| Event | When |\n|---|---|\n| `a_b` ✅ | now |\n',
    );
    const report = JSON.parse(ran.stdout);
    expect(report).toMatchObject({
      schema: 'trackwright.init/1',
      files: [
        { file: 'trackwright.yml', state: 'new' },
        { file: 'tracking.plan.yml' },
        { file: 'tracking-scorecard.md' },
        { file: '.gitignore' },
      ],
      shape: 'markdown',
      unit: 'line',
      events: 1,
      properties: 0,
      lost: [
        {
          fate: 'dropped',
          what: 'text',
          column: 'Event',
          message: '"✅" beside the name of event "a_b" was left out.',
          at: [3],
        },
      ],
      scorecard: expect.stringContaining('# Tracking scorecard of `standard input`'),
    });
  });

  it('into a project: its settings stay, and it has one head', async () => {
    const cwd = await folder({
      'trackwright.yml': 'profile: minimal\n',
      'old.plan.yml': 'plan: {name: old}\nevents: [{name: a}]\n',
      'events.md': '| Event |\n|---|\n| `b` |\n| `c` |\n',
    });
    const ran = await run(cwd, ['--from', 'events.md']);
    expect(ran.stdout).toContain('trackwright.yml        unchanged (yours)');
    expect(await read(cwd, 'trackwright.yml')).toBe('profile: minimal\n');
    expect(await read(cwd, 'events.plan.yml')).not.toMatch(/^plan:/m);
    expect((await inWorld(['lint'], { cwd })).code).toBe(0);
  });

  it('never overwrites without --force, and shows the difference', async () => {
    const cwd = await folder({ 'events.csv': table, 'events.plan.yml': 'events: [{name: mine}]\n' });
    const ran = await run(cwd, ['--from', 'events.csv']);
    expect(ran).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(
        '"events.plan.yml" exists already and would be overwritten; nothing was written.',
      ),
    });
    expect(await listed(cwd)).toEqual(['events.csv', 'events.plan.yml']);
    const dry = await run(cwd, ['--from', 'events.csv', '--dry-run']);
    expect(dry.stdout).toContain('-events: [{name: mine}]');
    expect(dry.stdout).toContain('events.plan.yml        overwritten, with --force');
    expect(await listed(cwd)).toEqual(['events.csv', 'events.plan.yml']);
    expect((await run(cwd, ['--from', 'events.csv', '--force'])).code).toBe(0);
    expect(await read(cwd, 'events.plan.yml')).toContain('Cart Opened');
    expect((await run(cwd, ['--from', 'events.csv'])).stdout).toContain('events.plan.yml        unchanged');
  });

  it('gives a plan that the linter reads, and the generator uses', async () => {
    const cwd = await folder({
      'e.csv':
        'Event,Description,Properties\ncart_opened,Somebody looks,"size: int, `from`: home | list"\ncart_paid,Money arrives,"size: int"\n',
    });
    await run(cwd, ['--from', 'e.csv']);
    const linted = await inWorld(['lint', '--format', 'json'], { cwd });
    expect(JSON.parse(linted.stdout).counts.error).toBe(0);
    expect((await inWorld(['show', 'cart_opened'], { cwd })).stdout).toContain('home');
  });

  it('ten thousand rows', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `thing_${Math.floor(at / 10)}_opened,p_${at % 10},string,Y`);
    const cwd = await folder({ 'e.csv': `event,property,type,required\n${rows.join('\n')}\n` });
    const ran = await run(cwd, ['--from', 'e.csv', '--format', 'json']);
    expect(JSON.parse(ran.stdout)).toMatchObject({ events: 1000, properties: 10, lost: [] });
  });
});

describe('what cannot be used is said in a sentence', () => {
  it.each([
    ['a missing file', ['--from', 'no.csv'], '"no.csv" cannot be read. This file does not exist.'],
    ['a folder', ['--from', '.'], '"." cannot be read. This is a folder, not a file.'],
    ['an empty one', ['--from', 'empty.csv'], '"empty.csv" is empty.'],
    ['a binary one', ['--from', 'bin.csv'], '"bin.csv" is binary'],
    ['no table', ['--from', 'no.md'], '"no.md" has no table.'],
    [
      'no events',
      ['--from', 'tasks.csv'],
      '"tasks.csv" has no column of event names. Its columns are "task", "done"; name the one that has them "event".',
    ],
    ['JSON', ['--from', 'x.json'], '"x.json" is JSON, but no tracking plan'],
    ['an unknown shape', ['--from', 'no.md', '--shape', 'excel'], 'csv, markdown or json'],
    ['a shape of nothing', ['--shape', 'csv'], '--shape says what the file of --from is; give --from FILE too.'],
    ['two folders', ['a', '--project', 'b'], 'Give the folder once: as DIR, or with --project.'],
    ['a file for a folder', ['no.md'], '"no.md" is a file; a project needs a folder.'],
    ['a folder below a file', ['no.md/x'], 'a part of its path is a file, not a folder.'],
  ])('%s', async (_, words, said) => {
    const cwd = await folder({
      'empty.csv': '',
      'bin.csv': new Uint8Array([1, 0, 2]),
      'no.md': '# Hello\n',
      'tasks.csv': 'task,done\n1,2\n3,4\n',
      'x.json': '{"a": 1}',
    });
    const before = await listed(cwd);
    const ran = await run(cwd, words);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(said);
    expect(ran.stderr).not.toMatch(/\n\s+at /);
    expect(await listed(cwd)).toEqual(before);
  });

  it('a file of 50 MB', async () => {
    const cwd = await folder({ 'big.csv': new Uint8Array(50 * 1024 * 1024).fill(97) });
    expect(await run(cwd, ['--from', 'big.csv'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"big.csv" has 50 MB; a table of events above 16 MB is not read.'),
    });
  });

  it.skipIf(process.getuid?.() === 0)('a folder that may not be written to (skipped for root, who may)', async () => {
    const cwd = await folder();
    await mkdir(path.join(cwd, 'shut'));
    await chmod(path.join(cwd, 'shut'), 0o500);
    const ran = await run(cwd, ['shut']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toBe(
      'error: "shut/trackwright.yml" could not be written: its folder may not be written to. Change the permissions, or choose another place.\n',
    );
  });

  it('a settings file that is no text', async () => {
    const cwd = await folder({ 'trackwright.yml': new Uint8Array([0, 1, 2]) });
    expect(await run(cwd, [])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('stands in the way: This file is binary'),
    });
  });
});

it('hostile names stay text everywhere', async () => {
  const cwd = await folder({
    'e.csv': `event,property,type,__proto__\n"=cmd|' /C calc'!A0",__proto__,string,x\n<script>alert(1)</script>,constructor,int,y\nCart Opened,"a\u001b[31mb",string,\nCART OPENED,c,string,\n`,
  });
  const ran = await run(cwd, ['--from', 'e.csv']);
  expect(ran.code).toBe(0);
  expect(ran.stdout).not.toContain('\u001b');
  const card = await read(cwd, 'tracking-scorecard.md');
  expect(card).not.toMatch(/^[^`]*<script>/m);
  expect(card).not.toContain('\u001b');
  const linted = JSON.parse((await inWorld(['lint', '--format', 'json'], { cwd })).stdout);
  expect(linted.problems.map(({ rule }: { rule: string }) => rule)).not.toContain('yaml-syntax');
  expect((await inWorld(['show', 'event:CART OPENED'], { cwd })).code).toBe(0);
});
