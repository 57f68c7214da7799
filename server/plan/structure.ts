// What other events' resolution depends on in a thing: who it brings along and under which names, nothing of what it says.

import type { Item } from '../schema/item.ts';
import type { Bundle, Event, Globals } from './items.ts';

const names = (
  list: readonly { readonly value?: unknown; readonly name?: { readonly value: string } }[] | undefined,
): readonly unknown[] => list?.map((entry) => entry.name?.value ?? entry.value) ?? [];
const uses = (list: Bundle['properties']): readonly string[] =>
  list?.map((use) => `${use.ref ? '@' : ''}${use.name.value}`) ?? [];

/** A signature: equal signatures bring the same. Empty for nothing at all. */
export function structureOf(item: Item | undefined): string {
  if (!item) return '';
  if (item.shape === 'bundle') {
    const bundle = item as Bundle;
    return JSON.stringify(['bundle', names(bundle.use), uses(bundle.properties)]);
  }
  if (item.shape === 'event') {
    const event = item as Event;
    return JSON.stringify(['event', event.extends?.value, names(event.use), names(event.omit), uses(event.properties)]);
  }
  if (item.shape === 'globals') {
    const one = item as Globals;
    return JSON.stringify([
      names(one.events),
      names(one.except),
      names(one.calls),
      names(one.tags),
      names(one.sources),
      names(one.use),
    ]);
  }
  return item.shape;
}
/** Shapes on which the resolution of an event may depend. */
export const isStructural = (shape: string): boolean =>
  shape === 'bundle' || shape === 'event' || shape === 'globals' || shape === 'property';
