// Where a name is defined, and everywhere it stands.
import type { Thing } from '../read/plan/item.ts';
import type { Snapshot } from '../read/snapshot.ts';
import type { Position } from '../read/yaml/doc.ts';
import type { Span } from '../read/yaml/node.ts';
import { encloses } from '../read/yaml/spans.ts';
import { definitionsOf, type NameAt, nameAt } from './name-at.ts';

/** Definitions of the name at a place. */
export function findDefinitions(snapshot: Snapshot, uri: string, position: Position): readonly Thing[] {
  const at = nameAt(snapshot, uri, position);
  return at ? definitionsOf(at, snapshot) : [];
}

export interface Mention {
  readonly span: Span;
  readonly isDefinition: boolean;
}
/** Every place of the name at a place, its definitions first. */
export function findMentions(snapshot: Snapshot, uri: string, position: Position): readonly Mention[] {
  const at = nameAt(snapshot, uri, position);
  return at ? mentionsOf(at, snapshot) : [];
}
export function mentionsOf(at: NameAt, snapshot: Snapshot): readonly Mention[] {
  const definitions = definitionsOf(at, snapshot).map((thing) => ({ span: thing.name.span, isDefinition: true }));
  const local = at.local;
  const uses = local
    ? // An inline property is known in the item that holds it.
      at.part.refs.filter(
        (ref) => ref.to === 'property' && ref.value === at.name && sameHolder(at.part.things, local, ref.span),
      )
    : snapshot.uses(at.noun, at.name).map((use) => use.ref);
  return [...definitions, ...uses.map((ref) => ({ span: ref.span, isDefinition: false }))];
}
function sameHolder(things: readonly Thing[], local: Thing, span: Span): boolean {
  const holder = things.findLast((thing) => thing.in === undefined && encloses(thing.span, local.span));
  return holder !== undefined && encloses(holder.span, span);
}
