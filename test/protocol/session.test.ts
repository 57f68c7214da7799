// What a server must go on doing whatever its client is: over midnight, without folders that come and go, in a folder that nobody trusts.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rule } from '../../server/lint/engine/rule.ts';
import { type ClientKind, clients, closeAll, start } from './client.ts';

afterEach(closeAll);

test.each(Object.keys(clients) as ClientKind[])('a %s client is served without a failure in the log', async (kind) => {
  const client = await start(kind, { 'a.plan.yml': 'events: [{name: itemAdded}]\n' });
  await client.open('a.plan.yml', 'events: [{name: itemAdded}]\n');
  await client.problems('a.plan.yml', (found) => found.length > 0);
  expect(client.logged).toEqual([]);
});

/** Says of each event which day it is. */
const dated = rule({
  id: 'says-the-day',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'nothing',
  rationale: 'It tells the day.',
  examples: { good: '', bad: '' },
  check: {
    event: ({ name }, { today }) => [{ at: name, subject: { noun: 'event', name: name.value }, message: today }],
  },
});
test('a server that runs over midnight judges by the new day', async () => {
  let day = '2026-06-30';
  const text = 'events: [{name: item_added}]\n';
  const client = await start('full', { 'a.plan.yml': text }, { today: () => day, rules: [dated] });
  await client.open('a.plan.yml', text);
  const days = async () => (await client.problems('a.plan.yml')).map((one) => one.message);
  expect(await days()).toEqual(['2026-06-30']);
  day = '2026-07-01';
  expect(await days()).toEqual(['2026-07-01']);
});

describe.runIf(process.platform !== 'win32')('outside of a folder that nobody trusts nothing is read', () => {
  let above = '';
  beforeEach(async () => {
    above = await mkdtemp(path.join(tmpdir(), 'trust-'));
    await mkdir(path.join(above, 'app'));
    await writeFile(path.join(above, 'base.yml'), 'rules: {event-name-case: off}\n');
    await writeFile(path.join(above, 'other.yml'), 'events: [{name: elsewhere_done}, {name: elsewhere_done}]\n');
    await writeFile(
      path.join(above, 'app/trackwright.yml'),
      'extends: ../base.yml\nconventions: {event_case: snake_case}\n',
    );
    await writeFile(path.join(above, 'app/a.plan.yml'), 'events: [{name: itemAdded}]\n');
    await symlink(path.join(above, 'other.yml'), path.join(above, 'app/b.plan.yml'));
    await symlink(path.join(above, 'app/a.plan.yml'), path.join(above, 'app/c.plan.yml'));
  });
  afterEach(() => rm(above, { recursive: true }));
  const rulesOf = (found: readonly { readonly code?: unknown }[]) => found.map((one) => one.code);

  test('neither what it extends nor where its links lead; once it is trusted, both', async () => {
    const client = await start(
      'full',
      {},
      { root: path.join(above, 'app'), initializationOptions: { trusted: false } },
    );
    const extended = await client.problems('trackwright.yml');
    expect(extended.map((one) => one.message)).toEqual([
      'This folder is not trusted yet, and a project file outside of it is extended by way of "../base.yml". Nothing is taken from there. Trust the folder, or take it out.',
    ]);
    expect(rulesOf(await client.problems('a.plan.yml'))).toContain('event-name-case');
    expect((await client.problems('b.plan.yml')).map((one) => one.message)).toEqual([
      'This is a link to a file outside of the folder, which is read only once the folder is trusted.',
    ]);
    // A link within the folder is none that leads out of it.
    expect(rulesOf(await client.problems('c.plan.yml'))).toContain('event-name-case');
    await client.notify('trackwright/trusted', {});
    expect(await client.problems('trackwright.yml')).toEqual([]);
    expect(rulesOf(await client.problems('a.plan.yml'))).not.toContain('event-name-case');
    expect(rulesOf(await client.problems('b.plan.yml'))).toContain('duplicate-definition');
  });
  test('what lies above a project inside of the folder is within it', async () => {
    await writeFile(path.join(above, 'trackwright.yml'), 'rules: {event-name-case: off}\n');
    const client = await start('full', {}, { root: above, initializationOptions: { trusted: false } });
    expect(await client.problems('app/trackwright.yml')).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('what never ends is answered all the same', () => {
  test.each<[string, (folder: string) => Promise<unknown> | unknown]>([
    ['a link to what the system makes while it is read', (at) => symlink('/proc/self/pagemap', `${at}/x.plan.yml`)],
    ['a link to a device', (at) => symlink('/dev/zero', `${at}/x.plan.yml`)],
    ['a pipe', (at) => execFileSync('mkfifo', [`${at}/x.plan.yml`])],
    [
      'a link to a pipe',
      (at) => {
        execFileSync('mkfifo', [`${at}/p`]);
        return symlink(`${at}/p`, `${at}/x.plan.yml`);
      },
    ],
    ['extends of what the system makes', (at) => writeFile(`${at}/trackwright.yml`, 'extends: /proc/self/pagemap\n')],
    [
      'extends of a link to it',
      async (at) => {
        await symlink('/proc/self/pagemap', `${at}/base.yml`);
        await writeFile(`${at}/trackwright.yml`, 'extends: base.yml\n');
      },
    ],
    [
      'extends of a pipe',
      async (at) => {
        execFileSync('mkfifo', [`${at}/base.yml`]);
        await writeFile(`${at}/trackwright.yml`, 'extends: base.yml\n');
      },
    ],
    ['a project file that is a device', (at) => symlink('/dev/zero', `${at}/trackwright.yml`)],
    ['a dbt project that is one', (at) => symlink('/dev/zero', `${at}/dbt_project.yml`)],
    [
      'globs of plans',
      (at) => writeFile(`${at}/trackwright.yml`, `plans: ["${'*a'.repeat(40)}b.yml", "${'**/'.repeat(40)}b"]\n`),
    ],
    [
      'globs of overrides',
      (at) =>
        writeFile(
          `${at}/trackwright.yml`,
          `overrides: [{files: "${'*a'.repeat(40)}b.yml", rules: {owner-missing: off}}]\n`,
        ),
    ],
    [
      'a pattern',
      (at) =>
        writeFile(
          `${at}/x.plan.yml`,
          `properties: [{name: a, type: string, pattern: "(a+){9}$", examples: ["${'a'.repeat(200)}!"]}]\n`,
        ),
    ],
  ])('%s, trusted or not', async (_, make) => {
    for (const trusted of [false, true]) {
      const root = await mkdtemp(path.join(tmpdir(), 'endless-'));
      await make(root);
      await writeFile(path.join(root, `${'a'.repeat(60)}.plan.yml`), 'events: [{name: itemAdded}]\n');
      const before = process.memoryUsage.rss();
      const client = await start('full', {}, { root, initializationOptions: { trusted } });
      expect((await client.problems(`${'a'.repeat(60)}.plan.yml`)).length).toBeGreaterThan(0);
      expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024);
      await closeAll();
      await rm(root, { recursive: true });
    }
  });
});
