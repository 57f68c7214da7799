// What a question's own `semantics` set, held against what this version computes.

import type { Plain, Semantics } from '../plan/plan.ts';
import { same } from '../plan/validate.ts';

type Fields = { readonly [key: string]: Plain };

/** Of what questions may be told, what is computed whatever they say; time zone and week are the project's. */
const computed: Fields = {
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
};

/** What is set otherwise, as `entry: first`. */
export function otherSemantics(said: Plain | undefined, project: Semantics): readonly string[] {
  if (said === undefined || said === null) return [];
  return isFields(said) ? others(said, { ...computed, ...project }) : [JSON.stringify(said)];
}

function others(said: Fields, ours: Fields, above = ''): readonly string[] {
  return Object.entries(said).flatMap(([key, value]) => {
    const own = Object.hasOwn(ours, key) ? ours[key] : undefined;
    if (own !== undefined && isFields(own) && isFields(value)) return others(value, own, `${above}${key}.`);
    return own !== undefined && same(own, value) ? [] : [`${above}${key}: ${text(value)}`];
  });
}

const isFields = (value: Plain): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: Plain): string => (typeof value === 'string' ? value : JSON.stringify(value));
