// Every text has as many characters as it may have.
import type { PlanSchema } from '../../plan/plan.ts';
import { compare, literal, or } from '../../query/build.ts';
import type { SqlExpr } from '../../query/tree.ts';
import { constraintKind } from '../constraint.ts';
import { isTextual } from '../wording.ts';

export const length = constraintKind(
  {
    id: 'length',
    severity: 'warning',
    checks: 'every text has at least minLength and at most maxLength characters',
    remediation: 'Cut the text where it is sent, or correct the bound.',
  },
  (schema) => {
    const { minLength: least, maxLength: most } = schema;
    if ((least === undefined && most === undefined) || !isTextual(schema)) return undefined;
    return {
      expected: expectedLength(schema),
      breaks({ field }) {
        const size: SqlExpr = { kind: 'call', name: 'textLength', of: field.of };
        return or([
          ...(least === undefined ? [] : [compare('<', size, literal(least))]),
          ...(most === undefined ? [] : [compare('>', size, literal(most))]),
        ]);
      },
    };
  },
);

function expectedLength({ minLength: least, maxLength: most }: PlanSchema): string {
  if (least === undefined) return `at most ${most} characters`;
  return most === undefined ? `at least ${least} characters` : `${least} to ${most} characters`;
}
