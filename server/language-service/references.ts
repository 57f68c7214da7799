// Where a name is defined, and everywhere it stands.

import type { PropertyUse } from '../plan/items.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import type { Handle, Item, Ref } from '../schema/item.ts';
import type { Position } from '../yaml/document.ts';
import type { Span } from '../yaml/node.ts';
import { dbtAt } from './dbt-at.ts';
import { usesOfInline } from './inline-uses.ts';
import { definitionsOf, type NameAt, nameAt } from './name-at.ts';

/** Definitions of the name at a place. */
export function findDefinitions(snapshot: Snapshot, uri: string, position: Position): readonly Item[] {
  const at = nameAt(snapshot, uri, position);
  if (at) return definitionsOf(at, snapshot);
  const { definition } = dbtAt(snapshot, uri, position) ?? {};
  return definition ? [definition] : [];
}

export interface Mention {
  readonly span: Span;
  readonly node: Handle;
  readonly isDefinition: boolean;
  readonly ref?: Ref;
}
/** Every place of the name at a place, its definitions first. */
export function findMentions(snapshot: Snapshot, uri: string, position: Position): readonly Mention[] {
  const at = nameAt(snapshot, uri, position);
  return at ? mentionsOf(at, snapshot) : [];
}
export function mentionsOf(at: NameAt, snapshot: Snapshot): readonly Mention[] {
  const definitions = definitionsOf(at, snapshot);
  const local = inlineOf(at, definitions);
  const uses = local ? usesOfInline(local, snapshot) : snapshot.references(at.noun, at.name).map((use) => use.ref);
  return [
    ...definitions.map((item) => ({ span: item.name.span, node: item.name.node, isDefinition: true })),
    ...uses.map((ref) => ({ span: ref.span, node: ref.node, isDefinition: false, ref })),
  ];
}
/** The property that one event, bundle or entity defines for itself, when the name means that one. */
export function inlineOf(at: NameAt, definitions: readonly Item[]): PropertyUse | undefined {
  if (at.local) return at.local;
  const [only, ...others] = definitions;
  return only?.shape === 'propertyUse' && !others.length ? (only as PropertyUse) : undefined;
}
