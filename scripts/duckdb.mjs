// DuckDB for one platform, as package-lock.json knows it: nothing else is packed, whatever the registry gives.
// @ts-check
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { run } from './run.mjs';

/** @typedef {{ version?: string, integrity?: string, dependencies?: Readonly<Record<string, string>>, optionalDependencies?: Readonly<Record<string, string>> }} LockedPackage */
/** @typedef {{ packages: Readonly<Record<string, LockedPackage>> }} Lock package-lock.json, version 3 */
/** @typedef {{ place: string, name: string, version: string, integrity: string }} Wanted `place`: node_modules/… */

const api = '@duckdb/node-api';

/** The package that holds the database itself. @param {string} target as VS Code names it */
export const bindingOf = (target) => `@duckdb/node-bindings-${target.replace(/^alpine-(.+)/, 'linux-$1-musl')}`;

/**
 * What DuckDB needs on one platform.
 * @param {Lock} lock
 * @param {string} target
 * @returns {readonly Wanted[]} DuckDB's API first
 */
export function lockedDuckDB({ packages }, target) {
  /** @type {Map<string, Wanted>} */
  const found = new Map();
  /** @param {string} name @param {string} from the place of the package that needs it */
  const add = (name, from) => {
    const place = placeOf(packages, name, from);
    if (found.has(place)) return;
    const { version, integrity, dependencies = {}, optionalDependencies = {} } = packages[place] ?? {};
    if (!version || !/^sha512-[\w+/]+=*$/.test(integrity ?? ''))
      throw new Error(
        `package-lock.json holds no sha512 of ${name}, so what the registry gives for ${target} cannot be checked.\n` +
          'Run "npm install --package-lock-only" and look at what it changes.',
      );
    found.set(place, { place, name, version, integrity: integrity ?? '' });
    const forThis = (/** @type {string} */ each) => each === bindingOf(target) || !/bindings-/.test(each);
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) if (forThis(each)) add(each, place);
  };
  add(api, '');
  if (![...found.values()].some(({ name }) => name === bindingOf(target))) add(bindingOf(target), '');
  return [...found.values()];
}

/** Where Node would find a package, from another one on. @param {Lock['packages']} packages @param {string} name @param {string} from */
function placeOf(packages, name, from) {
  for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/'))))
    if (packages[`${at}/node_modules/${name}`]) return `${at}/node_modules/${name}`;
  return `node_modules/${name}`;
}

/**
 * Throws unless these are the bytes that were locked.
 * @param {Uint8Array} tarball
 * @param {Wanted} wanted
 */
export function checkIntegrity(tarball, { name, version, integrity }) {
  const given = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  if (given !== integrity)
    throw new Error(
      `The registry's ${name} ${version} is not the one in package-lock.json, so nothing was packed.\n` +
        `  package-lock.json  ${integrity}\n  registry           ${given}`,
    );
}

/**
 * Puts what DuckDB needs on one platform into `folder`/node_modules.
 * @param {string} folder
 * @param {readonly Wanted[]} wanted
 * @param {string} scratch a folder for the registry's files
 * @returns {Promise<readonly string[]>} the folders of the packages
 */
export async function addDuckDB(folder, wanted, scratch) {
  const specs = wanted.map(({ name, version }) => `${name}@${version}`);
  const quiet = ['--ignore-scripts', '--prefer-offline', '--json', '--pack-destination', scratch];
  /** @type {readonly { name: string, filename: string }[]} */
  const packed = JSON.parse(await run('npm', ['pack', ...quiet, ...specs], { cwd: scratch }));
  const tarballs = wanted.map(({ name, version }) => {
    const file = packed.find((each) => each.name === name)?.filename;
    if (!file) throw new Error(`The npm registry gave no ${name} ${version}.`);
    return path.join(scratch, file);
  });
  // All are checked before the first is unpacked.
  for (const [index, one] of wanted.entries()) checkIntegrity(await readFile(tarballs[index] ?? ''), one);
  const folders = wanted.map(({ place }) => path.join(folder, place));
  for (const [index, into] of folders.entries()) {
    await mkdir(into, { recursive: true });
    await run('tar', ['-xzf', tarballs[index] ?? '', '--strip-components=1', '-C', into]);
  }
  for (const each of folders)
    for (const file of await readdir(each, { recursive: true }))
      if (/(\.d\.ts|README\.md)$/.test(file)) await rm(path.join(each, file));
  return folders;
}
