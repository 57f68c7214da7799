// Packages the extension, one VSIX per target; what is in it is what package.json's `files` names.
// Usage: node scripts/package.mjs [target ...]   without a target: linux-x64 and universal; "all": every target
// @ts-check
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './run.mjs';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'out/package');

/** VS Code's name of a target -> what npm calls it; the universal VSIX has no DuckDB and says "SQL off". */
export const targets = /** @type {const} */ ({
  'linux-x64': { os: 'linux', cpu: 'x64', libc: 'glibc' },
  'linux-arm64': { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  'alpine-x64': { os: 'linux', cpu: 'x64', libc: 'musl' },
  'alpine-arm64': { os: 'linux', cpu: 'arm64', libc: 'musl' },
  'darwin-x64': { os: 'darwin', cpu: 'x64' },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64' },
  'win32-x64': { os: 'win32', cpu: 'x64' },
  'win32-arm64': { os: 'win32', cpu: 'arm64' },
  universal: undefined,
});

/** @typedef {keyof typeof targets} Target */

/**
 * Packages what was built for one target; the file of the time before is kept while nothing in it has changed.
 * @param {Target} target
 * @returns {Promise<{ target: Target, file: string, bytes: number }>} `file` is an absolute path
 */
export async function packageExtension(target) {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(out, `${manifest.name}-${target}-${manifest.version}.vsix`);
  const stage = path.join(out, target);
  await mkdir(out, { recursive: true });
  const pack = [
    'pack',
    '--ignore-scripts',
    '--silent',
    '--pack-destination',
    await emptied(path.join(out, `${target}.tgz`)),
  ];
  const tarball = path.join(out, `${target}.tgz`, (await run('npm', pack, { cwd: root })).trim());
  const content = `${createHash('sha256')
    .update(await readFile(tarball))
    .digest('hex')}\n`;
  const before = await readFile(`${file}.made-of`, 'utf8').catch(() => '');
  if (content !== before || !(await stat(file).catch(() => undefined))) {
    await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', await emptied(stage)]);
    await writeFile(path.join(stage, 'package.json'), JSON.stringify(shipped(manifest), null, 2));
    await addDuckDB(stage, target);
    const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
    const where = target === 'universal' ? [] : ['--target', target];
    const quiet = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--skip-license'];
    await run(process.execPath, [vsce, 'package', ...quiet, ...where, '--out', file], { cwd: stage });
    await writeFile(`${file}.made-of`, content);
  }
  return { target, file, bytes: (await stat(file)).size };
}

/** The manifest without what only a checkout needs; every package but DuckDB is in the bundles. */
function shipped(/** @type {Record<string, unknown>} */ manifest) {
  const { files, scripts, dependencies, devDependencies, ...rest } = manifest;
  return rest;
}

/**
 * DuckDB lies beside the bundles that import it: `node_modules` at the top would be left out of a VSIX.
 * @param {string} stage @param {Target} target
 */
async function addDuckDB(stage, target) {
  const platform = targets[target];
  if (!platform) return;
  const installed = path.join(root, 'node_modules/@duckdb/node-api/package.json');
  const { version } = JSON.parse(await readFile(installed, 'utf8'));
  const dist = path.join(stage, 'dist');
  await mkdir(dist, { recursive: true });
  const where = Object.entries(platform).map(([key, value]) => `--${key}=${value}`);
  const quiet = ['--ignore-scripts', '--no-package-lock', '--no-save', '--no-audit', '--no-fund', '--prefer-offline'];
  await run('npm', ['install', '--prefix', dist, ...quiet, ...where, `@duckdb/node-api@${version}`], { cwd: dist });
  for (const file of await readdir(dist, { recursive: true }))
    if (/\.d\.ts$|README\.md$|\.package-lock\.json$/.test(file)) await rm(path.join(dist, file));
}

/** @param {string} dir */
async function emptied(dir) {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  return dir;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));

/** @param {string[]} names */
async function main(names) {
  const known = /** @type {Target[]} */ (Object.keys(targets));
  const wanted = names.length === 0 ? ['linux-x64', 'universal'] : names.includes('all') ? known : names;
  for (const name of wanted) {
    const target = known.find((each) => each === name);
    if (!target) throw new Error(`There is no target "${name}". Targets: ${known.join(', ')}, all.`);
    const { file, bytes } = await packageExtension(target);
    console.log(`${(bytes / 1e6).toFixed(1).padStart(6)} MB  ${path.relative(process.cwd(), file)}`);
  }
}
