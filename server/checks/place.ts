// Where the plan asks for a check: the line of the property, the event or the check that it was derived from.

import type { Event, PropertyUse } from '../plan/items.ts';
import { layerContent } from '../plan/resolve.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import type { Item } from '../schema/item.ts';
import type { Span } from '../yaml/node.ts';
import type { FoundResult } from './check-result.ts';

export interface CheckPlace {
  readonly uri: string;
  /** From 1. */
  readonly line: number;
}

/** Undefined for what the plan does not say anywhere: that ids are not repeated. */
export function checkPlaceOf(
  { check, event, property }: FoundResult['about'],
  snapshot: Snapshot,
): CheckPlace | undefined {
  if (check !== undefined) return placeOfSpan(spanOf(snapshot.find('check', check)), snapshot);
  const found = event === undefined ? undefined : (snapshot.find('event', event) as Event | undefined);
  if (!found) return undefined;
  const span = property ? propertySpan(found, property, snapshot) : undefined;
  return placeOfSpan(span ?? spanOf(found), snapshot);
}

const spanOf = (item: Item | undefined): Span | undefined => item?.name.span;

/** As close to the event as it is spoken of; a member inside of it where it is listed there. */
function propertySpan(event: Event, [name = '', ...members]: readonly string[], snapshot: Snapshot): Span | undefined {
  const resolved = snapshot.resolved(event);
  const own = resolved.properties.get(name);
  const of = own ?? [...resolved.variants.values()].find((properties) => properties.has(name))?.get(name);
  const layers = [...(of?.layers ?? [])]
    .reverse()
    .flatMap((layer) => layerContent(layer, name, resolved, snapshot) ?? []);
  const spans = layers.flatMap((layer) => spanOf(memberOf(layer, members)) ?? []);
  return spans[0] ?? spanOf(layers[0]);
}

function memberOf(
  thing: Item & { readonly properties?: readonly PropertyUse[] },
  names: readonly string[],
): Item | undefined {
  const [name, ...rest] = names;
  if (name === undefined) return thing;
  const member = thing.properties?.find((use) => use.name.value === name);
  return member && memberOf(member, rest);
}

function placeOfSpan(span: Span | undefined, snapshot: Snapshot): CheckPlace | undefined {
  const range = span && snapshot.range(span);
  return span && range ? { uri: snapshot.uriOf(span), line: range.start.line + 1 } : undefined;
}
