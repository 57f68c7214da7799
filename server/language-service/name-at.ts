// Which name stands at a place: a definition's, or one that refers to it.

import { definitionsIn } from '../plan/difference.ts';
import type { Entity, Event, ItemOf, PropertyUse } from '../plan/items.ts';
import type { Noun } from '../plan/sections.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import type { Fragment } from '../schema/fragment.ts';
import type { Item, Ref, Text } from '../schema/item.ts';
import type { Position } from '../yaml/document.ts';
import type { Span } from '../yaml/node.ts';
import { encloses } from '../yaml/span.ts';

export interface NameAt {
  readonly noun: Noun;
  readonly name: string;
  /** Where it stands. */
  readonly span: Span;
  /** What it defines, when it is a definition's. */
  readonly definition?: Item;
  readonly ref?: Ref;
  /** A property defined inside this event or bundle alone. */
  readonly local?: PropertyUse;
  readonly part: Fragment;
}

/** The cursor may stand right behind the last letter. */
export function nameAt(snapshot: Snapshot, uri: string, position: Position): NameAt | undefined {
  const file = snapshot.files.get(uri);
  if (!file) return undefined;
  const at = file.doc.spanAt(position);
  // At the border of two chunks the name may end in the earlier one.
  const before =
    position.character > 0 ? file.doc.spanAt({ line: position.line, character: position.character - 1 }) : at;
  const holds = (text: Text) =>
    text.value !== '' && (encloses(text.span, at) || (encloses(text.span, before) && isEnd(text.span, at, before)));
  for (const fragment of file.fragments) {
    const definition = definitionsIn(fragment).find((item) => holds(item.name));
    if (definition)
      return {
        noun: definition.shape as Noun,
        name: definition.name.value,
        span: definition.name.span,
        definition,
        part: fragment,
      };
    const ref = fragment.refs.find((one) => holds(one) && one.value !== '*');
    if (ref) return { noun: nounOf(ref, snapshot), name: ref.value, span: ref.span, ref, part: fragment };
    const local = fragment.items.find(
      (item): item is PropertyUse => item.shape === 'propertyUse' && !(item as PropertyUse).ref && holds(item.name),
    );
    if (local) return { noun: 'property', name: local.name.value, span: local.name.span, local, part: fragment };
  }
  return undefined;
}
const isEnd = (_span: Span, at: Span, before: Span): boolean => encloses(at, at) && encloses(before, before);

/** The first name of a dotted condition may be an entity. */
function nounOf(ref: Ref, snapshot: Snapshot): Noun {
  const first = ref.inside && ref.inside.index === 0 && ref.inside.path.length > 1;
  return first && snapshot.find('entity', ref.value) ? 'entity' : (ref.to as Noun);
}

/** Where a name is defined: the definitions of the project, or the inline properties that an event's layers bring. */
export function definitionsOf(at: NameAt, snapshot: Snapshot): readonly Item[] {
  if (at.definition) return [at.definition];
  if (at.local) return [at.local];
  const trait = traitOf(at, snapshot);
  if (trait) return [trait];
  const found = snapshot.all(at.noun, at.name);
  if (found.length || at.noun !== 'property') return found;
  return inlineDefinitions(at, snapshot);
}
/** Behind the name of an entity, and in a segment, a name is a trait; one of the dictionary stands there. */
function traitOf({ ref, name, noun, part: fragment }: NameAt, snapshot: Snapshot): Item | undefined {
  if (!ref || noun !== 'property') return undefined;
  const segment = fragment.items.find((item) => item.shape === 'segment' && encloses(item.span, ref.span));
  const alone = segment && ((segment as ItemOf<'segment'>).entity?.value ?? 'user');
  const entity = ref.inside?.index === 1 ? ref.inside.path[0] : alone;
  const holder = entity === undefined ? undefined : (snapshot.find('entity', entity) as Entity | undefined);
  const trait = holder?.traits?.find((one) => one.name.value === name);
  return trait?.ref ? (snapshot.find('property', name) ?? trait) : trait;
}
function inlineDefinitions(at: NameAt, snapshot: Snapshot): readonly Item[] {
  const events = at.part.items.filter((item): item is Event => item.shape === 'event');
  const holders = events.flatMap((event) => {
    const resolved = snapshot.resolved(event);
    const layers = [resolved.properties, ...resolved.variants.values()].flatMap(
      (properties) => properties.get(at.name)?.layers ?? [],
    );
    return layers.flatMap((layer): readonly Item[] => {
      if (layer.holder === 'bundle') return snapshot.all('bundle', layer.by);
      return layer.holder === 'event' ? snapshot.all('event', layer.by) : [];
    });
  });
  const from = holders.length ? holders : snapshot.items('event').concat(snapshot.items('bundle'));
  const inline = from.flatMap((holder) =>
    ((holder as Event).properties ?? []).filter((use) => !use.ref && use.name.value === at.name),
  );
  return [...new Set(inline)];
}
