// One row as an object of wire names: for previews, and for whoever wants single rows.

import { writeTime } from '../../base/calendar.ts';
import type { Plain } from '../../plan/plan.ts';
import type { EnvelopePlan } from '../envelope.ts';
import type { Played } from '../generation-context.ts';
import { absent, columnValue, present } from './column.ts';
import type { Filled } from './shard.ts';

/** Envelope fields first, then what is sent in the order of the plan; null where null is sent. */
export function rowObject(
  { cell, envelope }: Played,
  row: number,
  plan: EnvelopePlan,
): Readonly<Record<string, Plain>> {
  const { form, columns } = cell.filled[cell.part[row] as number] as Filled;
  const local = cell.local[row] as number;
  const user = (cell.user[row] as number) - cell.firstUser;
  const device = plan.devices[cell.device[row] as number];
  const object: Record<string, Plain> = {
    event_id: columnValue(envelope.eventId, row),
    event_name: form.shape.event.as,
    event_time: writeTime(cell.time[row] as number),
    received_at: writeTime(envelope.received[row] as number),
    user_id: columnValue(envelope.userId, user),
    anonymous_id: columnValue(envelope.anonymousId, user),
    session_id: columnValue(envelope.sessionId, cell.session[row] as number),
    source: device?.source ?? null,
    platform: device?.platform ?? null,
    app_version: device?.versions[cell.version[row] as number] ?? null,
  };
  for (const [as, i] of form.byWire) {
    const column = columns[i];
    if (!column || column.state[local] === absent) continue;
    // Not by assignment, which would take `__proto__` for something else.
    const value = column.state[local] === present ? columnValue(column, local) : null;
    Object.defineProperty(object, as, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}
