import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../server/checks/result.ts';
import { checksJson, checksJunit } from '../../server/cli/report/checks.ts';

import { checksSummary, checksText } from '../../server/cli/report/checks-text.ts';
import {
  countsOf,
  type ProblemReport,
  problemsJson,
  problemsJunit,
  type ReportedProblem,
} from '../../server/cli/report/problems.ts';

import { problemsText, summary } from '../../server/cli/report/problems-text.ts';
import { widthOf } from '../../server/results/width.ts';
import { problems, results, sources } from './reports.ts';

const report: ProblemReport = { problems, files: ['clean.plan.yml', ...Object.keys(sources)], ms: 12 };
const sourceLine = (file: string, line: number) => sources[file]?.split('\n')[line - 1];
const look = { width: 80, colour: false, sourceLine };
const checks = checkReport(results);

/** Throws where XML is not well formed; gives its elements. */
function elements(xml: string): readonly string[] {
  expect(xml).not.toMatch(/&(?!#\d+;)|(?![\n\t])\p{Control}/u);
  const open: string[] = [];
  const all: string[] = [];
  for (const [, close, name = '', attributes, empty] of xml.matchAll(/<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else {
      all.push(name);
      expect(attributes).not.toContain('<');
      if (!empty) open.push(name);
    }
  }
  expect(open).toEqual([]);
  expect(xml.match(/</g)?.length).toBe(1 + (xml.match(/<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g)?.length ?? 0));
  return all;
}

describe('problems as text', () => {
  it('look as they are kept', () => expect(problemsText(report, look)).toMatchFileSnapshot('golden/problems.txt'));

  it('say the same in colours', () => {
    const coloured = problemsText(report, { ...look, colour: true });
    expect(coloured).not.toBe(problemsText(report, look));
    expect(stripVTControlCharacters(coloured)).toBe(problemsText(report, look));
  });

  it.each([40, 80, 120])('keep to %d columns', (width) => {
    for (const line of problemsText(report, { ...look, width }).split('\n'))
      expect(widthOf(line), line).toBeLessThanOrEqual(width);
  });

  it('do without the source where it cannot be read', () => {
    const [first] = problems;
    const text = problemsText(
      { ...report, problems: [first as ReportedProblem] },
      { ...look, sourceLine: () => undefined },
    );
    expect(text).toContain('--> plans/shop.plan.yml:2:11\n');
    expect(text).not.toContain('^');
  });

  it.each<[Partial<ReturnType<typeof countsOf>>, number, string]>([
    [{}, 14, 'No problems in 14 files.'],
    [{}, 1, 'No problems in 1 file.'],
    [{ error: 2, warning: 5, fixable: 4 }, 14, '2 errors, 5 warnings in 14 files; 4 can be fixed with --fix'],
    [{ error: 1, information: 1, hint: 1 }, 1200, '1 error, 1 note, 1 hint in 1,200 files'],
  ])('sum up %j', (counts, files, expected) => expect(summary({ ...countsOf([]), ...counts }, files)).toBe(expected));
});

describe('problems as JSON', () => {
  const parsed = JSON.parse(problemsJson(report));
  it('have a schema, counts, how many files, how long', () =>
    expect({ ...parsed, problems: parsed.problems.length }).toEqual({
      schema: 'trackwright.lint/1',
      problems: problems.length,
      counts: { error: 2, warning: 1, information: 1, hint: 1, fixable: 2 },
      files: 3,
      ms: 12,
    }));
  it('have every key, in one order', () => {
    const keys = 'file line column endLine endColumn rule severity message help fixable related'.split(' ');
    for (const problem of parsed.problems) expect(Object.keys(problem)).toEqual(keys);
    expect(parsed.problems[0]).toEqual({ ...problems[0], help: null });
    expect(parsed.problems[1].help).toBe(problems[1]?.help);
  });
});

describe('problems as JUnit', () => {
  const xml = problemsJunit(report);
  it('look as they are kept', () => expect(xml).toMatchFileSnapshot('golden/problems.xml'));
  it('are well formed whatever is in them', () => {
    const count = (name: string) => elements(xml).filter((element) => element === name).length;
    expect(count('testsuite')).toBe(4);
    expect(count('testcase')).toBe(problems.length + 2);
    expect(count('failure')).toBe(countsOf(problems).error);
  });
});

describe('results of checks as text', () => {
  it('look as they are kept', () => expect(checksText(checks, look)).toMatchFileSnapshot('golden/checks.txt'));
  it.each([64, 80])('keep to %d columns', (width) => {
    for (const line of checksText(checks, { width, colour: false }).split('\n'))
      expect(widthOf(line), line).toBeLessThanOrEqual(width);
  });
  it('say once what was left out often', () => {
    const skipped = results.filter(({ status }) => status === 'skip');
    const text = checksText(checkReport([...skipped, ...skipped, ...skipped]), look);
    expect(text).toBe('– volume skipped 3 times: Fewer than 7 complete days of data.\n\n3 checks: 3 skipped\n');
  });
  it.each([
    [{ pass: 0, fail: 0, error: 0, skip: 0 }, 'No checks: the plan gives nothing to check.'],
    [{ pass: 1, fail: 0, error: 0, skip: 0 }, '1 check: 1 passed'],
    [{ pass: 58, fail: 2, error: 0, skip: 1 }, '61 checks: 58 passed, 2 failed, 1 skipped'],
    [{ pass: 0, fail: 0, error: 2, skip: 0 }, '2 checks: 2 could not run'],
  ])('sum up %j', (counts, expected) => expect(checksSummary(counts)).toBe(expected));
});

describe('results of checks for programs', () => {
  it('are themselves in JSON, the required keys first', () => {
    const parsed = JSON.parse(checksJson(checks));
    expect(parsed).toEqual({ schema: 'trackwright.check/1', results, counts: { pass: 1, fail: 2, error: 1, skip: 1 } });
    for (const result of parsed.results) {
      expect(Object.keys(result).slice(0, 10)).toEqual(
        'check event property dimension severity status failing total sample sql'.split(' '),
      );
    }
  });
  it('are well formed JUnit in which a warning fails nothing', async () => {
    const xml = checksJunit(checks);
    await expect(xml).toMatchFileSnapshot('golden/checks.xml');
    const all = elements(xml);
    expect(all.filter((name) => ['failure', 'error', 'skipped', 'system-out'].includes(name))).toEqual([
      'failure',
      'skipped',
      'system-out',
      'error',
    ]);
  });
});
