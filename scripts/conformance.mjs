// `npm run test:conformance`: sets up the real dbt versions under `.conformance/` and holds what we write against them, and what
// we print for PostgreSQL against a server that npm has installed.
// Needs Python 3.10 or newer and its package registry. A version that cannot be set up is said, and its tests are skipped.
// @ts-check
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { finish } from './results.mjs';
import { run } from './run.mjs';
import { testWithVitest } from './vitest-counts.mjs';

const root = path.resolve(import.meta.dirname, '..', '.conformance');
const adapters = ['dbt-duckdb', 'dbt-postgres'];

/**
 * One Python environment each. `apart` are installed without what they require: dbt-core 1.12 requires a parser that is
 * fetched from elsewhere when it is installed, and works without it.
 * @type {Readonly<Record<string, { packages: readonly string[], apart?: readonly string[] }>>}
 */
const environments = {
  'dbt-1.10': { packages: ['dbt-core~=1.10.0', ...adapters] },
  'dbt-1.11': { packages: ['dbt-core~=1.11.0', ...adapters] },
  'dbt-1.12': { packages: [], apart: ['dbt-core==1.12.6', ...adapters] },
  'dbt-2.0': { packages: ['dbt-core==2.0.0a4'] },
};

await mkdir(root, { recursive: true });
// A build of its own, so that others may build and test meanwhile.
const made = run(process.execPath, [
  path.join(import.meta.dirname, 'build.mjs'),
  '--only',
  'cli,worker',
  '--out',
  path.join(root, 'dist'),
]);
await Promise.all([
  made,
  ...Object.entries(environments).map(([name, parts]) => setUp(name, parts).catch((error) => sayMissing(name, error))),
]);
await finish(await testWithVitest(['--config', 'test/conformance/vitest.config.ts', ...process.argv.slice(2)]));

/** @param {string} name @param {{ packages: readonly string[], apart?: readonly string[] }} parts */
async function setUp(name, { packages, apart = [] }) {
  const dir = path.join(root, name);
  const marker = path.join(dir, 'made-of.json');
  const madeOf = JSON.stringify({ packages, apart });
  if ((await readFile(marker, 'utf8').catch(() => '')) === madeOf) return;

  console.log(`Setting up ${name} …`);
  await rm(dir, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', dir]);
  const python = path.join(dir, 'bin/python');
  const pip = (/** @type {string[]} */ ...args) =>
    run(python, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...args]);
  if (apart.length > 0) await pip('--no-deps', ...apart);
  const wanted = [...packages, ...(apart.length > 0 ? await requirementsOf(python, apart) : [])];
  await pip(...wanted);
  await writeFile(marker, madeOf);
}

/**
 * What installed packages require, without one another and without the parser.
 * @param {string} python @param {readonly string[]} packages
 */
async function requirementsOf(python, packages) {
  const script =
    'import sys, importlib.metadata as m; print("\\n".join(r for p in sys.argv[1:] for r in m.requires(p)))';
  const names = packages.map((each) => each.replace(/[=~<>].*/, ''));
  const lines = (await run(python, ['-c', script, ...names])).trim().split('\n');
  const mine = new RegExp(`^(${names.join('|')}|dbt-core-experimental-parser)\\b(?!-)`);
  return lines.filter((line) => !mine.test(line) && !/;.*\bextra\b/.test(line));
}

/** @param {string} name @param {Error} error */
async function sayMissing(name, error) {
  await rm(path.join(root, name), { recursive: true, force: true });
  console.log(`Skipped: ${name} could not be set up. ${error.message}`);
}
