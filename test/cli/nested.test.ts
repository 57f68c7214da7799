// A project inside another: each file is linted once, by the nearest trackwright.yml, from wherever lint is run.
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inWorld } from './cli-world.ts';

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'nested-')));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  return root;
}
const only = (name: string) =>
  `conventions: {event_case: ${name}}\nprofile: minimal\nrules: {event-name-case: error}\n`;
const plan = 'events:\n  - {name: itemAdded}\n  - {name: cart_opened}\n';
const repo = () =>
  folder({
    'trackwright.yml': only('snake_case'),
    'a.plan.yml': plan,
    'packages/app/trackwright.yml': only('camelCase'),
    'packages/app/b.plan.yml': plan,
    'packages/app/legacy/trackwright.yml': only('Title Case'),
    'packages/app/legacy/c.plan.yml': plan,
    'packages/site/d.plan.yml': 'events:\n  - {name: pageSeen}\n',
  });
const inRepo = ['a.plan.yml 2', 'packages/site/d.plan.yml 2'];
const inApp = ['packages/app/b.plan.yml 3'];
const inLegacy = ['packages/app/legacy/c.plan.yml 2', 'packages/app/legacy/c.plan.yml 3'];

/** Each problem as its file, counted from the repository, and its line. */
async function told(words: readonly string[], root: string, below = '.') {
  const cwd = path.join(root, below);
  const ran = await inWorld(['lint', '--format', 'json', ...words], { cwd });
  const { problems } = JSON.parse(ran.stdout || '{"problems": []}') as { problems: { file: string; line: number }[] };
  return problems.map(({ file, line }) => `${path.posix.join(below, file)} ${line}`).sort();
}

test.each([
  ['from the parent', '.', [], [...inRepo, ...inApp, ...inLegacy]],
  ['from the nested project', 'packages/app', [], [...inApp, ...inLegacy]],
  ['from a folder of it', 'packages/app/legacy', [], inLegacy],
  ['from a folder between them', 'packages', [], [...inRepo, ...inApp, ...inLegacy]],
  ['a folder between them', '.', ['packages'], ['packages/site/d.plan.yml 2', ...inApp, ...inLegacy]],
  ['a file of the nested project from the parent', '.', ['packages/app/b.plan.yml'], inApp],
  ['its folder', '.', ['packages/app'], [...inApp, ...inLegacy]],
  ['a file of the parent from the nested project', 'packages/app', ['../../a.plan.yml'], ['a.plan.yml 2']],
  [
    'files of several projects, one of them twice',
    '.',
    ['packages/app', 'a.plan.yml', 'packages'],
    [...inRepo, ...inApp, ...inLegacy],
  ],
  ['--project', '.', ['--project', 'packages/app'], [...inApp, ...inLegacy]],
  ['--project and a folder inside it', '.', ['--project', 'packages/app', 'packages/app/legacy'], inLegacy],
])('%s', async (_, below, words, expected) => {
  expect(await told(words, await repo(), below)).toEqual([...expected].sort());
});

test('--project keeps to its own', async () => {
  const root = await repo();
  const ran = await inWorld(['lint', '--project', 'packages/app', 'a.plan.yml'], { cwd: root });
  expect(ran).toMatchObject({ code: 2 });
  expect(ran.stderr).toContain('"a.plan.yml" holds no file that Trackwright reads in the project "packages/app".');
});

test('names do not reach from one project into the other', async () => {
  const root = await folder({
    'trackwright.yml': 'profile: minimal\n',
    'a.plan.yml': 'owners: [{name: growth}]\nevents: [{name: cart_opened, owner: team}]\n',
    'app/trackwright.yml': 'profile: minimal\n',
    'app/b.plan.yml': 'owners: [{name: team}]\nevents: [{name: cart_opened, owner: growth}]\n',
  });
  expect(await told([], root)).toEqual(['a.plan.yml 2', 'app/b.plan.yml 2']);
});

test('without a project file the current folder is the project; a nested one still has its own', async () => {
  const root = await folder({
    'plans/owners.plan.yml': 'owners: [{name: growth}]\n',
    'more/events.plan.yml': 'events: [{name: cart_opened, owner: growth}]\n',
    'app/trackwright.yml': only('Title Case'),
    'app/b.plan.yml': 'events: [{name: cart_opened}]\n',
  });
  expect(await told(['--profile', 'minimal', 'more'], root)).toEqual([]);
  expect(await told(['--profile', 'minimal'], root)).toEqual(['app/b.plan.yml 1']);
});

test('--fix fixes each file by its own project, and a baseline holds all of them', async () => {
  const root = await folder({
    'trackwright.yml': 'profile: minimal\n',
    'a.plan.yml': 'events: [{name: x, descripton: A}]\n',
    'app/trackwright.yml': 'profile: minimal\nrules: {unknown-key: off}\n',
    'app/b.plan.yml': 'events: [{name: x, descripton: B}, {name: y, status: gone}]\n',
  });
  const text = (name: string) => readFile(path.join(root, name), 'utf8');
  expect((await inWorld(['lint', '--baseline', 'base.json'], { cwd: root })).stderr).toContain('Wrote 2 problems');
  expect((await inWorld(['lint', '--baseline', 'base.json'], { cwd: root })).code).toBe(0);
  await inWorld(['lint', '--fix'], { cwd: root });
  expect(await text('a.plan.yml')).toContain('description: A');
  expect(await text('app/b.plan.yml')).toContain('descripton: B');
});

test('text shows the line of a nested file', async () => {
  const { stdout } = await inWorld(['lint'], { cwd: await repo() });
  expect(stdout).toContain('packages/app/b.plan.yml:3:12\n3 |   - {name: cart_opened}');
});
