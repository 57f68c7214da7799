// Packages the extension, one VSIX per target; what is in it is what package.json's `files` names.
// Usage: node scripts/package.mjs [target ...]   without a target: linux-x64 and universal; "all": every target
// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { explain, run } from './run.mjs';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'out/package');

/** VS Code's name of a target -> what npm calls it; the universal VSIX has no DuckDB and says "SQL off". */
const targets = /** @type {const} */ ({
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
 * @returns {Promise<string>} the VSIX's absolute path
 */
export async function packageExtension(target) {
  const manifest = await json('package.json');
  const duckdb = (await json('node_modules/@duckdb/node-api/package.json')).version;
  const file = path.join(out, `${manifest.name}-${target}-${manifest.version}.vsix`);
  await mkdir(out, { recursive: true });
  const scratch = await mkdtemp(path.join(tmpdir(), 'trackwright-package-'));
  try {
    const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', scratch];
    const tarball = path.join(scratch, (await run('npm', pack, { cwd: root })).trim());
    const hash = createHash('sha256').update(duckdb);
    for (const part of [tarball, import.meta.filename]) hash.update(await readFile(part));
    const madeOf = hash.digest('hex');
    if (existsSync(file) && (await readFile(`${file}.made-of`, 'utf8').catch(() => '')) === madeOf) return file;

    const stage = path.join(scratch, 'stage');
    await mkdir(path.join(stage, 'dist'), { recursive: true });
    await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', stage]);
    await writeFile(path.join(stage, 'package.json'), JSON.stringify(shipped(manifest), null, 2));
    await addDuckDB(path.join(stage, 'dist'), target, duckdb);
    const vsix = path.join(scratch, 'extension.vsix');
    await runVsce(stage, target, vsix);
    await copyFile(vsix, `${file}.partial`);
    await rename(`${file}.partial`, file);
    await writeFile(`${file}.made-of`, madeOf);
    return file;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** @param {string} file */
async function json(file) {
  return JSON.parse(await readFile(path.join(root, file), 'utf8'));
}

/** The manifest without what only a checkout needs; every package but DuckDB is in the bundles. */
function shipped(/** @type {Record<string, unknown>} */ manifest) {
  const { files, scripts, dependencies, devDependencies, ...rest } = manifest;
  return rest;
}

/**
 * DuckDB lies beside the bundles that import it: `node_modules` at the top would be left out of a VSIX.
 * @param {string} dist @param {Target} target @param {string} version
 */
async function addDuckDB(dist, target, version) {
  const platform = targets[target];
  if (!platform) return;
  const where = Object.entries(platform).map(([key, value]) => `--${key}=${value}`);
  const quiet = ['--ignore-scripts', '--no-package-lock', '--no-save', '--no-audit', '--no-fund', '--prefer-offline'];
  await run('npm', ['install', '--prefix', dist, ...quiet, ...where, `@duckdb/node-api@${version}`], { cwd: dist });
  const binding = `@duckdb/node-bindings-${target.replace(/^alpine-(.+)/, 'linux-$1-musl')}`;
  if (!existsSync(path.join(dist, 'node_modules', binding)))
    throw new Error(`The npm registry gave no ${binding} ${version}, so the VSIX for ${target} would have no DuckDB.`);
  for (const file of await readdir(dist, { recursive: true }))
    if (/node_modules.*(\.d\.ts|README\.md|\.package-lock\.json)$/.test(file)) await rm(path.join(dist, file));
}

/** @param {string} stage @param {Target} target @param {string} vsix */
async function runVsce(stage, target, vsix) {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const where = target === 'universal' ? [] : ['--target', target];
  const quiet = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--skip-license'];
  await run(process.execPath, [vsce, 'package', ...quiet, ...where, '--out', vsix], { cwd: stage });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2)).catch(explain);

/** @param {string[]} names */
async function main(names) {
  const known = /** @type {Target[]} */ (Object.keys(targets));
  const wanted = names.length === 0 ? ['linux-x64', 'universal'] : names.includes('all') ? known : names;
  for (const name of wanted) {
    const target = known.find((each) => each === name);
    if (!target) throw new Error(`There is no target "${name}". Targets: ${known.join(', ')}, all.`);
    const file = await packageExtension(target);
    const { size } = await stat(file);
    console.log(`${(size / 1e6).toFixed(1).padStart(6)} MB  ${path.relative(process.cwd(), file)}`);
  }
}
