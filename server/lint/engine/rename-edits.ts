// Every place where a name of the plan stands, as text edits: of a fix that renames, and of a rename that a person asks for.

import { writeName } from '../../expressions/names.ts';
import type { PropertyUse } from '../../plan/items.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import { type Item, nodeOf, type Ref } from '../../schema/item.ts';
import { isAbsent, type Scalar } from '../../yaml/node.ts';
import { renderScalar, replace, type TextEdit } from '../../yaml/write.ts';
import type { PlanEdit } from './fix.ts';

type Rename = Extract<PlanEdit, { do: 'rename' }>;

/** Definitions, references, names in conditions. */
export function renameEdits(edit: Rename, snapshot: Snapshot): readonly TextEdit[] {
  const definitions = edit.only ? [edit.only] : definitionsOf(edit, snapshot);
  const uses =
    edit.only && snapshot.find(edit.noun, edit.from) !== edit.only ? [] : snapshot.references(edit.noun, edit.from);
  return [
    ...definitions.flatMap((item) => nameEdit(item, edit.to)),
    ...uses.flatMap(({ ref }) => refEdit(ref, edit.to, snapshot)),
  ];
}
function definitionsOf(edit: Rename, snapshot: Snapshot): readonly Item[] {
  const { noun, from } = edit;
  return [...(edit.uses ? [] : snapshot.all(noun, from)), ...(edit.inline ? inlineProperties(from, snapshot) : [])];
}
/** Properties of that name which events, bundles, variants and entities define themselves; members of objects have names of their own. */
export const inlineProperties = (name: string, snapshot: Snapshot): readonly PropertyUse[] =>
  (snapshot.itemsNamed('propertyUse', name) as readonly PropertyUse[]).filter((use) => !use.ref && isHeld(use));
export const isHeld = ({ container }: Pick<Item, 'container'>): boolean =>
  container !== undefined &&
  container.noun !== 'property' &&
  container.noun !== 'the value' &&
  container.noun !== 'type';
function nameEdit(item: Item, to: string): readonly TextEdit[] {
  const node = nodeOf(item.name.node);
  return node.kind === 'scalar' && !isAbsent(node) ? [replace(node, to)] : [];
}
export function refEdit(ref: Ref, to: string, snapshot: Snapshot): readonly TextEdit[] {
  const node = nodeOf(ref.node);
  if (!ref.inside) return node.kind === 'scalar' ? [replace(node, to)] : [];
  const { path, index } = ref.inside;
  // Behind a dot, a name is the dictionary's only when an entity stands before it.
  const entity = path[0];
  if (index > 0 && !(index === 1 && entity !== undefined && (entity === 'user' || snapshot.find('entity', entity))))
    return [];
  const style = (node as Scalar).style;
  const name = writeName(to);
  const quoted =
    style === 'single' ? name.replaceAll("'", "''") : style === 'double' ? JSON.stringify(name).slice(1, -1) : name;
  // A plain condition that would no longer read as one text is left to be quoted by hand.
  const stays =
    style !== 'plain' || renderScalar(name, 'plain', (node as Scalar).flow) === name || !/[`,{}[\]#:]/.test(name);
  return stays ? [{ at: ref.span, text: quoted }] : [];
}
