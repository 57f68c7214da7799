// `textDocument/prepareRename`.
import type { PrepareRenameParams } from 'vscode-languageserver';
import { prepareRename } from '../../language-service/rename.ts';
import { requestHandler } from '../method-handler.ts';
import { PrepareRenameRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export const prepareRenameRequest = requestHandler(PrepareRenameRequest.type, prepareRenameAt);

async function prepareRenameAt(session: Session, { textDocument, position }: PrepareRenameParams) {
  const at = await session.projectOf(textDocument.uri);
  return (at && prepareRename(at.project.snapshot, at.uri, position)) ?? null;
}
