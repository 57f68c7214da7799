// Where a property is used that an event, a bundle or an entity defines itself: in there, in the events it reaches, and in what is asked about these.

import type { PropertyUse } from '../plan/items.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import type { Fragment } from '../schema/fragment.ts';
import type { Item, Ref } from '../schema/item.ts';
import { encloses } from '../yaml/span.ts';

export function usesOfInline(local: PropertyUse, snapshot: Snapshot): readonly Ref[] {
  const own = snapshot.files.get(local.uri)?.fragments.find((fragment) => fragment.items.includes(local));
  const holder = own && topOf(own, local.span);
  const isMember = local.container?.noun === 'property' || local.container?.noun === 'the value';
  const events = holder && !isMember ? reached(holder, local.name.value, snapshot) : new Set<string>();
  const traitOf = holder?.shape === 'entity' && !isMember ? holder.name.value : undefined;
  return snapshot.references('property', local.name.value).flatMap(({ ref, fragment }) => {
    const inHolder = fragment === own && holder !== undefined && encloses(holder.span, ref.span);
    const isIts = inHolder || aboutEvent(ref, fragment, events) || aboutEntity(ref, fragment, traitOf);
    return isIts ? [ref] : [];
  });
}

/** Events whose property of that name is this one. */
function reached(holder: Item, name: string, snapshot: Snapshot): ReadonlySet<string> {
  const { shape } = holder;
  if (shape !== 'event' && shape !== 'bundle') return new Set();
  const events = snapshot.items('event').filter((event) => {
    const layers = snapshot.resolved(event as never).properties.get(name)?.layers ?? [];
    return layers.some((layer) => layer.holder === shape && layer.by === holder.name.value);
  });
  return new Set([...events.map((event) => event.name.value), ...(shape === 'event' ? [holder.name.value] : [])]);
}
function aboutEvent({ span, inside }: Ref, fragment: Fragment, events: ReadonlySet<string>): boolean {
  if (!events.size || (inside && inside.index > 0)) return false;
  const about = fragment.items.findLast(
    (item) => encloses(item.span, span) && (item.shape === 'event' || eventOf(item) !== undefined),
  );
  return about !== undefined && events.has(about.shape === 'event' ? about.name.value : (eventOf(about) ?? ''));
}
const eventOf = (item: Item): string | undefined =>
  (item as { readonly event?: { readonly value: string } }).event?.value;

/** `workspace.seats` anywhere, and `seats` in a segment of workspaces. */
function aboutEntity({ span, inside }: Ref, fragment: Fragment, entity: string | undefined): boolean {
  if (entity === undefined) return false;
  if (inside && inside.index === 1) return inside.path[0] === entity;
  const segment = fragment.items.find((item) => item.shape === 'segment' && encloses(item.span, span));
  return (
    segment !== undefined &&
    ((segment as { readonly entity?: { readonly value: string } }).entity?.value ?? 'user') === entity
  );
}
const topOf = (fragment: Fragment, span: Item['span']): Item | undefined =>
  fragment.items.findLast((item) => item.container === undefined && encloses(item.span, span));
