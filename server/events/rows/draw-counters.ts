// The counters of draws: which (id, slot) a value of a row is drawn at, by what it belongs to.

import type { KeyOf } from '../draws/keys.ts';
import { spanned } from '../draws/slot.ts';
import { drawAll } from '../draws/threefry.ts';
import { groupSize, ownInstances } from '../entities.ts';
import type { ValueGenerator } from '../values/value-generator.ts';
import type { Places } from './column.ts';
import type { EventTemplate } from './event-template.ts';
import type { FieldPlace } from './field.ts';
import type { Skeleton } from './shard.ts';

/** What places depend on beside the rows. */
export interface Placing {
  readonly keyOf: KeyOf;
  /** A power of two above the number of users: each has a block of the values of a numbered maker. */
  readonly capacity: number;
  /** Now, where a value is about no single row: milliseconds since 1970. */
  readonly time: number;
}

/** The places of some rows of one shape. */
export function placesOf(
  rows: Uint32Array,
  template: EventTemplate,
  place: FieldPlace,
  generator: ValueGenerator | undefined,
  skeleton: Skeleton,
  placing: Placing,
): Places {
  const times = new Float64Array(rows.length).fill(placing.time);
  if (place === 'row') for (let i = 0; i < rows.length; i++) times[i] = skeleton.time[rows[i] as number] as number;
  const places = drawnPlaces(rows, template, place, skeleton, placing);
  if (generator?.kind !== 'numbered') return { ...places, times };
  const block = Math.max(1, Math.floor(generator.room / placing.capacity));
  const ids = Float64Array.from(places.ids);
  if (place !== 'user' && place !== 'group') {
    for (let i = 0; i < rows.length; i++) {
      const number = numberOf(rows[i] as number, places.slots[i] as number, place, skeleton);
      ids[i] = (ids[i] as number) * block + (number % block);
    }
  }
  return { ids, slots: places.slots, times };
}

function drawnPlaces(
  rows: Uint32Array,
  template: EventTemplate,
  place: FieldPlace,
  skeleton: Skeleton,
  { keyOf }: Placing,
) {
  const { user, slot } = skeleton;
  const ids = new Uint32Array(rows.length);
  const slots = new Uint32Array(rows.length);
  const span = place === 'row' || place === 'session' || place === 'action' ? place : 'always';
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    ids[i] = place === 'group' ? Math.floor((user[row] as number) / groupSize) : (user[row] as number);
    slots[i] = spanned(slot[row] as number, span);
  }
  // Browsing means one of the user's own instances, the same of every kind, so that what hangs together stays together.
  if (place === 'action' && template.browsed) {
    const picks = new Uint32Array(rows.length);
    drawAll(keyOf('entities'), ids, slots, rows.length, picks, new Uint32Array(rows.length));
    for (let i = 0; i < rows.length; i++) slots[i] = (picks[i] as number) % ownInstances;
  }
  return { ids, slots };
}

/** A number that no other instance of the user has: own ones first, then by the first row among the user's. */
function numberOf(row: number, slot: number, place: FieldPlace, { user, slot: slots }: Skeleton): number {
  if (place === 'action' && slot < ownInstances) return slot;
  const span = place === 'row' ? 'row' : place === 'session' ? 'session' : 'action';
  let first = row;
  while (first > 0 && user[first - 1] === user[row] && spanned(slots[first - 1] as number, span) === slot) first--;
  let start = first;
  while (start > 0 && user[start - 1] === user[row]) start--;
  return ownInstances + first - start;
}
