// Runs the tests of test/editor in a desktop VS Code, which @vscode/test-electron downloads: for macOS, Windows, and
// Linux with a display. The environment variable TRACKWRIGHT_VSCODE names the executable of one that is installed.
// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { report } from './editor-report.mjs';
import { bundleEditorTests, environmentOf, suites, workspaceOf } from './editor-suites.mjs';
import { add, finish, none } from './results.mjs';
import { judge } from './vscode/run-tests.mjs';

const root = path.resolve(import.meta.dirname, '..');
const tests = await bundleEditorTests();
let counts = none;
for (const suite of suites) counts = add(counts, await runSuite(suite));
await finish(counts);

/** @param {import('./editor-suites.mjs').Suite} suite */
async function runSuite(suite) {
  const scratch = await mkdtemp(path.join(tmpdir(), 'trackwright-electron-'));
  const results = path.join(scratch, 'results.json');
  const folder = await workspaceOf(suite);
  const quiet = ['--disable-extensions', '--user-data-dir', path.join(scratch, 'user')];
  try {
    const end = await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      extensionTestsEnv: environmentOf(suite, results),
      launchArgs: [folder, ...quiet, ...(suite.trust ? ['--disable-workspace-trust'] : [])],
      ...(process.env.TRACKWRIGHT_VSCODE ? { vscodeExecutablePath: process.env.TRACKWRIGHT_VSCODE } : {}),
    }).catch((error) => (typeof error.code === 'number' ? error.code : String(error.message)));
    const outcome = judge(end, await readFile(results, 'utf8').catch(() => undefined));
    console.log(`${suite.name}, desktop`);
    return report({ ...outcome, console: [] });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(scratch, { recursive: true, force: true });
  }
}
