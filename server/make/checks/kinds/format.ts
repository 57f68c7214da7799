// Every text is of the form that the plan says: an email, a uuid. Dates and times are types.
import { eachProperty } from '../each.ts';
import { formatPatterns } from '../formats.ts';
import { not, valueJudgement } from '../judge.ts';
import type { CheckKind } from '../kind.ts';
import { isTextual } from '../words.ts';

export const format: CheckKind = {
  id: 'format',
  dimension: 'validity',
  layer: 's',
  severity: 'error',
  checks: 'every text is of the format of its property',
  remediation: 'Validate the value where it is entered; where the data are right, correct the format.',
  derive: (from) =>
    eachProperty('format', from, (property, event) => {
      const { schema } = property;
      const pattern = Object.hasOwn(formatPatterns, schema.format ?? '')
        ? formatPatterns[schema.format ?? '']
        : undefined;
      if (pattern === undefined || !isTextual(schema)) return undefined;
      return {
        expected: `a text of format ${schema.format}`,
        judge: (data) =>
          valueJudgement(data, event, property, ({ field: { of } }) =>
            not({ kind: 'call', name: 'regexMatch', of, pattern }),
          ),
      };
    }),
};
