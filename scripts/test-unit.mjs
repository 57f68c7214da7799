// Runs the tests that need no editor. Options: any of vitest's: a file, -t NAME.
// @ts-check
import { finish } from './results.mjs';
import { testWithVitest } from './vitest-counts.mjs';

await finish(await testWithVitest(process.argv.slice(2)));
