// Results of checks for programs: JSON, `trackwright.check/1`, and JUnit.
import { type CheckReport, type CheckResult, checksFailed } from '../../checks/result.ts';
import { jsonText } from '../../results/json.ts';
import { checkName, failingOf } from './checks-text.ts';
import { type Case, junit } from './junit.ts';

/** Ends with a line break. Keys in one order; those that are known only sometimes come last and are left out when they are not. */
export const checksJson = ({ schema, results, counts }: CheckReport): string =>
  jsonText({ schema, results: results.map(ordered), counts });

function ordered(result: CheckResult): object {
  const { check, event, property, dimension, severity, status, failing, total, sample, sql } = result;
  const { layer, expected, actual, share, reason, since, file, line } = result;
  return {
    ...{ check, event, property, dimension, severity, status, failing, total, sample, sql },
    ...{ layer, expected, actual, share, reason, since, file, line },
  };
}

// Results of checks for CI servers: a suite for each event; only what makes `check` exit with 1 fails, anything milder passes and says so.
export function checksJunit({ results }: CheckReport): string {
  const byEvent = new Map<string, CheckResult[]>();
  for (const result of results) {
    const event = result.event ?? 'all events';
    byEvent.set(event, [...(byEvent.get(event) ?? []), result]);
  }
  return junit(Array.from(byEvent, ([name, some]) => ({ name, cases: some.map((result) => caseOf(result, name)) })));
}

function caseOf(result: CheckResult, className: string): Case {
  const { check, status, severity, expected, actual, reason, file, line, sample } = result;
  const one = {
    name: checkName(result),
    className,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
  };
  if (status === 'pass') return one;
  if (status === 'skip') return { ...one, outcome: { is: 'skipped', type: check, message: reason ?? 'not judged' } };
  const message = status === 'error' ? (reason ?? 'could not run') : `${failingOf(result)} fail`;
  const said = [
    `${severity}: ${message}`,
    expected && `expected ${expected}`,
    actual && `actual ${actual}`,
    ...sample.slice(0, 10).map((row) => JSON.stringify(row)),
  ];
  const text = said.filter(Boolean).join('\n');
  if (!checksFailed([result])) return { ...one, text };
  return { ...one, text, outcome: { is: status === 'error' ? 'error' : 'failure', type: check, message } };
}
