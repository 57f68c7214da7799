// The entry that VS Code calls inside its extension host, in the npm-installed VS Code and under @vscode/test-electron
// alike: runs the bundled tests of one suite (a folder) with mocha and writes the results last.
/// <reference types="mocha" />
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface TestResult {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly ms: number;
  readonly error?: string;
}

/** Runs the suite named in the environment; rejects when a test failed. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const {
    TRACKWRIGHT_TEST_SUITE: suite = '',
    TRACKWRIGHT_TEST_RESULTS: file,
    TRACKWRIGHT_TEST_GREP: grep,
  } = process.env;
  const folder = path.join(__dirname, suite);
  const { default: Mocha } = await import('mocha'); // an ESM package in a CommonJS bundle
  const mocha = new Mocha({ ui: 'bdd', timeout: 900_000, reporter: class {} as never, ...(grep ? { grep } : {}) });
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.test.cjs')))
    mocha.addFile(path.join(folder, name));
  await mocha.loadFilesAsync();
  const results: TestResult[] = [];
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('test', (test) => console.log(`… ${test.fullTitle()}`))
      .on('pass', (test) => results.push({ title: test.fullTitle(), state: 'passed', ms: test.duration ?? 0 }))
      .on('pending', (test) => results.push({ title: test.fullTitle(), state: 'skipped', ms: 0 }))
      .on('fail', (test, error: Error) =>
        results.push({
          title: test.fullTitle(),
          state: 'failed',
          ms: test.duration ?? 0,
          error: error.stack ?? String(error),
        }),
      );
  });
  if (file) writeFileSync(file, JSON.stringify(results));
  if (failures > 0) throw new Error(`${failures} of ${results.length} tests failed`);
}
