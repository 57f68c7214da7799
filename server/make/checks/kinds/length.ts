// Every text has as many characters as it may have.
import type { PlanSchema } from '../../../read/plan/plan.ts';
import { any, compare, literal } from '../../sql/build.ts';
import type { SqlExpr } from '../../sql/tree.ts';
import { eachProperty } from '../each.ts';
import { valueJudgement } from '../judge.ts';
import type { CheckKind } from '../kind.ts';
import { isTextual } from '../words.ts';

export const length: CheckKind = {
  id: 'length',
  dimension: 'validity',
  layer: 's',
  severity: 'warning',
  checks: 'every text has at least minLength and at most maxLength characters',
  remediation: 'Cut the text where it is sent, or correct the bound.',
  derive: (from) =>
    eachProperty('length', from, (property, event) => {
      const { minLength: least, maxLength: most } = property.schema;
      if ((least === undefined && most === undefined) || !isTextual(property.schema)) return undefined;
      return {
        expected: expectedLength(property.schema),
        judge: (data) =>
          valueJudgement(data, event, property, ({ field }) => {
            const size: SqlExpr = { kind: 'call', name: 'textLength', of: field.of };
            return any([
              ...(least === undefined ? [] : [compare('<', size, literal(least))]),
              ...(most === undefined ? [] : [compare('>', size, literal(most))]),
            ]);
          }),
      };
    }),
};

function expectedLength({ minLength: least, maxLength: most }: PlanSchema): string {
  if (least === undefined) return `at most ${most} characters`;
  return most === undefined ? `at least ${least} characters` : `${least} to ${most} characters`;
}
