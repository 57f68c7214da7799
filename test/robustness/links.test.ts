// Links and files of others where we write: a repository may hold links, and nobody who opens one chose where they lead.
import { execFileSync } from 'node:child_process';
import { link, lstat, mkdir, readdir, readFile, readlink, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inWorld } from '../cli/cli-world.ts';
import { cli, folder } from '../cli/harness.ts';
import { brief, stack } from './shop.ts';

const name = '$(touch PWNED)';
const files = {
  'work/trackwright.yml': '',
  'work/a.plan.yml': `plan: {name: shop}\nevents: [{name: order_paid, descripton: Told}]\nmetrics: [{name: "${name}", agg: count, event: order_paid}]\n`,
  'work/d.csv': 'event_name,event_time\norder_paid,2026-01-01\n',
  'work/a.brief.yml': brief,
  'work/models/mine.sql': 'select 1\n',
  'work/dbt_project.yml': 'name: shop\n',
  'home/.bashrc': '# mine\n',
  'home/b.plan.yml': 'events: [{name: cart_seen, descripton: Told}]\n',
  'home/src/entities/User.java': 'class User {}\n',
  'home/src/manifest.json': '{"manifest_version": 3}\n',
};
interface Case {
  readonly words: readonly string[];
  /** In `work`, the project: what is made a link there, and where it leads. What was there before goes. */
  readonly links?: Readonly<Record<string, string>>;
  readonly make?: (work: string) => unknown;
  readonly code: number;
  readonly says: string;
  /** What may be new or different afterwards, below the folder of both. */
  readonly changes?: RegExp;
}
const run = ['run', name, '--on', 'd.csv'];
const events = ['events', '--users', '5', '--days', '2', '--as', 'csv'];
const answered = { code: 0, changes: /^work\/\.trackwright(?:\/ledger\.ndjson)?$/ };
const cases: Readonly<Record<string, Case>> = {
  'the ledger, to a file of the home folder': {
    words: run,
    links: { '.trackwright/ledger.ndjson': '../../home/.bashrc' },
    ...answered,
    says: 'This was not noted in .trackwright/ledger.ndjson: ".trackwright/ledger.ndjson" is a link',
  },
  'the ledger, to a file that is not there': {
    words: run,
    links: { '.trackwright/ledger.ndjson': '../../home/.profile' },
    ...answered,
    says: '".trackwright/ledger.ndjson" is a link',
  },
  'the ledger, to a plan of the project': {
    words: run,
    links: { '.trackwright/ledger.ndjson': '../a.plan.yml' },
    ...answered,
    says: '".trackwright/ledger.ndjson" is a link',
  },
  'the ledger, as a hard link': {
    words: run,
    make: async (work) => {
      await mkdir(path.join(work, '.trackwright'));
      await link(path.join(work, '../home/.bashrc'), path.join(work, '.trackwright/ledger.ndjson'));
    },
    ...answered,
    says: 'it is a hard link: the same file has another name',
  },
  'the ledger, as a pipe': {
    words: run,
    make: async (work) => {
      await mkdir(path.join(work, '.trackwright'));
      execFileSync('mkfifo', [path.join(work, '.trackwright/ledger.ndjson')]);
    },
    ...answered,
    says: 'it is not a regular file',
  },
  'the own folder, of a question': {
    words: run,
    links: { '.trackwright': '../home' },
    ...answered,
    says: '".trackwright" is a link',
  },
  'the own folder, of events': {
    words: events,
    links: { '.trackwright': '../home' },
    code: 2,
    says: '".trackwright" is a link',
  },
  'the own folder, to nothing': {
    words: events,
    links: { '.trackwright': '../new' },
    code: 2,
    says: '".trackwright" is a link',
  },
  'the events, to sources': {
    words: [...events, '--force'],
    links: { '.trackwright/events': '../../home/src' },
    code: 2,
    says: '".trackwright/events" is a link',
  },
  'the events, to nothing': {
    words: events,
    links: { '.trackwright/events': '../../home/new' },
    code: 2,
    says: '".trackwright/events" is a link',
  },
  'the lock of the events': {
    words: events,
    links: { '.trackwright/.events.lock': '../../home/.bashrc' },
    code: 2,
    says: 'a file stands where the folder should be',
  },
  '--out names sources': {
    words: [...events, '--out', '../home/src'],
    code: 2,
    says: 'it holds what Trackwright did not generate: "entities", "manifest.json"',
  },
  '--out names sources, with --force': {
    words: [...events, '--out', '../home/src', '--force'],
    code: 2,
    says: 'never replaced, not even with --force',
  },
  '--out names a link to sources': {
    words: [...events, '--out', 'gen'],
    links: { gen: '../home/src' },
    code: 2,
    says: 'it holds what Trackwright did not generate',
  },
  '--out names a link to nothing': {
    words: [...events, '--out', 'gen'],
    links: { gen: '../home/new' },
    code: 2,
    says: 'it is a link to a folder that does not exist',
  },
  '--out names the project': {
    words: [...events, '--out', '.', '--force'],
    code: 2,
    says: 'it holds what Trackwright did not generate',
  },
  '--out names the root of the disk': {
    words: [...events, '--out', '/', '--force'],
    code: 2,
    says: 'it is the root of a disk',
  },
  '--out names a new folder behind a link': {
    words: [...events, '--out', 'gen/new'],
    links: { gen: '../home' },
    code: 0,
    says: '',
    changes: /^(?:home|work\/gen)(?:\/new(?:\/.*)?)?$/,
  },
  'a plan, to one of the project': {
    words: ['lint', '--fix'],
    links: { 'c.plan.yml': 'a.plan.yml' },
    code: 1,
    says: 'Fixed: ',
    changes: /^work(?:\/a\.plan\.yml)?$/,
  },
  'a plan, out of the project': {
    words: ['lint', '--fix'],
    links: { 'b.plan.yml': '../home/b.plan.yml' },
    code: 2,
    says: '"b.plan.yml" could not be written: it is a link that leads to',
  },
  'a folder of plans, out of the project': {
    words: ['lint', '--fix', 'plans/b.plan.yml'],
    links: { plans: '../home' },
    code: 2,
    says: 'a folder above it is a link that leads to',
  },
  'the models of dbt, out of the project': {
    words: ['dbt'],
    links: { models: '../home/src' },
    code: 2,
    says: 'a folder above it is a link that leads to',
  },
  'the models of dbt, to nothing': {
    words: ['dbt'],
    links: { models: '../home/new' },
    code: 2,
    says: 'could not be written',
  },
  'a folder below the models of dbt': {
    words: ['dbt'],
    links: { 'models/staging': '../../home' },
    code: 2,
    says: 'a folder above it is a link that leads to',
  },
  'one file of dbt': {
    words: ['dbt', '--force'],
    links: { 'models/staging/_sources.yml': '../../../home/.bashrc' },
    code: 2,
    says: 'it is a link that leads to',
  },
  'a folder that --out names for dbt': {
    words: ['dbt', '--out', 'gen'],
    links: { gen: '../home' },
    code: 0,
    says: '',
    changes: /^(?:home|work\/gen)(?:\/(?:models|dbt_project).*)?$/,
  },
  'a folder below one that --out names for dbt': {
    words: ['dbt', '--out', 'gen'],
    links: { 'gen/models': '../../home/src' },
    code: 2,
    says: 'a folder above it is a link that leads to',
  },
  'the plan of a brief': {
    words: ['plan', 'a.brief.yml', '--force'],
    links: { 'a.plan.yml': '../home/.bashrc' },
    code: 2,
    says: '',
  },
  'the plan that --out names': {
    words: ['plan', 'a.brief.yml', '--out', 'n.plan.yml', '--force'],
    links: { 'n.plan.yml': '../home/b.plan.yml' },
    code: 0,
    says: 'Wrote n.plan.yml',
    changes: /^home(?:\/b\.plan\.yml)?$/,
  },
  'what git ignores': {
    words: ['init', 'new'],
    links: { 'new/.gitignore': '../../home/.bashrc' },
    code: 2,
    says: 'it is a link that leads to',
  },
  'settings, to nothing': {
    words: ['init', 'new'],
    links: { 'new/trackwright.yml': '../../home/new.yml' },
    code: 2,
    says: 'it is a link to a file that does not exist',
  },
  'a baseline, to nothing': {
    words: ['lint', '--baseline', 'base.json'],
    links: { 'base.json': '../home/new.json' },
    code: 2,
    says: 'it is a link to a file that does not exist',
  },
};

