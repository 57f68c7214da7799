// A proposal put into a plan file that exists: each item behind the last of its section, nothing else touched.

import { printItem, printSection } from '../plan/print.ts';
import { sections } from '../plan/sections.ts';
import type { Fragment } from '../schema/fragment.ts';
import { handle, type Item } from '../schema/item.ts';
import type { Doc } from '../yaml/document.ts';
import { linesOf } from '../yaml/lines.ts';
import { type MapNode, pairOf, type SeqNode, type TextEdit } from '../yaml/node.ts';

import { add } from '../yaml/write.ts';
import { type Proposal, proposedSections } from './proposal.ts';

/** `parts` are those of `doc`. No edits when the plan has all of it already. */
export function proposalEdits(proposal: Proposal, doc: Doc, fragments: readonly Fragment[]): readonly TextEdit[] {
  const eol = doc.text().includes('\r\n') ? '\r\n' : '\n';
  const fresh: string[] = [];
  const edits: TextEdit[] = [];
  for (const section of proposedSections) {
    const items = proposal[section];
    if (!items.length) continue;
    const { shape } = sections[section];
    const last = fragments
      .flatMap((fragment) => fragment.items)
      .findLast((thing) => thing.shape === shape && thing.container === undefined);
    const flow = last ? flowList(section, last, doc) : undefined;
    if (flow) edits.push(add(flow, items));
    else if (last)
      edits.push(
        behind(
          last,
          items.map((item) => printItem(section, item)),
          doc,
          eol,
        ),
      );
    else fresh.push(`${printSection(section, items).replaceAll('\n', eol)}${eol}`);
  }
  if (fresh.length) {
    const text = doc.text();
    const gap = text === '' || text.endsWith('\n') ? '' : eol;
    edits.push({ at: doc.spanAt(doc.positionAt(text.length)), text: `${gap}${fresh.join('')}` });
  }
  return edits;
}

/** `owners: [{name: growth}]`: the list on one line. */
function flowList(section: string, last: Item, doc: Doc): SeqNode | undefined {
  for (const chunk of doc.chunks) {
    const root = doc.parsed(chunk).root;
    const value = root?.kind === 'map' ? pairOf(root as MapNode, section)?.value : undefined;
    if (value?.kind === 'seq' && value.flow && value.items.some((node) => handle(node) === last.node)) return value;
  }
  return undefined;
}

function behind(last: Item, printed: readonly string[], doc: Doc, eol: string): TextEdit {
  const lines = doc.range(linesOf(last.span));
  const at = { line: lines.end.line, character: lines.end.character };
  const first = doc.range(last.span).start;
  const start = doc.offsetAt({ line: first.line, character: 0 });
  const head = doc.text().slice(start, doc.offsetAt(first));
  const dash = Math.max(0, head.lastIndexOf('-'));
  const shifted = printed.flatMap((item) => item.split('\n')).map((line) => ' '.repeat(dash) + line);
  const gap = at.character > 0 ? eol : '';
  return { at: doc.spanAt(at), text: `${gap}${shifted.join(eol)}${eol}` };
}
