// Where a property is used that an event, a bundle or an entity defines itself: in there, in the events it reaches, and in what is asked about these.

import type { Snapshot } from '../plan/snapshot.ts';
import type { Part, PropertyUse, Ref, Thing } from '../schema/item.ts';
import { encloses } from '../yaml/spans.ts';

export function usesOfInline(local: PropertyUse, snapshot: Snapshot): readonly Ref[] {
  const own = snapshot.files.get(local.uri)?.parts.find((part) => part.things.includes(local));
  const holder = own && topOf(own, local.span);
  const isMember = local.in?.noun === 'property' || local.in?.noun === 'the value';
  const events = holder && !isMember ? reached(holder, local.name.value, snapshot) : new Set<string>();
  const traitOf = holder?.shape === 'entity' && !isMember ? holder.name.value : undefined;
  return snapshot.uses('property', local.name.value).flatMap(({ ref, part }) => {
    const inHolder = part === own && holder !== undefined && encloses(holder.span, ref.span);
    const isIts = inHolder || aboutEvent(ref, part, events) || aboutEntity(ref, part, traitOf);
    return isIts ? [ref] : [];
  });
}

/** Events whose property of that name is this one. */
function reached(holder: Thing, name: string, snapshot: Snapshot): ReadonlySet<string> {
  const { shape } = holder;
  if (shape !== 'event' && shape !== 'bundle') return new Set();
  const events = snapshot.things('event').filter((event) => {
    const layers = snapshot.resolved(event as never).properties.get(name)?.layers ?? [];
    return layers.some((layer) => layer.holder === shape && layer.by === holder.name.value);
  });
  return new Set([...events.map((event) => event.name.value), ...(shape === 'event' ? [holder.name.value] : [])]);
}
function aboutEvent({ span, inside }: Ref, part: Part, events: ReadonlySet<string>): boolean {
  if (!events.size || (inside && inside.index > 0)) return false;
  const about = part.things.findLast(
    (thing) => encloses(thing.span, span) && (thing.shape === 'event' || eventOf(thing) !== undefined),
  );
  return about !== undefined && events.has(about.shape === 'event' ? about.name.value : (eventOf(about) ?? ''));
}
const eventOf = (thing: Thing): string | undefined =>
  (thing as { readonly event?: { readonly value: string } }).event?.value;

/** `workspace.seats` anywhere, and `seats` in a segment of workspaces. */
function aboutEntity({ span, inside }: Ref, part: Part, entity: string | undefined): boolean {
  if (entity === undefined) return false;
  if (inside && inside.index === 1) return inside.path[0] === entity;
  const segment = part.things.find((thing) => thing.shape === 'segment' && encloses(thing.span, span));
  return (
    segment !== undefined &&
    ((segment as { readonly entity?: { readonly value: string } }).entity?.value ?? 'user') === entity
  );
}
const topOf = (part: Part, span: Thing['span']): Thing | undefined =>
  part.things.findLast((thing) => thing.in === undefined && encloses(thing.span, span));
