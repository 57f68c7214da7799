// What is simulated: users, days, sessions, journeys. The one that stands when a plan declares none is made here.

import { readDay, slotEpoch, writeDay } from '../base/calendar.ts';
import { readDuration } from '../base/duration.ts';
import type { Plan, PlanEvent, PlanFunnel } from '../plan/plan.ts';
import { ANY_EVENT, liveEvents } from '../plan/plan.ts';
import { mostSteps } from './draws/slot.ts';

export interface Scenario {
  readonly name: string | null;
  readonly seed: bigint;
  /** The first day, since 1970-01-01. */
  readonly start: number;
  readonly days: number;
  readonly users: {
    /** Users there would be after `declaredDays`: more days bring more of them at the same rate. */
    readonly count: number;
    readonly declaredDays: number;
    /** Share arriving inside the declared days, the others in the 365 before. */
    readonly new: number;
  };
  /** P(active on day k of life), day 0 = 1, linear between, the last one held. Days ascending. */
  readonly retention: readonly { readonly day: number; readonly rate: number }[];
  readonly sessions: {
    /** Mean sessions on an active day, mean actions of a session, both geometric from 1. */
    readonly perDay: number;
    readonly actions: number;
    /** Between events, lognormal, milliseconds. */
    readonly gap: { readonly median: number; readonly sigma: number };
    /** A longer pause ends a session, milliseconds. */
    readonly timeout: number;
  };
  readonly browse: readonly { readonly event: string; readonly weight: number }[];
  readonly journeys: readonly Journey[];
}

export interface Journey {
  readonly name: string;
  readonly weight: number;
  readonly steps: readonly JourneyStep[];
  /** The most between first and last step, milliseconds. */
  readonly within: number;
  /** Names of properties that keep their value along the journey. */
  readonly hold: readonly string[];
}
export interface JourneyStep {
  readonly name: string;
  readonly event: string;
  /** Conditions that hold in the rows of the step. */
  readonly where?: string;
  /** P(this step | the one before). */
  readonly rate: number;
}

export interface Options {
  readonly users?: number;
  readonly days?: number;
  readonly seed?: bigint | number;
  /** `2026-01-31` */
  readonly start?: string;
}

/** Why nothing can be generated: in words, with what to do. */
export interface ScenarioProblem {
  readonly code: 'bad-option' | 'no-events' | 'nothing-possible';
  readonly message: string;
}

const mostUsers = 50_000_000;
const mostDays = 3_660;
const defaults = { users: 1_000, days: 30, seed: 1n, start: '2026-01-01' };
const stepRate = 0.6;

/** Events told apart in all rows: sessions with a journey per funnel, all other live events browsed. */
export function defaultScenario(plan: Plan, options: Options = {}): Scenario | ScenarioProblem {
  const problem = problemOf(plan, options);
  if (problem) return problem;
  const live = liveEvents(plan);
  const journeys = plan.funnels.flatMap((funnel) => journeyOf(funnel, live) ?? []);
  const travelled = new Set(journeys.flatMap((journey) => journey.steps.map((step) => step.event)));
  return {
    name: null,
    seed: BigInt(options.seed ?? defaults.seed),
    start: readDay(options.start ?? defaults.start) as number,
    days: options.days ?? defaults.days,
    users: { count: options.users ?? defaults.users, declaredDays: defaults.days, new: 0.5 },
    retention: [
      { day: 1, rate: 0.35 },
      { day: 7, rate: 0.2 },
      { day: 30, rate: 0.1 },
    ],
    sessions: { perDay: 1.3, actions: 4, gap: { median: 13_000, sigma: 1.1 }, timeout: 1_800_000 },
    browse: live.filter((event) => !travelled.has(event.name)).map((event) => ({ event: event.name, weight: 1 })),
    journeys,
  };
}

function problemOf(plan: Plan, options: Options): ScenarioProblem | undefined {
  const whole = (what: 'users' | 'days', most: number): ScenarioProblem | undefined => {
    const value = options[what] ?? 1;
    if (Number.isInteger(value) && value >= 1 && value <= most) return undefined;
    return { code: 'bad-option', message: `${what} is ${value}. Give a whole number from 1 to ${most}.` };
  };
  const problem = whole('users', mostUsers) ?? whole('days', mostDays);
  if (problem) return problem;
  const { start = defaults.start, seed = 1 } = options;
  const day = readDay(start);
  // A slot holds 14 bits of days since 2000.
  const last = slotEpoch + 2 ** 14 - mostDays - 1;
  if (day === undefined || day < slotEpoch || day > last) {
    return {
      code: 'bad-option',
      message: `start is ${start}. Give a day from ${writeDay(slotEpoch)} to ${writeDay(last)}, such as 2026-01-31.`,
    };
  }
  if (typeof seed === 'number' && !Number.isSafeInteger(seed)) {
    return { code: 'bad-option', message: `seed is ${seed}. Give a whole number; digits beyond 2^53 need a bigint.` };
  }
  if (!plan.events.length) {
    return {
      code: 'no-events',
      message: `The plan "${plan.name}" has no events, so there is nothing to generate. Add one under events.`,
    };
  }
  if (!liveEvents(plan).length) {
    const message = `All events of the plan "${plan.name}" are deprecated or removed, so there is nothing to generate. Give one of them another status.`;
    return { code: 'no-events', message };
  }
  return undefined;
}

/** A journey through the steps of a funnel, up to the first whose event is not sent any more; undefined when that is the first. */
function journeyOf(funnel: PlanFunnel, live: readonly PlanEvent[]): Journey | undefined {
  const known = new Set(live.map((event) => event.name));
  const usual = live.find((event) => !funnel.steps.some((step) => step.event === event.name)) ?? live[0];
  const steps: JourneyStep[] = [];
  for (const { name, event, where } of funnel.steps.slice(0, mostSteps)) {
    const sent = event === ANY_EVENT && !known.has(event) ? usual?.name : event;
    if (sent === undefined || !known.has(sent)) break;
    steps.push({ name, event: sent, ...(where !== undefined && { where }), rate: steps.length ? stepRate : 1 });
  }
  if (!steps.length) return undefined;
  const within = readDuration(funnel.window) ?? Number.POSITIVE_INFINITY;
  const hold = funnel.per !== undefined && funnel.per !== 'session' ? [funnel.per] : [];
  return { name: funnel.name, weight: steps.length, steps, within, hold };
}
