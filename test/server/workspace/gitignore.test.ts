// What a walk leaves out is what git leaves out.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rules } from '../../../server/lint/rules/index.ts';
import { walk } from '../../../server/workspace/file-listing.ts';
import { isIgnoredBelow } from '../../../server/workspace/gitignore.ts';
import { loadProject } from '../../../server/workspace/load.ts';
import { Project } from '../../../server/workspace/project.ts';
import { uriOfPath } from '../../../server/workspace/uri.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gitignore-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function tree(files: Readonly<Record<string, string>>, git = true): Promise<string> {
  const root = await mkdtemp(path.join(home, 'x-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  if (git) execFileSync('git', ['init', '-q', root]);
  return root;
}
const below = (root: string, files: readonly string[]) =>
  files.map((file) => path.relative(root, file).replaceAll(path.sep, '/')).sort();
const byGit = (root: string) =>
  execFileSync('git', ['-C', root, 'ls-files', '-coz', '--exclude-standard'], {
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  })
    .split('\0')
    .filter((file) => file.endsWith('.yml'))
    .sort();

const all = Object.fromEntries(
  ['a.yml', 'b.yml', 'x/a.yml', 'x/b.yml', 'x/y/a.yml', 'x/y/b.yml', 'x/y/z/a.yml', 'w/x/a.yml', 'w/v/b.yml'].map(
    (file) => [file, ''],
  ),
);
test.each<[what: string, ignores: Readonly<Record<string, string>>]>([
  ['nothing', {}],
  ['a name at any depth', { '.gitignore': 'a.yml\n' }],
  ['a name here', { '.gitignore': '/a.yml\n' }],
  ['a path', { '.gitignore': 'x/a.yml\n' }],
  ['folders', { '.gitignore': 'x/\n' }],
  ['a negation', { '.gitignore': '*.yml\n!b.yml\n' }],
  ['a negation inside a folder that is left out', { '.gitignore': 'x/\n!x/a.yml\n' }],
  ['a nearer file', { '.gitignore': 'a.yml\n', 'x/.gitignore': '!a.yml\nb.yml\n' }],
  ['a nearer file with paths', { 'x/.gitignore': '/a.yml\ny/b.yml\n' }],
  ['a folder that comes back', { '.gitignore': 'x/\n', 'w/.gitignore': '!x/\n' }],
  ['comments, blanks, escapes, Windows line ends', { '.gitignore': '# x/\r\n\r\n\\#a\r\nb.yml  \r\n' }],
  ['stars', { '.gitignore': '**/y/**\n?.yml\n!/[ab].yml\n' }],
])('%s', async (_, ignores) => {
  const root = await tree({ ...all, ...ignores });
  const listed = below(root, (await walk(root)).files);
  expect(listed).toEqual(byGit(root));
  const alone = await Promise.all(
    Object.keys(all).map(async (file) => ((await isIgnoredBelow(root, path.join(root, file))) ? [] : [file])),
  );
  expect(alone.flat().sort()).toEqual(listed);
});

test('what stands above a project counts up to the root of the repository', async () => {
  const root = await tree({ '.gitignore': 'a.yml\nw/\n', ...all });
  await writeFile(path.join(home, '.gitignore'), 'b.yml\n');
  expect(below(root, (await walk(path.join(root, 'x'))).files)).toEqual(['x/b.yml', 'x/y/b.yml']);
  // A folder that is left out as a whole was opened on purpose.
  expect(below(root, (await walk(path.join(root, 'w'))).files)).toEqual(['w/v/b.yml', 'w/x/a.yml']);
  const outside = await tree({ '.gitignore': 'a.yml\n', 'a.yml': '', 'b.yml': '' }, false);
  expect(below(outside, (await walk(outside)).files)).toEqual(['b.yml']);
});

test('a project leaves out what is ignored, reads what is named, and all where it says so', async () => {
  const plan = 'plan: {name: p}\n';
  const root = await tree({ '.gitignore': 'old/\n', 'a.plan.yml': plan, 'old/b.plan.yml': plan });
  const open = async () =>
    new Project(await loadProject(root), { rules, today: '2026-01-31', reach: undefined, editor: true });
  const names = (project: Project) =>
    below(
      root,
      [...project.snapshot.files.keys()].map((uri) => new URL(uri).pathname),
    );
  const project = await open();
  expect(names(project)).toEqual(['a.plan.yml']);
  const old = uriOfPath(path.join(root, 'old/b.plan.yml'));
  await project.refresh([old]);
  expect(names(project)).toEqual(['a.plan.yml']);
  await project.refresh([old], true);
  expect(names(project)).toEqual(['a.plan.yml', 'old/b.plan.yml']);
  await writeFile(path.join(root, 'trackwright.yml'), 'gitignore: false\n');
  expect(names(await open())).toEqual(['a.plan.yml', 'old/b.plan.yml', 'trackwright.yml']);
});
