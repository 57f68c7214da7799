// The last line of .ci/run. Arguments: the counts of `npm test`, the counts of the conformance tests (in which a skip is a
// failure), the number of steps that failed. Exits 1 unless everything passed.
import { existsSync, readFileSync } from 'node:fs';

const [test, conformance] = process.argv
  .slice(2, 4)
  .map((file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1, skipped: 0 }));
const steps = Number(process.argv[4]);
const found = test.failed + conformance.failed + conformance.skipped;
// A step that failed without a failed test (types, style, a dirty tree) is a failure too.
const failed = steps > 0 ? Math.max(found, steps) : found;
console.log(`${test.passed + conformance.passed} passed, ${failed} failed, ${test.skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
