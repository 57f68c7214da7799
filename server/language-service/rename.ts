// Renaming: wherever the name stands, in plans, conditions and dbt files.

import { refEdit } from '../lint/engine/rename-edits.ts';
import { keptName } from '../lint/engine/renaming.ts';
import { textEdits } from '../lint/engine/text-edits.ts';
import type { Event, Property, PropertyUse } from '../plan/items.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { type Item, nodeOf } from '../schema/item.ts';
import type { Position, Range } from '../yaml/document.ts';
import type { TextEdit } from '../yaml/node.ts';
import { replace } from '../yaml/write.ts';
import { definitionsOf, nameAt } from './name-at.ts';
import { inlineOf, type Mention, mentionsOf } from './references.ts';

export type Renamed =
  | {
      readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
      /** Keeps the old name as an alias, where rows under it may exist. */
      readonly alias: ReadonlyMap<string, readonly TextEdit[]>;
    }
  | { readonly refused: string };

/** What would be renamed at a place; undefined where there is no name of the plan. */
export function prepareRename(
  snapshot: Snapshot,
  uri: string,
  position: Position,
): { readonly range: Range; readonly placeholder: string } | undefined {
  const at = nameAt(snapshot, uri, position);
  const range = at && snapshot.range(at.span);
  const known = at && (at.local || snapshot.find(at.noun, at.name));
  return at && range && known ? { range, placeholder: at.name } : undefined;
}

export function rename(snapshot: Snapshot, uri: string, position: Position, to: string): Renamed {
  const at = nameAt(snapshot, uri, position);
  if (!at) return { refused: 'No name of the plan stands here.' };
  if (!to.trim() || /[\r\n\t]/.test(to)) return { refused: 'A name is one line of text that is not empty.' };
  if (to === at.name) return { edits: new Map(), alias: new Map() };
  const definitions = definitionsOf(at, snapshot);
  const inline = inlineOf(at, definitions);
  if (!inline && snapshot.find(at.noun, to))
    return { refused: `${at.noun} "${to}" exists already. Choose another name, or merge the two by hand.` };
  const edits = inline
    ? mentionsOf(at, snapshot).flatMap((mention) => mentionEdit(mention, to, snapshot))
    : textEdits({ do: 'rename', noun: at.noun, from: at.name, to, ...everywhere(definitions) }, snapshot);
  const alias = definitions
    .filter((item): item is Event | Property | PropertyUse => /^(?:event|property|propertyUse)$/.test(item.shape))
    .flatMap((item) => keptName(item, snapshot))
    .flatMap((edit) => textEdits(edit, snapshot));
  return { edits: byFile(edits, snapshot), alias: byFile(alias, snapshot) };
}

/** Several events define a property of that name for themselves, and nothing tells which one was meant. */
const everywhere = (definitions: readonly Item[]): { readonly inline?: true } =>
  definitions.some((item) => item.shape === 'propertyUse') ? { inline: true } : {};

function mentionEdit({ node, ref }: Mention, to: string, snapshot: Snapshot): readonly TextEdit[] {
  if (ref) return refEdit(ref, to, snapshot);
  const name = nodeOf(node);
  return name.kind === 'scalar' ? [replace(name, to)] : [];
}

function byFile(edits: readonly TextEdit[], snapshot: Snapshot): ReadonlyMap<string, readonly TextEdit[]> {
  const files = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const file = snapshot.uriOf(edit.at);
    files.set(file, [...(files.get(file) ?? []), edit]);
  }
  return files;
}
