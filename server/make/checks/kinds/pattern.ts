// Every text matches its pattern.
import { eachProperty } from '../each.ts';
import { not, valueJudgement } from '../judge.ts';
import type { CheckKind } from '../kind.ts';
import { portablePattern } from '../portable-pattern.ts';
import { isTextual } from '../words.ts';

export const pattern: CheckKind = {
  id: 'pattern',
  dimension: 'validity',
  layer: 's',
  severity: 'error',
  checks: 'every text matches the pattern of its property',
  remediation: 'Validate the value where it is entered; where the data are right, correct the pattern.',
  derive: (from) =>
    eachProperty('pattern', from, (property, event) => {
      const { schema } = property;
      const { pattern: written } = schema;
      if (written === undefined || !isTextual(schema)) return undefined;
      return {
        expected: `a match of ${written}`,
        judge(data) {
          const portable = portablePattern(written);
          if ('unportable' in portable)
            return { skip: `The pattern ${written} ${portable.unportable}, so databases cannot judge it.` };
          return valueJudgement(data, event, property, ({ field: { of } }) =>
            not({ kind: 'call', name: 'regexMatch', of, pattern: portable.pattern }),
          );
        },
      };
    }),
};
