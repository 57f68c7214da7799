// Small plans as values, for tests of everything that starts from a resolved plan.
import type { Plan, PlanEvent, PlanProperty } from '../../../server/plan/plan.ts';

export function property(
  name: string,
  type: PlanProperty['types'][number],
  more: Partial<PlanProperty> = {},
): PlanProperty {
  return { name, as: name, types: [type], required: false, ...more };
}

export function event(
  name: string,
  properties: readonly PlanProperty[] = [],
  more: Partial<PlanEvent> = {},
): PlanEvent {
  return {
    name,
    as: name,
    call: 'track',
    owner: [],
    tags: [],
    entities: ['user'],
    sources: [],
    destinations: [],
    uniqueKey: [],
    properties,
    variants: [],
    aliases: [],
    examples: [],
    ...more,
  };
}

export function plan(events: readonly PlanEvent[], more: Partial<Plan> = {}): Plan {
  return {
    name: 'shop',
    owner: [],
    owners: [],
    sources: [],
    destinations: [],
    entities: [{ name: 'user', key: 'user_id', traits: [] }],
    properties: [],
    events,
    segments: [],
    metrics: [],
    funnels: [],
    retention: [],
    experiments: [],
    checks: [],
    semantics: { timezone: 'UTC', week_start: 1 },
    unplanned: 'report',
    ...more,
  };
}
