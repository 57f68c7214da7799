// Noun-level edits -> text edits by file.

import type { Snapshot } from '../../plan/snapshot.ts';
import { nodeOf } from '../../schema/item.ts';
import { withoutSecrets } from '../../schema/secret-faults.ts';
import { chunkOf, uriOf } from '../../yaml/chunk.ts';
import { spanWithin } from '../../yaml/document.ts';
import { linesOf } from '../../yaml/lines.ts';
import type { MapNode, Node, Pair, Scalar, SeqNode, Span } from '../../yaml/node.ts';
import { add, move, nestKey, remove, replace, set, type TextEdit } from '../../yaml/write.ts';
import type { Fix, PlanEdit, TextFix } from './fix.ts';
import type { Linter } from './linter.ts';
import { secretsOf } from './masked.ts';
import type { Problem } from './problem.ts';
import { isOfSyntax, type RawDiagnostic } from './raw-diagnostic.ts';
import { renameEdits } from './rename-edits.ts';

/** What a rule would do now, in nouns; its words hold no secret of the file. */
export function wantedFix({ raw }: Problem, linter: Linter, snapshot: Snapshot): Fix | undefined {
  const { rule } = raw;
  if (raw.crashed || !rule.fix) return undefined;
  const fixFor = ({ fixInput }: RawDiagnostic) =>
    rule.fix?.(fixInput as never, snapshot, linter.contextOf(rule) as never, linter.stats());
  const fix = fixFor(raw);
  if (!fix) return undefined;
  const title = withoutSecrets(fix.title, secretsOf(raw.uri, snapshot));
  const places = raw.finding.fixesEach ? (raw.each?.() ?? []) : [];
  if (places.length < 2) return { ...fix, title };
  return { title, edits: () => places.flatMap((one) => editsOf(fixFor(one))) };
}

/** The same as text edits, not tried yet; undefined where it would do nothing, or the text there cannot be read. */
export function draftOf(problem: Problem, linter: Linter, snapshot: Snapshot): TextFix | undefined {
  const { rule } = problem.raw;
  const fix = wantedFix(problem, linter, snapshot);
  if (!fix) return undefined;
  const edits: TextEdit[] = [];
  const dropped: Span[] = [];
  for (const edit of editsOf(fix)) {
    const texts = textEdits(edit, snapshot);
    edits.push(...texts);
    if (dropping.has(edit.do)) dropped.push(...texts.map(({ at }) => at));
  }
  if (!edits.length || (!isOfSyntax(rule) && edits.some((edit) => isBroken(edit.at, snapshot)))) return undefined;
  return { title: fix.title, edits: byFile(edits), dropped };
}

const dropping: ReadonlySet<PlanEdit['do']> = new Set(['remove', 'remove-key', 'remove-line', 'rewrite-comment']);

const editsOf = (fix: Fix | undefined): readonly PlanEdit[] =>
  typeof fix?.edits === 'function' ? fix.edits() : (fix?.edits ?? []);

function byFile(edits: readonly TextEdit[]): ReadonlyMap<string, readonly TextEdit[]> {
  const files = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const uri = uriOf(edit.at);
    const list = files.get(uri);
    if (list) list.push(edit);
    else files.set(uri, [edit]);
  }
  return files;
}
/** Its text cannot be read as it is: what would be changed there is a guess. */
export const isBroken = (span: Span, snapshot: Snapshot): boolean => {
  const doc = snapshot.doc(uriOf(span));
  return !doc?.has(span) || doc.parsed(chunkOf(span)).faults.length > 0;
};

export function textEdits(edit: PlanEdit, snapshot: Snapshot): readonly TextEdit[] {
  switch (edit.do) {
    case 'text':
    case 'rewrite-comment':
      return [{ at: edit.at, text: edit.text }];
    case 'remove-line':
      return [{ at: linesOf(edit.at), text: '' }];
    case 'replace': {
      const node = nodeOf(edit.at.node);
      return node.kind === 'scalar' ? [replaced(node, edit)] : [];
    }
    case 'plain':
      return [{ at: edit.at.span, text: edit.text }];
    case 'set': {
      const map = nodeOf(edit.in.node);
      return map.kind === 'map' ? [set(map, edit.key, edit.value, edit.after)] : [];
    }
    case 'rename-key': {
      const key = nodeOf(edit.key.node);
      return key.kind === 'scalar' ? [replace(key, edit.to)] : [];
    }
    case 'nest-key': {
      const map = nodeOf(edit.in.node);
      const pair = map.kind === 'map' ? map.pairs.find(({ key }) => key === nodeOf(edit.key.node)) : undefined;
      return map.kind === 'map' && pair ? nestKey(map, pair, edit.under) : [];
    }
    case 'remove-key': {
      const map = nodeOf(edit.in.node);
      const pairs = map.kind === 'map' ? map.pairs.filter((pair) => pair.key.text === edit.key) : [];
      const pair = pairs[edit.nth ?? 0];
      return map.kind === 'map' && pair ? remove(map, [pair]) : [];
    }
    case 'add': {
      if (!('after' in edit.to)) {
        const list = nodeOf(edit.to.node);
        return list.kind === 'seq' ? [add(list, edit.items)] : [];
      }
      return [add({ after: nodeOf(edit.to.after.node) }, edit.items)];
    }
    case 'remove':
      return removed(
        edit.what.map((one) => nodeOf(one.node)),
        snapshot,
      );
    case 'move':
      return move(undefined, nodeOf(edit.what.node), nodeOf(edit.after.node));
    case 'rename':
      return renameEdits(edit, snapshot);
  }
}

function replaced(node: Scalar, { text, within }: Extract<PlanEdit, { do: 'replace' }>): TextEdit {
  if (!within) return replace(node, text);
  // The lines of a block stay as they are around it; between quotes the whole is written anew.
  if (node.style === 'literal' || node.style === 'folded')
    return { at: spanWithin(node, within.start, within.end), text };
  return replace(node, node.text.slice(0, within.start) + text + node.text.slice(within.end));
}

/** Members are taken out together with those of the same list or mapping. */
function removed(nodes: readonly Node[], snapshot: Snapshot): readonly TextEdit[] {
  const groups = new Map<MapNode | SeqNode | undefined, (Node | Pair)[]>();
  const loose: Node[] = [];
  for (const node of nodes) {
    const chunk = chunkOf(node.span);
    const root = snapshot.doc(chunk.uri)?.parsed(chunk).root;
    const found = root && ownerOf(root, node);
    if (!found) loose.push(node);
    else groups.set(found.owner, [...(groups.get(found.owner) ?? []), found.member]);
  }
  return [...groups]
    .flatMap(([owner, members]) => (owner ? remove(owner, members) : []))
    .concat(loose.flatMap(() => []));
}
function ownerOf(root: Node, node: Node): { owner: MapNode | SeqNode; member: Node | Pair } | undefined {
  if (root.kind === 'seq') {
    for (const item of root.items) {
      if (item === node) return { owner: root, member: item };
      const inner = ownerOf(item, node);
      if (inner) return inner;
    }
  } else if (root.kind === 'map')
    for (const pair of root.pairs) {
      if (pair.value === node || pair.key === node) return { owner: root, member: pair };
      const inner = ownerOf(pair.value, node);
      if (inner) return inner;
    }
  return undefined;
}
