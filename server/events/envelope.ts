// The envelope: who, where, when of every row.

import { conforms } from '../plan/conforms.ts';
import type { Plan, PlanSchema } from '../plan/plan.ts';
import type { WeightedChoice } from './draws/choice.ts';
import { byRank, choice } from './draws/choice.ts';
import type { KeyOf } from './draws/keys.ts';
import type { QuantileTable } from './draws/quantiles.ts';
import { lognormal, valueAt } from './draws/quantiles.ts';
import { drawAll } from './draws/threefry.ts';
import type { ColumnPlan, Scratch, ValueColumn } from './rows/column.ts';
import { makeColumn } from './rows/column.ts';
import type { Skeleton } from './rows/shard.ts';
import type { Device } from './simulate/devices.ts';
import { devicesOf } from './simulate/devices.ts';
import { userKeyMaker } from './values/key.ts';
import type { GeneratorContext } from './values/make.ts';
import { generatorOf, oneValue } from './values/make.ts';

export interface EnvelopePlan {
  readonly eventId: ColumnPlan;
  readonly sessionId: ColumnPlan;
  readonly anonymousId: ColumnPlan;
  readonly userId: ColumnPlan;
  /** Of each device; `platform` null: unknown. */
  readonly devices: readonly (Device & { readonly versions: readonly string[] })[];
  readonly versions: WeightedChoice;
  /** Milliseconds from event to arrival. */
  readonly travel: QuantileTable;
}

/** Envelope columns of a cell. Those of sessions and users have a row for each of these. */
export interface Envelope {
  readonly eventId: ValueColumn;
  readonly sessionId: ValueColumn;
  readonly anonymousId: ValueColumn;
  readonly userId: ValueColumn;
  readonly received: Float64Array;
}

const usualVersions = ['2.4.0', '2.3.1', '2.3.0', '2.2.0'];
const always = { absentBelow: 0, nullBelow: 0 };

export function envelopePlanOf(plan: Plan, generatorContext: GeneratorContext): EnvelopePlan {
  const id = (field: string): ColumnPlan => {
    const schema = refined(field, plan);
    const uuid = { types: ['string'], format: 'uuid' } as const;
    const generator = generatorOf(
      schema?.format === undefined && schema?.pattern === undefined ? { ...schema, ...uuid } : schema,
      field,
      field,
      generatorContext,
    );
    return { path: field, generator, presences: always };
  };
  return {
    eventId: id('event_id'),
    sessionId: id('session_id'),
    anonymousId: id('anonymous_id'),
    userId: {
      path: 'user_id',
      generator: userKeyMaker(refined('user_id', plan), 'user_id', generatorContext),
      presences: always,
    },
    devices: devicesOf(plan).map((device, i) => ({
      ...device,
      platform: fitting('platform', device.platform, i, plan, generatorContext),
      versions: versionsOf(i, plan, generatorContext),
    })),
    versions: choice(byRank(usualVersions.length)),
    travel: lognormal(800, 0.8),
  };
}

export function envelopeOf(plan: EnvelopePlan, skeleton: Skeleton, keyOf: KeyOf, scratch: Scratch): Envelope {
  const { firstUser, users, sessions, count, user, slot, time, session } = skeleton;
  const firstOf = new Uint32Array(sessions);
  for (let row = count - 1; row >= 0; row--) firstOf[session[row] as number] = row;
  const column = (one: ColumnPlan, ids: Uint32Array, slots: Uint32Array) =>
    makeColumn(one, { ids, slots, times: new Float64Array(ids.length).fill(time[0] ?? 0) }, ids.length, keyOf, scratch);
  const people = Uint32Array.from({ length: users }, (_, i) => firstUser + i);
  const none = new Uint32Array(users);
  const received = new Float64Array(count);
  drawAll(keyOf('received_at'), user, slot, count, scratch.a, scratch.b);
  for (let row = 0; row < count; row++)
    received[row] = (time[row] as number) + valueAt(plan.travel, scratch.a[row] as number);
  return {
    eventId: column(plan.eventId, user, slot),
    sessionId: column(
      plan.sessionId,
      firstOf.map((row) => user[row] as number),
      firstOf.map((row) => ((slot[row] as number) & 0xfffff000) >>> 0),
    ),
    anonymousId: column(plan.anonymousId, people, none),
    userId: column(plan.userId, people, none),
    received,
  };
}

/** What the plan refines about a field: in the dictionary, else in an event. */
function refined(field: string, plan: Plan): PlanSchema | undefined {
  return (
    plan.properties.find((property) => property.as === field) ??
    plan.events.flatMap((event) => event.properties).find((property) => property.as === field)
  );
}

function fitting(
  field: string,
  value: string | null,
  device: number,
  plan: Plan,
  generatorContext: GeneratorContext,
): string | null {
  const schema = refined(field, plan);
  if (!schema || (value !== null && conforms(schema, value))) return value;
  const generator = generatorOf(schema, field, field, generatorContext);
  const made = generator && oneValue(generator, field, generatorContext, device, 0);
  return typeof made === 'string' ? made : value;
}

function versionsOf(device: number, plan: Plan, generatorContext: GeneratorContext): readonly string[] {
  const schema = refined('app_version', plan);
  return usualVersions.map((version, i) =>
    schema && !conforms(schema, version)
      ? (fitting('app_version', version, device * usualVersions.length + i, plan, generatorContext) ?? version)
      : version,
  );
}
