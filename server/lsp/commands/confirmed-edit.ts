// An edit of whole files that a person looks at before it happens, where the editor can show it first.
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { ProposedFile } from '../../protocol.ts';
import { uiText } from '../../results/ui-text.ts';
import type { Session } from '../session.ts';
import { lineEdits } from './line-edits.ts';

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
