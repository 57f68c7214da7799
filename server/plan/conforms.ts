// Whether a value may be sent, as the plan says.

import { type MatcherOf, matcher } from './pattern.ts';
import type { Plain, PlanSchema } from './plan.ts';
import { validate } from './validate.ts';

/** Whether it keeps every keyword. What `misfits` passes over is passed over: patterns nobody can judge, `required_when`. */
export const conforms = (schema: PlanSchema, value: Plain, matcherOf: MatcherOf = matcher): boolean =>
  !validate(schema, value, matcherOf).length;

/** Whether null may be sent: its type says so, and no list of values leaves it out. */
export function nullable({ types, enum: values, const: only }: PlanSchema): boolean {
  if (only !== undefined) return only === null;
  if (values) return values.some((entry) => entry.value === null) && (!types.length || types.includes('null'));
  return types.includes('null');
}
