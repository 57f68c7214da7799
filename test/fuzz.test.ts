// `npm test` says the same of the same code on every run: nothing in a test is drawn by chance.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sources, textOf } from './architecture/tracked.ts';
import { fuzz } from './fuzz.ts';

const tests = sources.filter((file) => file.startsWith('test/') && !/^test\/fuzz[.-]/.test(file));

test('fast-check draws from our seed', () => {
  expect(fc.readConfigureGlobal()).toMatchObject({ seed: fuzz.seed });
  expect(fc.sample(fc.integer(), 3)).toEqual(fc.sample(fc.integer(), { seed: fuzz.seed, numRuns: 3 }));
});
test('how many cases are tried, and from which seed, is said in one place', () => {
  const own = /\bnumRuns: \d|\bconfigureGlobal\b|\bseed: \d+,? *(numRuns|path)\b|\bnumRuns: [^,}]*, seed: \d/;
  expect(tests.filter((file) => own.test(textOf(file)))).toEqual([]);
});
test('nothing is drawn by chance', () =>
  expect(tests.filter((file) => /\b(Math\.random|randomUUID|randomBytes)\b/.test(textOf(file)))).toEqual([]));
