// `npm run fuzz`: the property tests and fuzz tests, from a seed of its own and with ten times the cases. What it finds becomes
// a case of a test. Options: any of vitest's: a file, -t NAME. TRACKWRIGHT_FUZZ_SEED and TRACKWRIGHT_FUZZ_RUNS say others.
// @ts-check
import { randomInt } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { finish } from './results.mjs';
import { testWithVitest } from './vitest-counts.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { TRACKWRIGHT_FUZZ_SEED: seed = String(randomInt(2 ** 31)), TRACKWRIGHT_FUZZ_RUNS: runs = '10' } = process.env;
const env = { TRACKWRIGHT_FUZZ_SEED: seed, TRACKWRIGHT_FUZZ_RUNS: runs };
const args = process.argv.slice(2);
const repeat = Object.entries(env).map(([name, value]) => `${name}=${value}`);

console.log(`Seed ${seed}, ${runs} times the cases of npm test.`);
const files = args.some((arg) => arg.includes('.test.')) ? [] : await drawing();
const counts = await testWithVitest([...files, ...args], env);
for (const file of counts.files) console.log(`To run it again: ${[...repeat, 'npm run fuzz --', file].join(' ')}`);
await finish(counts);

/** The tests that draw their cases. */
async function drawing() {
  const files = (await readdir(path.join(root, 'test'), { recursive: true })).filter((file) =>
    file.endsWith('.test.ts'),
  );
  const texts = await Promise.all(files.map((file) => readFile(path.join(root, 'test', file), 'utf8')));
  return files
    .filter((_, at) => /'fast-check'|\/fuzz\.ts'/.test(texts[at] ?? ''))
    .map((file) => path.join('test', file))
    .sort();
}
