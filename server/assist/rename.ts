// Renaming: wherever the name stands, in plans, conditions and dbt files.
import { refEdit, textEdits } from '../lint/mend.ts';
import { nodeOf } from '../read/plan/item.ts';
import type { Snapshot } from '../read/snapshot.ts';
import type { Position, Range } from '../read/yaml/doc.ts';
import type { TextEdit } from '../read/yaml/edits.ts';
import { replace } from '../read/yaml/write.ts';
import { mentionsOf } from './find.ts';
import { nameAt } from './name-at.ts';

export type Renamed = { readonly edits: ReadonlyMap<string, readonly TextEdit[]> } | { readonly refused: string };

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
  if (to === at.name) return { edits: new Map() };
  if (!at.local && snapshot.find(at.noun, to))
    return { refused: `${at.noun} "${to}" exists already. Choose another name, or merge the two by hand.` };
  const edits = at.local
    ? mentionsOf(at, snapshot).flatMap((mention) => localEdit(at.part.refs, at.local, mention.span, to, snapshot))
    : textEdits({ do: 'rename', noun: at.noun, from: at.name, to }, snapshot);
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const file = snapshot.uriOf(edit.at);
    byFile.set(file, [...(byFile.get(file) ?? []), edit]);
  }
  return { edits: byFile };
}

type NameHere = NonNullable<ReturnType<typeof nameAt>>;
function localEdit(
  refs: NameHere['part']['refs'],
  local: NameHere['local'],
  span: TextEdit['at'],
  to: string,
  snapshot: Snapshot,
): readonly TextEdit[] {
  const ref = refs.find((one) => one.span === span);
  if (ref) return refEdit(ref, to, snapshot);
  const node = local && nodeOf(local.name.node);
  return node?.kind === 'scalar' ? [replace(node, to)] : [];
}
