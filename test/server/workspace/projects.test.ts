// Projects of folders inside one another: who owns what, what is read again, what open texts do.
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Project } from '../../../server/workspace/project.ts';
import { isInside, Projects } from '../../../server/workspace/projects.ts';
import { uriOfPath } from '../../../server/workspace/uri.ts';

let root = '';
beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'projects-')));
  for (const name of ['a.plan.yml', 'x/b.plan.yml', 'x/y/c.plan.yml', 'z/d.plan.yml']) await put(name);
});
afterEach(() => rm(root, { recursive: true }));

const at = (name: string) => path.join(root, name);
const uri = (name: string) => uriOfPath(at(name));
async function put(name: string, text = 'events: []\n'): Promise<void> {
  await mkdir(path.dirname(at(name)), { recursive: true });
  await writeFile(at(name), text);
}
const projects = () => new Projects((loaded) => new Project(loaded, { rules: [], today: '2026-06-30' }));
/** Each project's files, by its folder. */
const seen = (all: Projects) =>
  Object.fromEntries(
    all.all.map((project) => [
      path.relative(root, project.root),
      [...project.snapshot.files.keys()].map((one) => one.slice(project.rootUri.length + 1)),
    ]),
  );

test('each file has one owner, the nearest', async () => {
  await put('x/trackwright.yml', '');
  const all = projects();
  await all.loadSettings([root]);
  expect(seen(all)).toEqual({
    '': ['a.plan.yml', 'z/d.plan.yml'],
    x: ['b.plan.yml', 'trackwright.yml', 'y/c.plan.yml'],
  });
  expect(all.owner(uri('x/y/c.plan.yml'))?.root).toBe(at('x'));
  expect(all.owner(uri('xx/c.plan.yml'))?.root).toBe(root);
  expect(all.owner('file:///elsewhere/a.plan.yml')).toBeUndefined();
});

test('a folder that is opened for itself is left alone by the one around it, in whatever order they are named', async () => {
  await put('x/y/trackwright.yml', '');
  const all = projects();
  await all.loadSettings([at('x'), root]);
  expect(seen(all)).toEqual({
    '': ['a.plan.yml', 'z/d.plan.yml'],
    x: ['b.plan.yml'],
    'x/y': ['c.plan.yml', 'trackwright.yml'],
  });
});

test('only what changed is read again; what is not asked for is closed', async () => {
  const all = projects();
  await all.loadSettings([at('x'), at('z')]);
  const [x, z] = all.all;
  expect(await all.loadSettings([at('x'), at('z')])).toEqual([]);
  expect((await all.loadSettings([at('x'), at('x/y'), at('z')])).map((one) => one.root)).toEqual([at('x'), at('x/y')]);
  expect(all.at(at('x'))).not.toBe(x);
  expect(all.at(at('z'))).toBe(z);
  await all.loadSettings([at('z')]);
  expect(all.all).toEqual([z]);
});

test('open texts go to whoever owns them next, ours or not, and can be typed in there', async () => {
  const all = projects();
  await all.loadSettings([root]);
  const before = all.owner(uri('x/b.plan.yml'));
  before?.open(uri('x/b.plan.yml'), 'events: [{name: typed}]\n');
  before?.open(uri('x/notes.yml'), 'metrics: []\n');
  await put('x/trackwright.yml', 'plans: [notes.yml]\n');
  await all.loadSettings([root], new Set(all.all));
  const x = all.at(at('x'));
  expect(x?.isOpen(uri('x/notes.yml'))).toBe(true);
  const start = { line: 0, character: 0 };
  for (const name of ['x/b.plan.yml', 'x/notes.yml'])
    x?.edit(uri(name), [{ range: { start, end: start }, text: '# ' }]);
  expect(x?.snapshot.doc(uri('x/b.plan.yml'))?.text()).toBe('# events: [{name: typed}]\n');
  expect(x?.snapshot.doc(uri('x/notes.yml'))?.text()).toBe('# metrics: []\n');
  expect(all.at(root)?.isOpen(uri('x/b.plan.yml'))).toBe(false);
});

test('a project is outgrown once its settings mean other files', async () => {
  await put('trackwright.yml', 'profile: strict\n');
  const all = projects();
  await all.loadSettings([root]);
  const [project] = all.all;
  project?.open(uri('trackwright.yml'), 'profile: minimal\n');
  expect(project?.needsReload).toBe(false);
  project?.open(uri('trackwright.yml'), 'plans: ["more/*.yml"]\n');
  expect(project?.needsReload).toBe(true);
  await project?.close(uri('trackwright.yml'));
  expect(project?.needsReload).toBe(false);
});

test.each([
  ['/a/b', '/a', true],
  ['/a', '/a', false],
  ['/ab', '/a', false],
  ['/a', '/', true],
])('%s in %s: %s', (file, folder, is) => expect(isInside(file, folder)).toBe(is));
