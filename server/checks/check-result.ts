// An instance and what became of it, as a result, with the names of the plan by which its place is found again.
import type { Plan, PlanEvent } from '../plan/plan.ts';
import type { Derived } from './derive.ts';
import { dottedPath } from './path.ts';
import type { CheckResult } from './result.ts';

export interface FoundResult {
  readonly result: CheckResult;
  /** Names in the plan, not on the wire. */
  readonly about: {
    /** One of the plan's `checks:`. */
    readonly check?: string;
    readonly event?: string;
    /** A property of the event, then members of it. */
    readonly property?: readonly string[];
  };
}

export function foundResult(
  instance: Derived,
  plan: Plan,
  told: Partial<CheckResult> & Pick<CheckResult, 'status'>,
): FoundResult {
  const { check, event, property, kind, severity, expected } = instance;
  const { failing = 0, total = 0, sample = [], sql = '', status, ...rest } = told;
  return {
    result: {
      check,
      event: event ? eventName(event, plan) : null,
      property: property ? dottedPath(property) : null,
      dimension: kind.dimension,
      layer: kind.layer,
      severity,
      status,
      failing,
      total,
      ...(failing > 0 && total > 0 ? { share: failing / total } : {}),
      expected,
      ...rest,
      sample,
      sql,
    },
    about: {
      ...(kind.id === 'condition' ? { check } : {}),
      ...(event ? { event: event.name } : {}),
      ...(property ? { property: property.names } : {}),
    },
  };
}

/** The wire name; the plan's where several events share one. */
const eventName = (event: PlanEvent, { events }: Plan): string =>
  events.some((other) => other !== event && other.as === event.as) ? event.name : event.as;
