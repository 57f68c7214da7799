// How a question counts: every choice that two tools may make otherwise, as one record, and what this version computes of it.

import { isRecord } from '../base/record.ts';
import type { Plain, Semantics } from '../plan/plan.ts';
import { same } from '../plan/validate.ts';

/** Time zone and week are the project's; each question may say the rest. */
export interface QuestionSemantics extends Semantics {
  readonly clock: 'event_time' | 'received_at';
  /** Entities are told apart by their key, or by keys that belong together. */
  readonly identity: 'key' | 'stitched';
  readonly duplicates: 'keep' | 'by_event_id';
  /** Steps at one instant. */
  readonly tie: 'step_order' | 'strict' | { readonly grace: string };
  readonly entry: 'best' | 'first';
  /** Which step's time lies in the range. */
  readonly range: 'entry' | 'whole';
  readonly exclusion: 'drop_off' | 'remove';
  readonly immature: 'flag' | 'exclude';
  readonly attribution: 'first' | 'last' | number;
  readonly retention: {
    readonly mode: 'on' | 'on_or_after';
    readonly clock: 'calendar' | 'rolling';
    readonly cohort: 'first_in_range' | 'first_ever' | 'recurring';
    readonly zero: 'cohort' | 'needs_return';
  };
  readonly lifecycle: 'first_event' | 'profile';
  readonly uniques: 'exact' | 'approx';
}

/** What is computed, whatever a question says. */
export const questionSemantics = (project: Semantics): QuestionSemantics => ({
  ...project,
  clock: 'event_time',
  identity: 'key',
  duplicates: 'keep',
  tie: 'step_order',
  entry: 'best',
  range: 'entry',
  exclusion: 'drop_off',
  immature: 'flag',
  attribution: 'first',
  retention: { mode: 'on', clock: 'calendar', cohort: 'first_in_range', zero: 'cohort' },
  lifecycle: 'first_event',
  uniques: 'exact',
});

/** What is set otherwise than it is computed, as `entry: first`. */
export function otherSemantics(said: Plain | undefined, computed: QuestionSemantics): readonly string[] {
  if (said === undefined || said === null) return [];
  return isRecord(said) ? others(said, { ...computed }) : [JSON.stringify(said)];
}

type Fields = { readonly [key: string]: Plain };

function others(said: Fields, ours: Fields, above = ''): readonly string[] {
  return Object.entries(said).flatMap(([key, value]) => {
    const own = Object.hasOwn(ours, key) ? ours[key] : undefined;
    if (own !== undefined && isRecord(own) && isRecord(value)) return others(value, own, `${above}${key}.`);
    return own !== undefined && same(own, value) ? [] : [`${above}${key}: ${text(value)}`];
  });
}

const text = (value: Plain): string => (typeof value === 'string' ? value : JSON.stringify(value));
