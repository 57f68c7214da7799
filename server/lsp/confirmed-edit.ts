// An edit of whole files that a person looks at before it happens, where the editor can show it first.
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Session } from './session.ts';

export interface FileEdit {
  /** Normalised. */
  readonly uri: string;
  /** False: the file is made. */
  readonly exists: boolean;
  readonly edits: readonly TextEdit[];
}
const ANNOTATION = 'trackwright';

/** `label` names the whole, as the editor's preview shows it. */
export function confirmedEdit(files: readonly FileEdit[], label: string, session: Session): WorkspaceEdit {
  const { client } = session;
  if (!client.documentChanges)
    return { changes: Object.fromEntries(files.map(({ uri, edits }) => [session.clientUri(uri), [...edits]])) };
  const annotated = client.annotations ? { annotationId: ANNOTATION } : {};
  return {
    documentChanges: files.flatMap(({ uri: ours, exists, edits }) => {
      const uri = session.clientUri(ours);
      return [
        ...(exists ? [] : [{ kind: 'create' as const, uri, ...annotated }]),
        {
          textDocument: { uri, version: session.version(ours) ?? null },
          edits: edits.map((edit) => ({ ...edit, ...annotated })),
        },
      ];
    }),
    ...(client.annotations ? { changeAnnotations: { [ANNOTATION]: { label, needsConfirmation: true } } } : {}),
  };
}