/** Every name with what it is and holds; a link with where it leads. */
async function traces(dir: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(dir, { recursive: true });
  const all = names.sort().map(async (name): Promise<readonly [string, string]> => {
    const file = path.join(dir, name);
    const found = await lstat(file);
    if (found.isSymbolicLink()) return [name, `-> ${await readlink(file)}`];
    return [name, found.isFile() ? `${found.mode} ${await readFile(file, 'utf8')}` : `${found.mode}`];
  });
  return new Map(await Promise.all(all));
}

describe('a link, or a file of others, in the way of what is written', () => {
  it.each(Object.entries(cases))('%s', async (_, { words, links = {}, make, code, says, changes }) => {
    const dir = await folder(files);
    const work = path.join(dir, 'work');
    for (const [at, to] of Object.entries(links)) {
      await mkdir(path.dirname(path.join(work, at)), { recursive: true });
      await rm(path.join(work, at), { recursive: true, force: true });
      await symlink(to, path.join(work, at));
    }
    await make?.(work);
    const before = await traces(dir);
    const ran = await (['run', 'events'].includes(words[0] ?? '') ? cli : inWorld)(words, { cwd: work });
    expect({ code: ran.code, said: ran.stdout + ran.stderr }).toEqual({ code, said: expect.stringContaining(says) });
    expect(ran.stderr).not.toMatch(stack);
    const after = await traces(dir);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (one) => before.get(one) !== after.get(one),
    );
    expect(changed.filter((one) => !changes?.test(one))).toEqual([]);
  });
});
