// What a keystroke in trackwright.yml costs, counted: how often it is read, what is asked of the disk, which rules run again.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../../server/config/read.ts';
import { rules } from '../../../server/lint/rules/index.ts';
import { loadProject } from '../../../server/workspace/load.ts';
import { Project } from '../../../server/workspace/project.ts';
import { readTextNow } from '../../../server/workspace/read-text.ts';
import { uriOfPath } from '../../../server/workspace/uri.ts';
import type { Doc } from '../../../server/yaml/document.ts';
import { englishWords } from '../../english.ts';

vi.mock('../../../server/config/read.ts', async (original) => {
  const real = await original<typeof import('../../../server/config/read.ts')>();
  return { ...real, readConfig: vi.fn(real.readConfig) };
});
vi.mock('../../../server/workspace/read-text.ts', async (original) => {
  const real = await original<typeof import('../../../server/workspace/read-text.ts')>();
  return { ...real, readTextNow: vi.fn(real.readTextNow) };
});

const config = `extends: ../base.yml
# a comment
conventions: {event_case: snake_case}
rules:
  trigger-missing: hint
  event-name-structure: {severity: warning, pattern: "{object}_{action}"}
`;
let root = '';
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'settings-cost-'));
  await mkdir(path.join(root, 'app'));
  await writeFile(path.join(root, 'base.yml'), 'extends: far.yml\nprofile: strict\n');
  await writeFile(path.join(root, 'far.yml'), 'rules: {trigger-missing: warning}\n');
  await writeFile(path.join(root, 'app/trackwright.yml'), config);
});
afterAll(() => rm(root, { recursive: true }));
const CONFIG = () => uriOfPath(path.join(root, 'app/trackwright.yml'));

async function opened(events: number) {
  const text = `events:\n${Array.from({ length: events }, (_, i) => `  - {name: orderPaid${i}, description: Buyer ${i} pays}\n`).join('')}`;
  await writeFile(path.join(root, 'app/a.plan.yml'), text);
  const project = new Project(await loadProject(path.join(root, 'app')), { rules, today: '2026-06-30' });
  project.setLexicon(englishWords);
  project.open(CONFIG(), config);
  expect(project.problemCount('warning')).toBeGreaterThanOrEqual(events);
  return project;
}
/** What one edit, the answer for its file and the sums cost. */
function cost(project: Project, from: string, to: string) {
  vi.mocked(readConfig).mockClear();
  vi.mocked(readTextNow).mockClear();
  const before = { ...project.linter.calls };
  const doc = project.snapshot.doc(CONFIG()) as Doc;
  const at = doc.text().indexOf(from);
  expect(at).toBeGreaterThanOrEqual(0);
  project.edit(CONFIG(), [{ range: { start: doc.positionAt(at), end: doc.positionAt(at + from.length) }, text: to }]);
  project.problems(CONFIG());
  project.problemCount('warning');
  const { check, recheck, projectCheck } = project.linter.calls;
  return {
    reads: vi.mocked(readConfig).mock.calls.length,
    disk: vi.mocked(readTextNow).mock.calls.length,
    check: check - before.check,
    recheck: recheck - before.recheck,
    projectCheck: projectCheck - before.projectCheck,
  };
}
const own = { reads: 1, disk: 0, check: 1, recheck: 0, projectCheck: 0 };

describe.each([60, 240])('of %i events', (events) => {
  test('a comment touches nothing', async () => {
    const project = await opened(events);
    expect(cost(project, '# a comment', '# a comments')).toEqual(own);
  });
  test('a level touches what is shown, and no rule runs again', async () => {
    const project = await opened(events);
    const before = [project.problemCount('hint'), project.problemCount('error')] as const;
    expect(before[0]).toBeGreaterThanOrEqual(events);
    expect(cost(project, 'trigger-missing: hint', 'trigger-missing: error')).toEqual(own);
    expect([project.problemCount('hint'), project.problemCount('error')]).toEqual([
      before[0] - events,
      before[1] + events,
    ]);
    expect(cost(project, 'severity: warning', 'severity: error')).toEqual(own);
  });
  test('an option runs its rule', async () => {
    const project = await opened(events);
    const { recheck, ...rest } = cost(project, '{object}_{action}', '{action}_{object}');
    expect(rest).toEqual({ reads: 1, disk: 0, check: 1, projectCheck: 0 });
    expect(recheck).toBe(project.snapshot.fragments.length - 1);
  });
  test('a convention runs the rules that look at names', async () => {
    const project = await opened(events);
    const { recheck, projectCheck } = cost(project, 'event_case: snake_case', 'event_case: camelCase');
    const perFragment = recheck / (project.snapshot.fragments.length - 1);
    expect(perFragment).toBeGreaterThanOrEqual(1);
    expect(perFragment).toBeLessThanOrEqual(6);
    // Rules over the whole project run by key: each name once.
    expect(projectCheck).toBeLessThanOrEqual(events + 6);
  });
  test('a name of a file to extend that was not met before is looked for once', async () => {
    const project = await opened(events);
    expect(cost(project, '../base.yml', '../bas.yml').disk).toBe(1);
    expect(cost(project, '../bas.yml', '../base.yml').disk).toBe(0);
    expect(cost(project, '../base.yml', '../bas.yml').disk).toBe(0);
  });
});
