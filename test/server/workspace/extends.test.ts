// A project file that extends another: what the other says holds where this one is silent; what is not there is told, and found when it comes.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rules } from '../../../server/lint/rules/index.ts';
import { ExtendedFiles } from '../../../server/workspace/extended-files.ts';
import { loadProject } from '../../../server/workspace/load.ts';
import { Project } from '../../../server/workspace/project.ts';
import { loadSettings } from '../../../server/workspace/settings.ts';
import { uriOfPath } from '../../../server/workspace/uri.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'extends-'));
});
afterEach(() => rm(root, { recursive: true }));

const uri = (name: string) => uriOfPath(path.join(root, name));
async function put(name: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, name)), { recursive: true });
  await writeFile(path.join(root, name), text);
}
const settled = (name: string, text: string) => loadSettings(uri(name), { text });
const project = async () =>
  new Project(await loadProject(path.join(root, 'app')), { rules, today: '2026-06-30', levels: {} });
const told = (live: Project) =>
  [...live.allProblems().values()].flat().map((problem) => `${problem.rule}: ${problem.message}`);

test('key by key, its own words first', async () => {
  await put(
    'base.yml',
    `profile: strict
conventions: {event_case: camelCase, tense: past}
rules: {owner-missing: off, trigger-missing: hint}
overrides: [{files: "a/**", rules: {owner-missing: hint}}]
semantics: {timezone: Europe/Berlin, week_start: 7}
checks: {freshness: off, range: warning}
dbt: [{project: dbt, version: "2.0"}]
`,
  );
  const { settings, extendsErrors } = settled(
    'app/trackwright.yml',
    `extends: ../base.yml
conventions: {event_case: snake_case}
rules: {owner-missing: error}
overrides: [{files: "b/**", rules: {owner-missing: off}}]
semantics: {week_start: 1}
checks: {range: off}
`,
  );
  expect(extendsErrors.size).toBe(0);
  expect(settings).toMatchObject({
    profile: 'strict',
    unplanned: 'report',
    conventions: { event_case: 'snake_case', tense: 'past' },
    rules: { 'owner-missing': 'error', 'trigger-missing': 'hint' },
    semantics: { timezone: 'Europe/Berlin', week_start: 1 },
    checks: { freshness: 'off', range: 'off' },
    dbt: [{ project: 'dbt', version: '2.0' }],
  });
  expect(settings.overrides.map((one) => one.files)).toEqual([['a/**'], ['b/**']]);
});

test('through several files, counted from each; a folder stands for its project file', async () => {
  await put('far/trackwright.yml', 'profile: strict\nunplanned: allow\n');
  await put('base/base.yml', 'extends: ../far\nprofile: minimal\n');
  const { settings, extendedFiles } = settled('app/trackwright.yml', 'extends: ../base/base.yml\n');
  expect(settings).toMatchObject({ profile: 'minimal', unplanned: 'allow' });
  expect([...extendedFiles]).toEqual([uri('base/base.yml'), uri('far/trackwright.yml')]);
});

test.each([
  ['each other', '../other.yml', { 'other.yml': 'extends: app/trackwright.yml\nunplanned: allow\n' }],
  ['itself', 'trackwright.yml', {}],
  ['one of two that do', '../a.yml', { 'a.yml': 'extends: b.yml\n', 'b.yml': 'extends: a.yml\n' }],
])('a file that extends %s takes nothing over, and is told', async (_, base, others) => {
  const text = `extends: ${base}\nprofile: minimal\n`;
  for (const [file, other] of Object.entries({ 'app/trackwright.yml': text, ...others })) await put(file, other);
  const { settings, extendsErrors } = settled('app/trackwright.yml', text);
  expect(settings).toMatchObject({ profile: 'minimal', unplanned: 'report' });
  expect([...extendsErrors]).toEqual([[base, 'circle']]);
  expect(told(await project())).toContainEqual(
    expect.stringContaining(
      `Project files lead in a circle over "${base}". Nothing is taken from any of them. Cut the circle in one place.`,
    ),
  );
});

test('what is not there is told at its place, and found when it comes', async () => {
  await put('app/trackwright.yml', 'extends: ../base.yml\nrules: {owner-missing: off, trigger-missing: off}\n');
  await put('app/a.plan.yml', 'events: [{name: cart_opened}]\n');
  const live = await project();
  const missing =
    'unresolved-reference: There is no project file "../base.yml". Nothing is taken from it. Name one, counted from this file, or take it out.';
  const description = 'event-description-missing: Event "cart_opened" has no description.';
  expect(told(live)).toEqual([expect.stringContaining(description), missing]);
  await put('base.yml', 'rules: {event-description-missing: off}\n');
  expect(live.reloadSettings([uri('other.yml')])).toBe(false);
  expect(live.reloadSettings([uri('base.yml')])).toBe(true);
  expect(told(live)).toEqual([]);
  live.edit(uri('app/trackwright.yml'), [{ text: 'extends: ../bas.yml\nrules: {owner-missing: off}\n' }]);
  expect(told(live).filter((one) => one.startsWith('unresolved'))).toEqual([missing.replace('base', 'bas')]);
});

