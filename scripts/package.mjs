// Packages the extension, one VSIX per target; what is in it is what package.json's `files` names.
// Usage: node scripts/package.mjs [target ...]   without a target: linux-x64 and universal; "all": every target
// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, copyFile, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { addDuckDB, lockedDuckDB } from './duckdb.mjs';
import { noticesFile, noticesOf, noticesText } from './notices.mjs';
import { explain, run } from './run.mjs';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'out/package');

/** The platforms, as VS Code names them; the universal VSIX has no DuckDB and says "SQL off". */
export const targets = /** @type {const} */ ([
  'linux-x64',
  'linux-arm64',
  'alpine-x64',
  'alpine-arm64',
  'darwin-x64',
  'darwin-arm64',
  'win32-x64',
  'win32-arm64',
  'universal',
]);

/** @typedef {typeof targets[number]} Target */

/**
 * Packages what was built for one target; the file of the time before is kept while nothing in it has changed.
 * @param {Target} target
 * @returns {Promise<string>} the VSIX's absolute path
 */
export async function packageExtension(target) {
  const manifest = await json('package.json');
  const duckdb = target === 'universal' ? [] : lockedDuckDB(await json('package-lock.json'), target);
  const file = path.join(out, `${manifest.name}-${target}-${manifest.version}.vsix`);
  await mkdir(out, { recursive: true });
  const scratch = await mkdtemp(path.join(tmpdir(), 'trackwright-package-'));
  try {
    const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', scratch];
    const tarball = path.join(scratch, (await run('npm', pack, { cwd: root })).trim());
    const hash = createHash('sha256').update(JSON.stringify(duckdb));
    const scripts = ['package', 'duckdb', 'notices'].map((name) => path.join(import.meta.dirname, `${name}.mjs`));
    for (const part of [tarball, ...scripts]) hash.update(await readFile(part));
    const madeOf = hash.digest('hex');
    if (existsSync(file) && (await readFile(`${file}.made-of`, 'utf8').catch(() => '')) === madeOf) return file;

    const stage = path.join(scratch, 'stage');
    await mkdir(path.join(stage, 'dist'), { recursive: true });
    await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', stage]);
    await writeFile(path.join(stage, 'package.json'), JSON.stringify(shipped(manifest), null, 2));
    // Beside the bundles that import it: `node_modules` at the top would be left out of a VSIX.
    if (duckdb.length > 0) {
      const folders = await addDuckDB(path.join(stage, 'dist'), duckdb, scratch);
      const [{ version = '' } = {}] = duckdb;
      const source = `https://github.com/duckdb/duckdb/tree/v${version.replace(/-.*/, '')}/third_party`;
      const about = `DuckDB, in dist/node_modules. What it is itself built of, and under which licences: ${source}`;
      const text = noticesText(about, await noticesOf(folders));
      await appendFile(path.join(stage, noticesFile), `\n${text}`);
    }
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
  const wanted = names.length === 0 ? ['linux-x64', 'universal'] : names.includes('all') ? targets : names;
  for (const name of wanted) {
    const target = targets.find((each) => each === name);
    if (!target) throw new Error(`There is no target "${name}". Targets: ${targets.join(', ')}, all.`);
    const file = await packageExtension(target);
    const { size } = await stat(file);
    console.log(`${(size / 1e6).toFixed(1).padStart(6)} MB  ${path.relative(process.cwd(), file)}`);
  }
}
