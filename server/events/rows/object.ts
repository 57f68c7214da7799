// One row as an object of wire names: for previews, and for whoever wants single rows.

import { writeTime } from '../../base/calendar.ts';
import type { Plain } from '../../plan/plan.ts';
import type { EnvelopePlan } from '../envelope.ts';
import type { Materialized } from '../generation-context.ts';
import { absentColumn, present, valueAtRow } from './column.ts';
import type { Filled } from './shard.ts';

/** Envelope fields first, then what is sent in the order of the plan; null where null is sent. */
export function rowObject(
  { shard, envelope }: Materialized,
  row: number,
  plan: EnvelopePlan,
): Readonly<Record<string, Plain>> {
  const { form, columns } = shard.filled[shard.part[row] as number] as Filled;
  const local = shard.local[row] as number;
  const user = (shard.user[row] as number) - shard.firstUser;
  const device = plan.devices[shard.device[row] as number];
  const object: Record<string, Plain> = {
    event_id: valueAtRow(envelope.eventId, row),
    event_name: form.template.event.as,
    event_time: writeTime(shard.time[row] as number),
    received_at: writeTime(envelope.received[row] as number),
    user_id: valueAtRow(envelope.userId, user),
    anonymous_id: valueAtRow(envelope.anonymousId, user),
    session_id: valueAtRow(envelope.sessionId, shard.session[row] as number),
    source: device?.source ?? null,
    platform: device?.platform ?? null,
    app_version: device?.versions[shard.version[row] as number] ?? null,
  };
  for (const [as, i] of form.byWire) {
    const column = columns[i];
    if (!column || column.state[local] === absentColumn) continue;
    // Not by assignment, which would take `__proto__` for something else.
    const value = column.state[local] === present ? valueAtRow(column, local) : null;
    Object.defineProperty(object, as, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}
