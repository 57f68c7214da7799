// `textDocument/references`.
import type { Location, ReferenceParams } from 'vscode-languageserver';
import { findMentions } from '../../language-service/references.ts';
import { locationsOf } from '../convert.ts';
import { requestHandler } from '../method-handler.ts';
import { ReferencesRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export const referencesRequest = requestHandler(ReferencesRequest.type, references, () => ({
  referencesProvider: true,
}));

async function references(session: Session, params: ReferenceParams): Promise<Location[]> {
  const at = await session.projectOf(params.textDocument.uri);
  if (!at) return [];
  const { snapshot } = at.project;
  return findMentions(snapshot, at.uri, params.position)
    .filter((mention) => params.context.includeDeclaration || !mention.isDefinition)
    .flatMap((mention) => locationsOf(mention.span, snapshot, session));
}
