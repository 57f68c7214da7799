// Runs the tests of test/editor inside a real VS Code, headless.
// Options: --installed (the packaged extension instead of this folder), --suite NAME, --grep TEXT, --verbose.
// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { report } from './editor-report.mjs';
import { bundleEditorTests, environmentOf, suites, workspaceOf } from './editor-suites.mjs';
import { packageExtension } from './package.mjs';
import { add, finish, none } from './results.mjs';
import { launchBrowser } from './vscode/browser.mjs';
import { runTests } from './vscode/run-tests.mjs';
import { installExtensions, startServer } from './vscode/server.mjs';

const { values: options } = parseArgs({
  options: {
    installed: { type: 'boolean', default: false },
    suite: { type: 'string' },
    grep: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'out');
/** For what hangs. */
const limit = 3_600_000;

const chosen = suites.filter((suite) => !options.suite || suite.name === options.suite);
if (chosen.length === 0)
  throw new Error(`There is no suite "${options.suite}". Suites: ${suites.map((suite) => suite.name).join(', ')}.`);
const tests = await bundleEditorTests();
const vsix = options.installed ? (process.env.TRACKWRIGHT_VSIX ?? (await packageExtension('linux-x64'))) : undefined;
const extensions = vsix ? await installExtensions([vsix]) : undefined;
const extension = vsix ? await emptyExtension() : root;
const browser = await launchBrowser();
let counts = none;
try {
  for (const suite of chosen) counts = add(counts, await runSuite(suite));
} finally {
  await browser.close();
  if (extensions) await rm(path.dirname(extensions), { recursive: true, force: true });
}
await finish(counts);

/** @param {import('./editor-suites.mjs').Suite} suite */
async function runSuite(suite) {
  const scratch = await mkdtemp(path.join(tmpdir(), 'trackwright-run-'));
  const results = path.join(scratch, 'results.json');
  const screenshot = path.join(out, `failed-${suite.name}.png`);
  const folder = await workspaceOf(suite);
  const env = environmentOf(suite, results, options.grep);
  const server = await startServer({ trust: suite.trust, extensions, env });
  const started = performance.now();
  try {
    const outcome = await runTests({ server, browser, folder, extension, tests, results, limit, screenshot });
    console.log(`${suite.name}, VS Code ${server.version}, ${vsix ? path.basename(vsix) : 'this folder'}`);
    const output = await server.output('Trackwright');
    return report(outcome, { verbose: options.verbose, screenshot, output, log: server.log() });
  } finally {
    console.log(`  ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    await rm(scratch, { recursive: true, force: true });
  }
}

/** VS Code runs tests only beside an extension under development: one that does nothing, so that the installed one is tested. */
async function emptyExtension() {
  const dir = path.join(out, 'empty-extension');
  await mkdir(dir, { recursive: true });
  const manifest = { name: 'empty', publisher: 'tests', version: '0.0.0', engines: { vscode: '*' } };
  await writeFile(path.join(dir, 'package.json'), JSON.stringify(manifest));
  return dir;
}
