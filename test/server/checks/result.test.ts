import { describe, expect, it } from 'vitest';
import { type CheckResult, checkReport, checksFailed } from '../../../server/checks/result.ts';

const result = (status: CheckResult['status'], severity: CheckResult['severity']): CheckResult => ({
  ...{
    check: 'enum',
    event: 'a',
    property: 'b',
    dimension: 'validity',
    severity,
    status,
    failing: 0,
    total: 0,
    sample: [],
    sql: '',
  },
});

describe('results of checks', () => {
  it('are counted by status, in their order', () => {
    const results = [
      result('pass', 'error'),
      result('fail', 'warning'),
      result('fail', 'error'),
      result('skip', 'error'),
    ];
    expect(checkReport(results)).toEqual({
      schema: 'trackwright.check/1',
      results,
      counts: { pass: 1, fail: 2, error: 0, skip: 1 },
    });
  });

  it.each<[CheckResult['status'], CheckResult['severity'], boolean]>([
    ['pass', 'error', false],
    ['skip', 'error', false],
    ['fail', 'error', true],
    ['error', 'error', true],
    ['fail', 'warning', false],
    ['error', 'warning', false],
    ['fail', 'information', false],
  ])('%s of severity %s fails the run: %j', (status, severity, expected) =>
    expect(checksFailed([result('pass', 'error'), result(status, severity)])).toBe(expected),
  );
});
