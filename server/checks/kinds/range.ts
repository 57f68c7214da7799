// Every number lies within its bounds.
import type { PlanSchema } from '../../plan/plan.ts';
import { literal, or } from '../../query/build.ts';
import type { SqlField } from '../../query/field.ts';
import type { Compare, SqlExpr } from '../../query/tree.ts';
import { constraintKind } from '../constraint.ts';

export const range = constraintKind(
  {
    id: 'range',
    severity: 'error',
    checks: 'every number lies between the minimum and the maximum',
    remediation:
      'Look for another unit (cents, milliseconds) or a wrong sign; where the data are right, widen the bounds.',
  },
  (schema) => {
    const bounds = boundsOf(schema);
    if (!bounds.length || !isNumeric(schema)) return undefined;
    return {
      expected: bounds.map(({ words }) => words).join(' and '),
      breaks: ({ field }) => or(bounds.map((bound) => outside(bound, field))),
    };
  },
);

interface Bound {
  readonly words: string;
  /** How a value compares that lies outside. */
  readonly op: Compare['op'];
  readonly limit: number;
}

function boundsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: PlanSchema): readonly Bound[] {
  const bound = (limit: number | undefined, words: string, op: Compare['op']): readonly Bound[] =>
    limit === undefined ? [] : [{ words: `${words} ${limit}`, op, limit }];
  return [
    ...bound(minimum, 'at least', '<'),
    ...bound(exclusiveMinimum, 'more than', '<='),
    ...bound(maximum, 'at most', '>'),
    ...bound(exclusiveMaximum, 'less than', '>='),
  ];
}

const isNumeric = ({ types }: PlanSchema): boolean =>
  !types.length || types.some((type) => type === 'number' || type === 'integer' || type === 'any');

/** Values that are not numbers, NaN included, are left to `type`. */
function outside({ op, limit }: Bound, { of, type }: SqlField): SqlExpr {
  const left: SqlExpr = type === 'integer' || type === 'number' ? of : { kind: 'cast', of, to: 'number', safe: true };
  return {
    kind: 'compare',
    op,
    left,
    right: literal(limit),
    ...(type === 'integer' ? {} : { nan: { left: true, right: false } }),
  };
}
