// The harness of the in-editor tests against entries that lie: a dead, throwing or endless host must never pass.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { runTests } from '../../scripts/vscode/run-tests.mjs';
import { type Server, startServer } from '../../scripts/vscode/server.mjs';

let server: Server;
let browser: Browser;
let dir: string;

beforeAll(async () => {
  [server, browser, dir] = await Promise.all([
    startServer(),
    launchBrowser(),
    mkdtemp(path.join(tmpdir(), 'trackwright-harness-')),
  ]);
  const manifest = { name: 'empty', publisher: 'tests', version: '0.0.0', engines: { vscode: '*' } };
  await writeFile(path.join(dir, 'package.json'), JSON.stringify(manifest));
  await mkdir(path.join(dir, 'workspace'));
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});

test.each([
  { name: 'dies', run: 'process.exit(0)', limit: 60_000, problem: /before the tests did/ },
  { name: 'throws', run: 'throw new Error("boom")', limit: 60_000, problem: /before the tests did/ },
  { name: 'never ends', run: 'await new Promise(() => {})', limit: 6_000, problem: /longer than 6 s/ },
])('an entry that $name fails', async ({ name, run, limit, problem }) => {
  const tests = path.join(dir, `${name.replaceAll(' ', '-')}.cjs`);
  await writeFile(tests, `exports.run = async () => { ${run} };`);
  const outcome = await runTests({
    server,
    browser,
    folder: path.join(dir, 'workspace'),
    extension: dir,
    tests,
    results: path.join(dir, 'results.json'),
    limit,
  });
  expect(outcome.problem).toMatch(problem);
  expect(outcome.tests).toEqual([]);
});
