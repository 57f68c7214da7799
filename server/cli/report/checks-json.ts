// Results of checks for programs: `trackwright.check/1`.

import type { CheckReport, CheckResult } from '../../checks/result.ts';
import { jsonText } from '../../results/json.ts';

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
