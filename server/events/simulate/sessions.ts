// Walks users through their days: who is active when, in which sessions, doing what. Places and times only, no values.

import { slotEpoch } from '../../base/calendar.ts';
import { dayMs } from '../../base/duration.ts';
import type { WeightedChoice } from '../draws/choice.ts';
import { chosenIndex, geometric } from '../draws/choice.ts';
import type { KeyOf } from '../draws/keys.ts';
import type { QuantileTable } from '../draws/quantiles.ts';
import { lognormal, valueAt } from '../draws/quantiles.ts';
import { MAX_ACTIONS, mostSessions, slotOf } from '../draws/slot.ts';
import type { Words } from '../draws/threefry.ts';
import { drawAt } from '../draws/threefry.ts';
import { rowBuffer } from '../rows/row-buffer.ts';
import type { Skeleton } from '../rows/shard.ts';
import type { Scenario } from '../scenario.ts';
import type { Population } from './population.ts';

/** What can be done on a device. */
export interface ActionTable {
  readonly choice: WeightedChoice;
  /** By choice: the steps taken; browsing is a journey of one. */
  readonly actions: readonly (readonly ActionStep[])[];
}
export interface ActionStep {
  readonly template: number;
  /** The device that sends it. */
  readonly device: number;
  /** P(this step | the one before) as a threshold of its draw. */
  readonly key: Words;
  readonly goesOn: number;
  /** The longest pause before it, milliseconds. */
  readonly pause: number;
}

export interface SessionInputs {
  readonly scenario: Scenario;
  readonly population: Population;
  readonly keyOf: KeyOf;
  /** Which device a user has; those without a road are never chosen. */
  readonly devices: WeightedChoice;
  readonly actionTables: readonly (ActionTable | undefined)[];
  /** Which version of an app. */
  readonly versions: WeightedChoice;
}

/** Makes the walk of any run of users; each is independent of all others. */
export function simulateSessions(
  walking: SessionInputs,
): (firstUser: number, users: number, expected: number) => Skeleton {
  const { scenario, population, devices, actionTables, versions } = walking;
  const { start, days, sessions } = scenario;
  const end = (start + days) * dayMs;
  const perDay = geometric(sessions.perDay, mostSessions);
  const perSession = geometric(sessions.actions, MAX_ACTIONS);
  const gaps: QuantileTable = lognormal(sessions.gap.median, sessions.gap.sigma);
  const key = Object.fromEntries(
    [
      'retention',
      'sources',
      'sources.version',
      'sessions.per_day',
      'sessions.start',
      'sessions.actions',
      'sessions.gap',
      'actions',
    ].map((path) => [path, walking.keyOf(path)]),
  ) as Readonly<Record<string, Words>>;
  const a = new Uint32Array(1);
  const b = new Uint32Array(1);
  const draw = (path: Words, user: number, slot: number): number => {
    drawAt(path, user, slot, a, b, 0);
    return a[0] as number;
  };
  const keys = {
    active: key.retention as Words,
    device: key.sources as Words,
    version: key['sources.version'] as Words,
    perDay: key['sessions.per_day'] as Words,
    begin: key['sessions.start'] as Words,
    length: key['sessions.actions'] as Words,
    gap: key['sessions.gap'] as Words,
    action: key.actions as Words,
  };

  return (firstUser, users, expected) => {
    const rows = rowBuffer(expected);
    let session = -1;
    for (let user = firstUser; user < firstUser + users; user++) {
      const arrival = population.arrivalOf(user);
      const actionTable = actionTables[chosenIndex(devices, draw(keys.device, user, 0))];
      const version = chosenIndex(versions, draw(keys.version, user, 0));
      let busyUntil = Number.NEGATIVE_INFINITY;
      for (let day = Math.max(0, arrival); actionTable && day < days; day++) {
        const today = start + day - slotEpoch;
        const life = day - arrival;
        const first = slotOf(today, 0, 0, 0);
        if (life > 0 && draw(keys.active, user, first) >= (population.active[life] as number)) continue;
        const count = chosenIndex(perDay, draw(keys.perDay, user, first)) + 1;
        for (let s = 0; s < count; s++) busyUntil = walkSession(user, version, actionTable, today, s, count, busyUntil);
      }
    }
    return rows.done(firstUser, users, session + 1);

    /** One session; gives the time from which the next may begin. */
    function walkSession(
      user: number,
      version: number,
      actionTable: ActionTable,
      today: number,
      s: number,
      count: number,
      free: number,
    ): number {
      const slot = slotOf(today, s, 0, 0);
      // Each session has its own part of the day, so that a later one hardly ever has to wait for an earlier one.
      const at = Math.floor(((s + draw(keys.begin, user, slot) / 2 ** 32) * dayMs) / count);
      let time = Math.max((today + slotEpoch) * dayMs + at, free);
      if (time >= end) return free;
      session++;
      const length = chosenIndex(perSession, draw(keys.length, user, slot)) + 1;
      let fresh = true;
      for (let action = 0; action < length; action++) {
        const from = slotOf(today, s, action, 0);
        const steps = actionTable.actions[
          chosenIndex(actionTable.choice, draw(keys.action, user, from))
        ] as readonly ActionStep[];
        for (let i = 0; i < steps.length; i++) {
          const step = steps[i] as ActionStep;
          const place = from + i;
          if (i > 0 && draw(step.key, user, place) >= step.goesOn) break;
          if (!fresh) time += Math.max(1, Math.min(valueAt(gaps, draw(keys.gap, user, place)), step.pause));
          fresh = false;
          if (time >= end) return time;
          rows.add(user, place, time, step.template, step.device, version, session);
        }
      }
      return time + sessions.timeout + 1;
    }
  };
}
