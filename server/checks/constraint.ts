// What a schema says of a value, as a kind of check: each such kind is one constraint, asked of every property that has it.
import type { Plain, PlanSchema } from '../plan/plan.ts';
import type { SqlExpr } from '../query/tree.ts';
import { rowJudgement, shownValue } from './count-rows.ts';
import { eachProperty } from './each.ts';
import type { CheckKind, Skip } from './kind.ts';
import { dottedPath } from './path.ts';
import { rowsOf } from './rows.ts';
import type { CheckedValue } from './value.ts';
import { foundValues } from './wording.ts';

export interface Constraint {
  /** In words. */
  readonly expected: string;
  /** Which values break it; null for what it says nothing of. */
  breaks(value: CheckedValue): SqlExpr | Skip;
  /** What the data say, where it is not the values that were found. */
  actual?(value: CheckedValue): string | undefined;
  /** What may have been meant by a value. */
  meant?(value: Plain): string | undefined;
}
export type ConstraintOf = (schema: PlanSchema) => Constraint | undefined;
export interface ConstraintKind extends CheckKind {
  readonly constraintOf: ConstraintOf;
}

export function constraintKind(
  said: Omit<CheckKind, 'derive' | 'layer' | 'dimension'>,
  constraintOf: ConstraintOf,
): ConstraintKind {
  return {
    ...said,
    dimension: 'validity',
    layer: 's',
    constraintOf,
    derive: (from) =>
      eachProperty(said.id, from, (property, event) => {
        const constraint = constraintOf(property.schema);
        if (!constraint) return undefined;
        return {
          expected: constraint.expected,
          plan(data) {
            const value = data.property(property);
            const failing = constraint.breaks(value);
            if ('skip' in failing) return failing;
            const name = dottedPath(property);
            return rowJudgement(data, rowsOf(data, event), {
              failing,
              among: value.there,
              shown: [shownValue(property, value)],
              actual: (sample, verdict) =>
                constraint.actual?.(value) ?? foundValues(sample, name, verdict.failing, constraint.meant),
            });
          },
        };
      }),
  };
}
