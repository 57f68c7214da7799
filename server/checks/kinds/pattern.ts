// Every text matches its pattern.
import { constraintKind } from '../constraint.ts';
import { not } from '../count-rows.ts';
import { portablePattern } from '../portable-pattern.ts';
import { isTextual } from '../wording.ts';

export const patternKind = constraintKind(
  {
    id: 'pattern',
    severity: 'error',
    checks: 'every text matches the pattern of its property',
    remediation: 'Validate the value where it is entered; where the data are right, correct the pattern.',
  },
  (schema) => {
    const { pattern: written } = schema;
    if (written === undefined || !isTextual(schema)) return undefined;
    const portable = portablePattern(written);
    return {
      expected: `a match of ${written}`,
      breaks: ({ field: { of } }) =>
        'unportable' in portable
          ? { skip: `The pattern ${written} ${portable.unportable}, so databases cannot judge it.` }
          : not({ kind: 'call', name: 'regexMatch', of, pattern: portable.pattern }),
    };
  },
);
