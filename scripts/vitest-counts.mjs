// Runs vitest on our terminal and counts what it found.
// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { show } from './run.mjs';

const root = path.resolve(import.meta.dirname, '..');

/**
 * @param {readonly string[]} args of `vitest run`
 * @param {Record<string, string>} [env]
 * @returns {Promise<import('./results.mjs').Counts & { files: readonly string[] }>} a run that breaks without a failed test
 *   counts as one; `files` are those in which a test failed
 */
export async function testWithVitest(args, env = {}) {
  const scratch = await mkdtemp(path.join(tmpdir(), 'trackwright-counts-'));
  const file = path.join(scratch, 'results.json');
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await show(process.execPath, [vitest, 'run', ...reporters, ...args], { cwd: root, env });
  const results = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  await rm(scratch, { recursive: true, force: true });
  const failed = results.numFailedTests ?? 0;
  const broken = (results.testResults ?? []).filter(
    (/** @type {{ status: string }} */ each) => each.status === 'failed',
  );
  return {
    files: broken.map((/** @type {{ name: string }} */ each) => path.relative(root, each.name)),
    passed: results.numPassedTests ?? 0,
    failed: code === 0 ? failed : Math.max(1, failed),
    skipped: (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0),
  };
}
