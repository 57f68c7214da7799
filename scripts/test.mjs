// `npm test`: every test that needs only npm, layer after layer, and one last line for all of them together.
// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { add, finish, none } from './results.mjs';
import { show } from './run.mjs';

// The browser that the npm registry carries runs on Linux; elsewhere VS Code itself is downloaded, and journeys are left out.
const hasBrowser = (process.platform === 'linux' && process.arch === 'x64') || process.env.TRACKWRIGHT_CHROMIUM;
const layers = [
  { name: 'unit, protocol and command line', script: 'test-unit.mjs', args: [] },
  hasBrowser
    ? { name: 'inside VS Code', script: 'test-editor.mjs', args: ['--installed'] }
    : { name: 'inside VS Code', script: 'test-electron.mjs', args: [] },
  hasBrowser ? { name: 'journeys', script: 'test-ui.mjs', args: [] } : undefined,
];

const scratch = await mkdtemp(path.join(tmpdir(), 'trackwright-test-'));
let counts = none;
try {
  if ((await show(process.execPath, [path.join(import.meta.dirname, 'build.mjs')])) !== 0)
    counts = add(counts, { passed: 0, failed: 1, skipped: 0 });
  else for (const layer of layers) counts = add(counts, layer ? await run(layer) : skippedJourneys());
} finally {
  await rm(scratch, { recursive: true, force: true });
}
await finish(counts);

function skippedJourneys() {
  console.log('\n== journeys: skipped, they need Linux or a Chromium named in TRACKWRIGHT_CHROMIUM');
  return { passed: 0, failed: 0, skipped: 1 };
}

/** @param {NonNullable<typeof layers[number]>} layer */
async function run({ name, script, args }) {
  const started = performance.now();
  console.log(`\n== ${name}`);
  const file = path.join(scratch, `${script}.json`);
  const env = { TRACKWRIGHT_COUNTS: file };
  const code = await show(process.execPath, [path.join(import.meta.dirname, script), ...args], { env });
  console.log(`== ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  const counts = JSON.parse(await readFile(file, 'utf8').catch(() => JSON.stringify(none)));
  return code !== 0 && counts.failed === 0 ? add(counts, { passed: 0, failed: 1, skipped: 0 }) : counts;
}
