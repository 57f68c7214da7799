// Prints what a run inside VS Code found: each test, and for a failed run what the editor said.
// @ts-check
import path from 'node:path';

const marks = { passed: '✓', failed: '✗', skipped: '-' };

/**
 * @param {import('./vscode/run-tests.mjs').Outcome} outcome
 * @param {{ verbose?: boolean, screenshot?: string, log?: string }} [more] `screenshot` shows the window of a failed run,
 *   `log` is the server's
 * @returns {import('./results.mjs').Counts} a run that cannot be believed counts as one failure
 */
export function report({ tests, problem, console: lines }, { verbose = false, screenshot, log = '' } = {}) {
  for (const { title, state, ms, error } of tests) {
    console.log(`  ${marks[state]} ${title}${ms > 0 ? ` (${ms} ms)` : ''}`);
    if (error) console.log(error.replaceAll(/^/gm, '      '));
  }
  const count = (/** @type {string} */ state) => tests.filter((test) => test.state === state).length;
  const failed = count('failed') + (problem ? 1 : 0);
  if (problem) console.log(`  ✗ ${problem}`);
  if (verbose || failed > 0) console.log(lines.slice(-40).join('\n').replaceAll(/^/gm, '  | '));
  if (problem && log) console.log(log.slice(-4000).replaceAll(/^/gm, '  || '));
  if (failed > 0 && screenshot) console.log(`  The window at the end: ${path.relative(process.cwd(), screenshot)}`);
  return { passed: count('passed'), failed, skipped: count('skipped') };
}
