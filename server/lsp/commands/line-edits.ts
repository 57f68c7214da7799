// From one text to another as edits of whole lines, one for each stretch that differs: what a person looks at one by one.
import { diffLines } from 'diff';
import type { TextEdit } from 'vscode-languageserver';

/** Applied to `before`, they give `after`. */
export function lineEdits(before: string, after: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let line = 0;
  let open: { removed: number; added: string } | undefined;
  const close = () => {
    if (open)
      edits.push({
        range: { start: { line, character: 0 }, end: { line: line + open.removed, character: 0 } },
        newText: open.added,
      });
    line += open?.removed ?? 0;
    open = undefined;
  };
  for (const part of diffLines(before, after)) {
    if (part.added || part.removed) {
      open ??= { removed: 0, added: '' };
      if (part.added) open.added += part.value;
      else open.removed += part.count ?? 0;
    } else {
      close();
      line += part.count ?? 0;
    }
  }
  close();
  return edits;
}
