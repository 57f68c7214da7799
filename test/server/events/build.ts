// Plans for tests: what is not said is as the resolver leaves it.
import type { Plan, PlanEvent, PlanFunnel, PlanMetric, PlanProperty, PlanStep } from '../../../server/plan/plan.ts';

export function property(name: string, said: Partial<PlanProperty> = {}): PlanProperty {
  return { name, as: name, types: ['string'], required: false, ...said };
}

export function event(name: string, said: Partial<PlanEvent> = {}): PlanEvent {
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
    properties: [],
    variants: [],
    aliases: [],
    examples: [],
    ...said,
  };
}

export function plan(said: Partial<Plan> = {}): Plan {
  return {
    name: 'test',
    owner: [],
    owners: [],
    sources: [],
    destinations: [],
    entities: [{ name: 'user', key: 'user_id', traits: [] }],
    properties: [],
    events: [],
    segments: [],
    metrics: [],
    funnels: [],
    retention: [],
    experiments: [],
    checks: [],
    semantics: { timezone: 'UTC', week_start: 1 },
    unplanned: 'report',
    ...said,
  };
}

export function funnel(
  name: string,
  steps: readonly (string | (Partial<PlanStep> & { readonly event: string }))[],
  said: Partial<PlanFunnel> = {},
): PlanFunnel {
  return {
    name,
    entity: 'user',
    window: '7d',
    order: 'ordered',
    steps: steps.map((step) =>
      typeof step === 'string' ? { event: step, name: step } : { name: step.event, ...step },
    ),
    exclusions: [],
    ...said,
  };
}

export function metric(name: string, said: Partial<PlanMetric> = {}): PlanMetric {
  return { name, type: 'simple', dimensions: [], ...said };
}
