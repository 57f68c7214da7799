// The envelope of a row as conditions see it, one value at a time.

import { writeTime } from '../../base/calendar.ts';
import type { ConditionValue } from '../../expressions/evaluate.ts';
import { spanned } from '../draws/slot.ts';
import type { EnvelopePlan } from '../envelope.ts';
import { makeValue, streamAt } from '../values/value-generator.ts';
import type { ColumnPlan } from './column.ts';
import type { Placing } from './draw-counters.ts';
import { placesOf } from './draw-counters.ts';
import type { EventTemplate } from './event-template.ts';
import type { SessionState } from './reader.ts';
import type { Skeleton } from './shard.ts';

export function sessionStateOf(
  skeleton: Skeleton,
  templates: readonly EventTemplate[],
  envelope: EnvelopePlan,
  placing: Placing,
): SessionState {
  const { user, slot, time, template, device, version } = skeleton;
  const made = ({ path, generator }: ColumnPlan, id: number, place: number): ConditionValue => {
    const at = { id, slot: place, time: 0 };
    return generator ? makeValue(generator, streamAt(placing.keyOf, path, at), at) : null;
  };
  const fields: Readonly<Record<string, (row: number) => ConditionValue>> = {
    event_id: (row) => made(envelope.eventId, user[row] as number, slot[row] as number),
    event_name: (row) => (templates[template[row] as number] as EventTemplate).event.as,
    event_time: (row) => writeTime(time[row] as number),
    // Travel takes time, but no condition of a plan tells the two apart by less than a second.
    received_at: (row) => writeTime((time[row] as number) + 1000),
    user_id: (row) => made(envelope.userId, user[row] as number, 0),
    anonymous_id: (row) => made(envelope.anonymousId, user[row] as number, 0),
    session_id: (row) => made(envelope.sessionId, user[row] as number, spanned(slot[row] as number, 'session')),
    source: (row) => envelope.devices[device[row] as number]?.source ?? null,
    platform: (row) => envelope.devices[device[row] as number]?.platform ?? null,
    app_version: (row) => envelope.devices[device[row] as number]?.versions[version[row] as number] ?? null,
  };
  return {
    keyOf: placing.keyOf,
    envelopeOf: (field, row) => fields[field]?.(row) ?? null,
    placeOf: (row, form, place) => {
      const { ids, slots, times } = placesOf(Uint32Array.of(row), form.template, place, undefined, skeleton, placing);
      return { id: ids[0] as number, slot: slots[0] as number, time: times[0] as number };
    },
  };
}
