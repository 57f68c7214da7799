// Before each test file: fast-check draws from the seed of test/fuzz.ts wherever a test names none.
import { configureGlobal } from 'fast-check';
import { fuzz } from './fuzz.ts';

configureGlobal({ seed: fuzz.seed, numRuns: fuzz.runs(100) });
