// `npm test`: every test that needs only npm, in two lanes side by side, and one last line for all of them together.
// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { packageExtension } from './package.mjs';
import { add, finish, none } from './results.mjs';
import { show, showAfter } from './run.mjs';

// The browser that the npm registry carries runs on Linux; elsewhere VS Code itself is downloaded, and journeys are left out.
const hasBrowser = (process.platform === 'linux' && process.arch === 'x64') || process.env.TRACKWRIGHT_CHROMIUM;
const desktop = { name: 'inside VS Code', script: 'test-electron.mjs', args: [] };
const installed = { name: 'inside VS Code', script: 'test-editor.mjs', args: ['--installed'] };
const journeys = { name: 'journeys', script: 'test-ui.mjs', args: [] };
/** Side by side: a window waits as much as it works. */
const lanes = [
  [{ name: 'unit, protocol and command line', script: 'test-unit.mjs', args: [] }],
  hasBrowser ? [installed, journeys] : [desktop],
];
const sideBySide = availableParallelism() > 1;

const scratch = await mkdtemp(path.join(tmpdir(), 'trackwright-test-'));
let counts = none;
try {
  if ((await show(process.execPath, [path.join(import.meta.dirname, 'build.mjs')])) !== 0)
    counts = add(counts, { passed: 0, failed: 1, skipped: 0 });
  else {
    // Packaged once, and before anything else reads what is built.
    /** @type {Record<string, string>} */
    const env = hasBrowser ? { TRACKWRIGHT_VSIX: await packageExtension('linux-x64') } : {};
    const running = lanes.map((lane, at) => () => runLane(lane, at === 0 || !sideBySide ? show : showAfter, env));
    if (sideBySide) for (const found of await Promise.all(running.map((start) => start()))) counts = add(counts, found);
    else for (const start of running) counts = add(counts, await start());
    if (!hasBrowser) counts = add(counts, skippedJourneys());
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
await finish(counts);

function skippedJourneys() {
  console.log('\n== journeys: skipped, they need Linux or a Chromium named in TRACKWRIGHT_CHROMIUM');
  return { passed: 0, failed: 0, skipped: 1 };
}

/** @param {readonly Layer[]} lane @param {typeof show} how @param {Record<string, string>} env */
async function runLane(lane, how, env) {
  let found = none;
  for (const layer of lane) found = add(found, await run(layer, how, env));
  return found;
}

/** @typedef {{ readonly name: string, readonly script: string, readonly args: readonly string[] }} Layer */
/** @param {Layer} layer @param {typeof show} how @param {Record<string, string>} env */
async function run({ name, script, args }, how, env) {
  const started = performance.now();
  console.log(`\n== ${name}: started`);
  const file = path.join(scratch, `${script}.json`);
  const code = await how(process.execPath, [path.join(import.meta.dirname, script), ...args], {
    env: { ...env, TRACKWRIGHT_COUNTS: file },
  });
  console.log(`== ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  const counted = JSON.parse(await readFile(file, 'utf8').catch(() => JSON.stringify(none)));
  return code !== 0 && counted.failed === 0 ? add(counted, { passed: 0, failed: 1, skipped: 0 }) : counted;
}
