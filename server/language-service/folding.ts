// What can be folded away: items, and mappings and lists of more than one line within them.
import type { SourceFile } from '../plan/difference.ts';
import type { Node } from '../yaml/node.ts';

/** Lines from 0, both included. */
export interface Fold {
  readonly from: number;
  readonly to: number;
}

export function folds({ doc }: SourceFile): readonly Fold[] {
  const found: Fold[] = [];
  const add = (from: number, to: number) => {
    if (to > from && !found.some((fold) => fold.from === from && fold.to === to)) found.push({ from, to });
  };
  const visit = (node: Node, headLine: number) => {
    if (node.kind === 'alias') return;
    const { end } = doc.range(node.span);
    const last = end.character === 0 ? end.line - 1 : end.line;
    add(headLine, last);
    if (node.kind === 'map') for (const pair of node.pairs) visit(pair.value, doc.range(pair.key.span).start.line);
    if (node.kind === 'seq') for (const item of node.items) visit(item, doc.range(item.span).start.line);
  };
  let section: number | undefined;
  let lastLine = 0;
  for (const chunk of doc.chunks) {
    const { root } = doc.parsed(chunk);
    if (!root) continue;
    const start = doc.range(root.span).start.line;
    if (chunk.kind === 'key') {
      if (section !== undefined) add(section, lastLine);
      section = start;
    }
    visit(root, start);
    lastLine = doc.range(root.span).end.line;
  }
  if (section !== undefined) add(section, lastLine);
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}
