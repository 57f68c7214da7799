// Unit tests, and those that run the command line as a process; editor, UI and conformance have configs of their own.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { fuzz } from './test/fuzz.ts';

const exclude = ['test/{cli,conformance,editor,robustness,ui}/**'];
// What puts something in a module's place needs modules of its own. All others share theirs, since no module keeps state:
// loading them again for each file takes longer than the tests.
const tests = path.join(import.meta.dirname, 'test');
const mocking = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) =>
      file.endsWith('.test.ts') && /\bvi\.(mock|doMock|stub\w+)\(/.test(readFileSync(path.join(tests, file), 'utf8')),
  )
  .map((file) => `test/${file.replaceAll('\\', '/')}`);

export default defineConfig({
  test: {
    // Limits for what hangs, far above what a slow machine needs.
    testTimeout: fuzz.limit(900_000),
    hookTimeout: fuzz.limit(900_000),
    expect: { poll: { timeout: 600_000 } },
    setupFiles: ['test/fuzz-setup.ts'],
    pool: 'forks',
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: { name: 'unit', isolate: false, include: ['test/**/*.test.ts'], exclude: [...exclude, ...mocking] },
      },
      { extends: true, test: { name: 'mocking', include: mocking, exclude } },
      {
        extends: true,
        test: { name: 'cli', include: ['test/{cli,robustness}/**/*.test.ts'], globalSetup: ['test/cli/build.ts'] },
      },
    ],
  },
});
