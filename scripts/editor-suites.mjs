// The suites of test/editor, each one window of VS Code: where its tests lie, how its window is, what it opens.
// @ts-check
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const source = path.join(root, 'test/editor');
const bundled = path.join(root, 'out/editor-tests');

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} folder below test/editor
 * @property {boolean} trust
 * @property {Readonly<Record<string, string>>} workspace folder of the workspace -> folder of the project that is copied there
 */

/** @type {readonly Suite[]} */
export const suites = [
  { name: 'trusted', folder: '.', trust: true, workspace: { '.': 'test/editor/shop' } },
  { name: 'restricted', folder: 'restricted', trust: false, workspace: { '.': 'test/editor/shop' } },
  { name: 'plain', folder: 'plain', trust: true, workspace: { '.': 'test/editor/plain/workspace' } },
];

/**
 * Bundles the entry and every test file, so that VS Code of any age can load them.
 * @returns {Promise<string>} absolute path of the entry
 */
export async function bundleEditorTests() {
  const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith('.test.ts'));
  await rm(bundled, { recursive: true, force: true });
  await build({
    entryPoints: ['index.ts', ...files].map((file) => path.join(source, file)),
    outbase: source,
    outdir: bundled,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return path.join(bundled, 'index.cjs');
}

/** What the test entry finds in its environment. @param {Suite} suite @param {string} results @param {string} [grep] */
export function environmentOf(suite, results, grep) {
  return {
    TRACKWRIGHT_TEST_SUITE: suite.folder,
    TRACKWRIGHT_TEST_RESULTS: results,
    ...(grep ? { TRACKWRIGHT_TEST_GREP: grep } : {}),
  };
}

/**
 * A copy of the suite's files that its tests may change at will.
 * @param {Suite} suite
 * @returns {Promise<string>} absolute path; the caller removes it
 */
export async function workspaceOf(suite) {
  const folder = await mkdtemp(path.join(tmpdir(), `trackwright-${suite.name}-`));
  for (const [target, source] of Object.entries(suite.workspace))
    await cp(path.join(root, source), path.join(folder, target), {
      recursive: true,
      filter: (file) => path.basename(file) !== '.trackwright',
    });
  return folder;
}
