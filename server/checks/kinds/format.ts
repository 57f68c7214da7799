// Every text is of the form that the plan says: an email, a uuid. Dates and times are types.
import { constraintKind } from '../constraint.ts';
import { not } from '../count-rows.ts';
import { formatPatterns } from '../formats.ts';
import { isTextual } from '../wording.ts';

export const formatKind = constraintKind(
  {
    id: 'format',
    severity: 'error',
    checks: 'every text is of the format of its property',
    remediation: 'Validate the value where it is entered; where the data are right, correct the format.',
  },
  (schema) => {
    const { format: name = '' } = schema;
    const pattern = Object.hasOwn(formatPatterns, name) ? formatPatterns[name] : undefined;
    if (pattern === undefined || !isTextual(schema)) return undefined;
    return {
      expected: `a text of format ${name}`,
      breaks: ({ field: { of } }) => not({ kind: 'call', name: 'regexMatch', of, pattern }),
    };
  },
);
