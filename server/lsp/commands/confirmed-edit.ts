// An edit of whole files that a person looks at before it happens, where the editor can show it first.

import { diffLines } from 'diff';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { ProposedFile } from '../../protocol.ts';
import { uiText } from '../../results/ui-text.ts';
import type { Session } from '../session.ts';

const ANNOTATION = 'trackwright';

/** `label` names the whole, as the editor's preview shows it. Our own extension shows a diff instead, and asks. */
export function confirmedEdit(files: readonly ProposedFile[], label: string, session: Session): WorkspaceEdit {
  const { client } = session;
  const edited = files.map(({ uri, before, after }) => ({ uri, before, edits: lineEdits(before ?? '', after) }));
  if (!client.documentChanges)
    return { changes: Object.fromEntries(edited.map(({ uri, edits }) => [session.clientUri(uri), [...edits]])) };
  const annotate = client.annotations && !client.isTrackwright;
  const annotated = annotate ? { annotationId: ANNOTATION } : {};
  return {
    documentChanges: edited.flatMap(({ uri: ours, before, edits }) => {
      const uri = session.clientUri(ours);
      return [
        ...(before === null ? [{ kind: 'create' as const, uri, ...annotated }] : []),
        {
          textDocument: { uri, version: session.version(ours) ?? null },
          edits: edits.map((edit) => ({ ...edit, ...annotated })),
        },
      ];
    }),
    ...(annotate ? { changeAnnotations: { [ANNOTATION]: { label: uiText(label), needsConfirmation: true } } } : {}),
  };
}

// From one text to another as edits of whole lines, one for each stretch that differs: what a person looks at one by one.
/** Applied to `before`, they give `after`. */
function lineEdits(before: string, after: string): readonly TextEdit[] {
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
