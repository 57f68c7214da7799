// A property that is always sent, is.
import { nullable } from '../../plan/conforms.ts';
import { and } from '../../query/build.ts';
import { not, rowJudgement, shownValue } from '../count-rows.ts';
import { eachProperty } from '../each.ts';
import type { CheckKind } from '../kind.ts';
import { dottedPath } from '../path.ts';
import { rowsOf } from '../rows.ts';
import { isObject } from '../value.ts';
import { absentOrNull } from '../wording.ts';

export const requiredKind: CheckKind = {
  id: 'required',
  dimension: 'completeness',
  layer: 's',
  severity: 'error',
  checks: 'every row of the event has the property',
  remediation: 'Find the call that leaves it out; where it is right to do so, drop `required` from the plan.',
  derive: (from) =>
    eachProperty('required', from, (property, event) => {
      const { schema, parent } = property;
      if (!schema.required) return undefined;
      return {
        expected: parent ? `a value wherever ${dottedPath(parent)} is sent` : 'a value in every row',
        plan(data) {
          const value = data.property(property);
          if (!value.absent && nullable(schema)) return { skip: absentOrNull };
          const among = parent && isObject(data.property(parent));
          const isColumn = data.payload !== undefined || data.columnOf(property.keys[0]) !== undefined;
          const missing = value.absent ?? not(value.there);
          return rowJudgement(data, rowsOf(data, event), {
            failing: and(among, missing) ?? missing,
            among,
            shown: [shownValue(property, value)],
            actual: () => (isColumn ? 'no value' : 'the data have no such column'),
          });
        },
      };
    }),
};
