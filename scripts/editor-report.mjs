// Prints what a run inside VS Code found: each test, and for a failed run what the editor said.
// @ts-check
import path from 'node:path';

const marks = { passed: '✓', failed: '✗', skipped: '-' };

/**
 * @param {import('./vscode/run-tests.mjs').Outcome} outcome
 * @param {{ verbose?: boolean, screenshot?: string, output?: string, log?: string }} [more] `screenshot` shows the window
 *   of a failed run, `output` is the extension's output channel, `log` the server's
 * @returns {import('./results.mjs').Counts} a run that cannot be believed counts as one failure
 */
export function report({ tests, problem, console: lines }, { verbose = false, screenshot, output, log } = {}) {
  for (const { title, state, ms, error } of tests) {
    console.log(`  ${marks[state]} ${title}${ms > 0 ? ` (${ms} ms)` : ''}`);
    if (error) console.log(indented(error, '      '));
  }
  const count = (/** @type {string} */ state) => tests.filter((test) => test.state === state).length;
  const failed = count('failed') + (problem ? 1 : 0);
  if (problem) console.log(`  ✗ ${problem}`);
  if (verbose || failed > 0) {
    const said = lines.filter((line) => !harmless.test(line)).join('\n');
    for (const [what, text] of [
      ['console', said],
      ['output', output],
      ['server', problem ? log : ''],
    ])
      if (text?.trim()) console.log(`  -- ${what}\n${indented(text.trim().slice(-4000), '  | ')}`);
  }
  if (failed > 0 && screenshot) console.log(`  The window at the end: ${path.relative(process.cwd(), screenshot)}`);
  return { passed: count('passed'), failed, skipped: count('skipped') };
}

// What this VS Code says of the parts it was installed without.
const harmless =
  /\.code-snippets|authentication provider|GitHub session|^\[(AgentHost|AccountPolicyGate|DefaultAccount)|native-watchdog/;

/** @param {string} text @param {string} by */
function indented(text, by) {
  return text.replaceAll(/^/gm, by);
}
