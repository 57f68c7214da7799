// `textDocument/definition`.
import type { DefinitionParams, Location } from 'vscode-languageserver';
import { findDefinitions } from '../../language-service/references.ts';
import { locationsOf } from '../convert.ts';
import { requestHandler } from '../method-handler.ts';
import { DefinitionRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export const definitionRequest = requestHandler(DefinitionRequest.type, definition, () => ({
  definitionProvider: true,
}));

async function definition(session: Session, { textDocument, position }: DefinitionParams): Promise<Location[]> {
  const at = await session.projectOf(textDocument.uri);
  if (!at) return [];
  const { snapshot } = at.project;
  return findDefinitions(snapshot, at.uri, position).flatMap((item) => locationsOf(item.name.span, snapshot, session));
}
