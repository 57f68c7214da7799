// Runs a test entry inside a VS Code window and judges the run. An extension host that dies reports exit code 0, so the
// exit code alone proves nothing: believed is only a results file, which the entry writes last.
// @ts-check
import { readFile, rm } from 'node:fs/promises';
import { windowUrl } from './server.mjs';

/**
 * @typedef {{ title: string, state: 'passed' | 'failed' | 'skipped', ms: number, error?: string }} TestResult
 * @typedef {object} Outcome
 * @property {readonly TestResult[]} tests
 * @property {string} [problem] why the run as a whole cannot be believed, though each test may have passed
 * @property {readonly string[]} console what the extension host wrote
 */

/**
 * Opens a window on `folder` and runs the script `tests` in its extension host.
 * @param {object} options
 * @param {import('./server.mjs').Server} options.server
 * @param {import('playwright-core').Browser} options.browser
 * @param {string} options.folder absolute path of the workspace
 * @param {string} options.extension absolute path of the extension under development
 * @param {string} options.tests absolute path of the entry, a CommonJS file that exports `run(): Promise<void>`
 * @param {string} options.results where the entry writes its results: a JSON array of TestResult
 * @param {number} options.limit milliseconds after which the run has failed
 * @param {string} [options.screenshot] a picture of the window when something failed
 * @returns {Promise<Outcome>}
 */
export async function runTests({ server, browser, folder, extension, tests, results, limit, screenshot }) {
  await rm(results, { force: true });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(600_000);
  const page = await context.newPage();
  /** @type {string[]} */
  const console = [];
  try {
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ args) =>
      console.push(args.map(String).join(' ')),
    );
    const end = new Promise((resolve) => {
      setTimeout(() => resolve(`it took longer than ${limit / 1000} s`), limit).unref();
      page.once('crash', () => resolve('the page crashed'));
      server.died.then((how) => resolve(`the VS Code server ended (${how})`));
      page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve(code)).catch(() => {});
    });
    const failure = await page.goto(windowUrl(server, folder, { extension, tests })).then(
      () => undefined,
      (error) => `the window did not open: ${error.message.split('\n')[0]}`,
    );
    const outcome = judge(failure ?? (await end), await readFile(results, 'utf8').catch(() => undefined));
    const failed = outcome.problem || outcome.tests.some((test) => test.state === 'failed');
    if (failed && screenshot) await page.screenshot({ path: screenshot }).catch(() => {});
    return { ...outcome, console };
  } finally {
    await context.close().catch(() => {});
  }
}

/**
 * What a run is worth.
 * @param {unknown} end the exit code, or words for another end
 * @param {string | undefined} results the text of the results file
 * @returns {{ tests: readonly TestResult[], problem?: string }}
 */
export function judge(end, results) {
  /** @type {readonly TestResult[]} */
  const tests = results ? JSON.parse(results) : [];
  if (typeof end === 'string') return { tests, problem: `The test run did not end: ${end}.` };
  if (!results)
    return { tests, problem: `The extension host ended with code ${end} before the tests did: they wrote no results.` };
  if (tests.length === 0) return { tests, problem: 'The test run found no tests.' };
  if (end !== 0 && tests.every((test) => test.state !== 'failed'))
    return { tests, problem: `Each test passed, yet the extension host ended with code ${end}.` };
  return { tests };
}
