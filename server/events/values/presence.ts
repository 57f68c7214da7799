// Whether a property is sent, and whether as null: by the second word of its draw, so that it does not depend on the value.

import { nullable } from '../../plan/conforms.ts';
import type { PlanSchema, Status } from '../../plan/plan.ts';
import { threshold } from '../draws/choice.ts';

export type Presence = 'absent' | 'null' | 'value';

/** Share of the rows in which an optional property is sent. */
const sent = 0.8;
/** Share of nulls among what is sent where null is allowed. */
const nulls = 0.1;

/** The thresholds of the second word: below the first absent, below the second null, else a value. */
export interface Presences {
  readonly absentBelow: number;
  readonly nullBelow: number;
}

/** What is deprecated or removed is sent only where it is required. */
export function presencesOf(schema: PlanSchema & { readonly status?: Status }, required: boolean): Presences {
  const gone = schema.status === 'deprecated' || schema.status === 'removed';
  const absent = required ? 0 : gone ? 1 : 1 - sent;
  const absentBelow = threshold(absent);
  return { absentBelow, nullBelow: nullable(schema) ? threshold(absent + (1 - absent) * nulls) : absentBelow };
}

export const presenceAt = ({ absentBelow, nullBelow }: Presences, b: number): Presence =>
  b < absentBelow ? 'absent' : b < nullBelow ? 'null' : 'value';
