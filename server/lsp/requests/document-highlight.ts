// `textDocument/documentHighlight`.
import type { DocumentHighlight, DocumentHighlightParams } from 'vscode-languageserver';
import { findMentions } from '../../language-service/references.ts';
import { requestHandler } from '../method-handler.ts';
import { DocumentHighlightKind, DocumentHighlightRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export const documentHighlightRequest = requestHandler(DocumentHighlightRequest.type, highlights, () => ({
  documentHighlightProvider: true,
}));

async function highlights(
  session: Session,
  { textDocument, position }: DocumentHighlightParams,
): Promise<DocumentHighlight[]> {
  const at = await session.projectOf(textDocument.uri);
  if (!at) return [];
  const { snapshot } = at.project;
  return findMentions(snapshot, at.uri, position).flatMap((mention) => {
    const range = snapshot.uriOf(mention.span) === at.uri ? snapshot.range(mention.span) : undefined;
    return range
      ? [{ range, kind: mention.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read }]
      : [];
  });
}
