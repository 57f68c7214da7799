// A property is sent wherever its condition holds.
import { nullable } from '../../plan/conforms.ts';
import { and, literal } from '../../query/build.ts';
import { conditionSql } from '../../query/condition.ts';
import { not, rowJudgement, shownValue } from '../count-rows.ts';
import { eachProperty } from '../each.ts';
import type { CheckKind } from '../kind.ts';
import { dottedPath } from '../path.ts';
import { rowsOf } from '../rows.ts';
import { absentOrNull } from '../wording.ts';

export const requiredWhen: CheckKind = {
  id: 'required_when',
  dimension: 'completeness',
  layer: 's',
  severity: 'error',
  checks: 'a property has a value wherever its `required_when` holds',
  remediation: 'Find the call that leaves it out in this case, or narrow the condition.',
  derive: (from) =>
    eachProperty('required_when', from, (property, event) => {
      const { requiredWhen: condition, required } = property.schema;
      if (condition === undefined || required) return undefined;
      return {
        expected: `a value where ${condition}`,
        plan(data) {
          const value = data.property(property);
          if (!value.absent && nullable(property.schema)) return { skip: absentOrNull };
          const rows = rowsOf(data, event);
          const holds =
            conditionSql(condition, rows.fields, `${dottedPath(property)} of ${event.name}`) ?? literal(true);
          return rowJudgement(data, rows, {
            failing: and(holds, value.absent ?? not(value.there)) ?? holds,
            among: holds,
            shown: [shownValue(property, value)],
            actual: () => 'no value',
          });
        },
      };
    }),
};
