// What a run inside VS Code is worth: only results that the entry wrote last are believed.
import { expect, test } from 'vitest';
import { judge } from '../../scripts/vscode/run-tests.mjs';

const passed = { title: 'a', state: 'passed', ms: 1 } as const;
const failed = { title: 'b', state: 'failed', ms: 1, error: 'no' } as const;

test.each([
  { name: 'all passed', end: 0, results: [passed], problem: undefined },
  { name: 'a failed test speaks for itself', end: 1, results: [passed, failed], problem: undefined },
  { name: 'a host that died reports 0', end: 0, results: undefined, problem: /ended with code 0 before the tests did/ },
  { name: 'an entry that throws', end: 1, results: undefined, problem: /wrote no results/ },
  { name: 'no tests', end: 0, results: [], problem: /found no tests/ },
  { name: 'passed, then broke', end: 1, results: [passed], problem: /yet the extension host ended with code 1/ },
  { name: 'time limit', end: 'it took longer than 9 s', results: undefined, problem: /did not end: it took longer/ },
  { name: 'crash after the results', end: 'the page crashed', results: [passed], problem: /the page crashed/ },
])('$name', ({ end, results, problem }) => {
  const verdict = judge(end, results && JSON.stringify(results));
  expect(verdict.tests).toEqual(results ?? []);
  if (problem) expect(verdict.problem).toMatch(problem);
  else expect(verdict.problem).toBeUndefined();
});
