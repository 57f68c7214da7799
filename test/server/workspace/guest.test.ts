// A dbt user who has no plan and no trackwright.yml is shown errors, in open files; whoever asked for us is shown everything.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rules } from '../../../server/lint/rules/index.ts';
import { loadProject } from '../../../server/workspace/load.ts';
import { Project } from '../../../server/workspace/project.ts';
import { uriOfPath } from '../../../server/workspace/uri.ts';

const schema = 'models:\n  - name: orders\n    owner: growth\n    desciption: Orders\n';
let root = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'guest-'));
  await mkdir(path.join(root, 'models'));
  await writeFile(path.join(root, 'dbt_project.yml'), 'name: shop\n');
  await writeFile(path.join(root, 'models/schema.yml'), schema);
});
afterAll(() => rm(root, { recursive: true }));

const uri = (name: string) => uriOfPath(path.join(root, name));
const project = async (editor?: true) =>
  new Project(await loadProject(root), { rules, today: '2026-06-30', ...(editor ? { editor } : {}) });
const found = (live: Project) => {
  const problems = live.problems(uri('models/schema.yml')).map((one) => one.rule);
  expect(
    live
      .allProblems()
      .get(uri('models/schema.yml'))
      ?.map((one) => one.rule),
  ).toEqual(problems);
  return problems.filter((rule) => /key$/.test(rule));
};

test('errors only, in open files only', async () => {
  const live = await project(true);
  expect(found(live)).toEqual([]);
  live.open(uri('models/schema.yml'), schema);
  expect(found(live)).toEqual(['dbt-misspelled-key']);
  await live.close(uri('models/schema.yml'));
  expect(found(live)).toEqual([]);
});

test('a first plan or project file shows everything', async () => {
  const both = ['dbt-unknown-key', 'dbt-misspelled-key'];
  for (const name of ['trackwright.yml', 'new.plan.yml']) {
    const live = await project(true);
    live.open(uri(name), name === 'trackwright.yml' ? 'unplanned: report\n' : 'events: []\n');
    expect(found(live)).toEqual(both);
  }
});

test('the command line was asked', async () => {
  expect(found(await project())).toEqual(['dbt-unknown-key', 'dbt-misspelled-key']);
});