test('a chain that is too long takes nothing over, and is told', async () => {
  for (let i = 1; i < 40; i++) await put(`chain/${i}.yml`, `extends: ${i + 1}.yml\n`);
  await put('chain/40.yml', 'profile: strict\n');
  const long = settled('app/trackwright.yml', 'extends: ../chain/1.yml\n');
  expect([...long.extendsErrors]).toEqual([['../chain/1.yml', 'too long']]);
  expect(long.settings.profile).toBe('recommended');
  expect(long.extendedFiles.size).toBe(32);
  const short = settled('app/trackwright.yml', 'extends: ../chain/9.yml\n');
  expect(short.extendsErrors.size).toBe(0);
  expect(short.settings.profile).toBe('strict');
});
test('nor is more read than a large file has', async () => {
  for (let i = 1; i < 4; i++) await put(`chain/${i}.yml`, `extends: ${i + 1}.yml\n#${'x'.repeat(6 * 1024 * 1024)}\n`);
  await put('chain/4.yml', 'profile: strict\n');
  expect([...settled('app/trackwright.yml', 'extends: ../chain/1.yml\n').extendsErrors]).toEqual([
    ['../chain/1.yml', 'too long'],
  ]);
});

test.each([
  '//host/share/base.yml',
  '\\\\host\\share\\base.yml',
  'file://host/base.yml',
  'https://example.com/base.yml',
  ...(process.platform === 'win32'
    ? []
    : ['/proc/self/pagemap', '/sys/kernel/notes', '/dev/zero', '../../../../../../../../dev/zero']),
])('%s is no file of this machine', (base) => {
  const { extendsErrors, extendedFiles } = settled('app/trackwright.yml', `extends: '${base}'\n`);
  expect([...extendsErrors]).toEqual([[base, 'foreign']]);
  expect(extendedFiles.size).toBe(0);
});

test.runIf(process.platform !== 'win32')('nor is a link to what the system makes', async () => {
  await put('app/trackwright.yml', 'extends: base.yml\n');
  await symlink('/proc/self/pagemap', path.join(root, 'app/base.yml'));
  await symlink('/proc/self', path.join(root, 'app/self'));
  for (const base of ['base.yml', 'self/pagemap', 'self'])
    expect([...settled('app/trackwright.yml', `extends: ${base}\n`).extendsErrors]).toEqual([[base, 'foreign']]);
  expect(told(await project())).toContainEqual(
    expect.stringContaining(
      'A network address or a device is extended by way of "base.yml". Nothing is taken from there.',
    ),
  );
});

describe('where only some folders are in reach', () => {
  const within = (name: string, text: string) =>
    loadSettings(uri(name), { text }, { extended: new ExtendedFiles([path.join(root, 'app')]) });
  beforeEach(() => put('base.yml', 'profile: strict\n'));
  test.each([['../base.yml'], ['sub/../../base.yml'], ['..']])('%s is not read', (base) => {
    const { extendsErrors, extendedFiles, settings } = within('app/trackwright.yml', `extends: ${base}\n`);
    expect([...extendsErrors]).toEqual([[base, 'out of reach']]);
    expect([extendedFiles.size, settings.profile]).toEqual([0, 'recommended']);
  });
  test.runIf(process.platform !== 'win32')(
    'nor by a link, to a file or a folder, nor by way of a file that is',
    async () => {
      await put('app/inside.yml', 'extends: ../base.yml\n');
      await symlink(path.join(root, 'base.yml'), path.join(root, 'app/link.yml'));
      await symlink(root, path.join(root, 'app/up'));
      for (const base of ['link.yml', 'up/base.yml', 'inside.yml'])
        expect([...within('app/trackwright.yml', `extends: ${base}\n`).extendsErrors]).toEqual([
          [base, 'out of reach'],
        ]);
    },
  );
  test('what lies in them is', async () => {
    await put('app/inside.yml', 'profile: strict\n');
    const { extendsErrors, settings } = within('app/trackwright.yml', 'extends: inside.yml\n');
    expect([extendsErrors.size, settings.profile]).toEqual([0, 'strict']);
  });
});
