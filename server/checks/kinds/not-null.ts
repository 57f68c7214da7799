// A property that is sent has a value, where its type leaves out null. Only data that tell an absent key from a null one can say.
import { nullable } from '../../plan/conforms.ts';
import { not, rowJudgement, shownValue } from '../count-rows.ts';
import { eachProperty } from '../each.ts';
import type { CheckKind } from '../kind.ts';
import { rowsOf } from '../rows.ts';

export const notNull: CheckKind = {
  id: 'not_null',
  dimension: 'completeness',
  layer: 's',
  severity: 'error',
  checks: 'a property that is sent is not null, unless its type allows it',
  remediation: 'Leave the key out where there is no value, or add "null" to its type.',
  derive: (from) =>
    eachProperty('not_null', from, (property, event) => {
      if (!property.schema.types.length || property.schema.types.includes('any') || nullable(property.schema))
        return undefined;
      return {
        expected: 'no null',
        plan(data) {
          const value = data.property(property);
          if (!value.absent || !value.sentNull) return undefined;
          return rowJudgement(data, rowsOf(data, event), {
            failing: value.sentNull,
            among: not(value.absent),
            shown: [shownValue(property, value)],
          });
        },
      };
    }),
};
