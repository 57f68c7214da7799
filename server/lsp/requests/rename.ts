// `textDocument/rename`.
import type { RenameParams, WorkspaceEdit } from 'vscode-languageserver';
import { rename } from '../../language-service/rename.ts';
import { workspaceEditOf } from '../convert.ts';
import { requestHandler } from '../method-handler.ts';
import { RenameRequest, ResponseError } from '../protocol.ts';
import type { Session } from '../session.ts';

const REQUEST_FAILED = -32803;

export const renameRequest = requestHandler(RenameRequest.type, renameEverywhere, (client) => ({
  renameProvider: client.prepareRename ? { prepareProvider: true } : true,
}));

/** Refuses with a sentence that the editor shows. */
async function renameEverywhere(session: Session, params: RenameParams): Promise<WorkspaceEdit | null> {
  const at = await session.projectOf(params.textDocument.uri);
  if (!at) return null;
  const done = rename(at.project.snapshot, at.uri, params.position, params.newName);
  if ('refused' in done) throw new ResponseError(REQUEST_FAILED, done.refused);
  return workspaceEditOf(done.edits, at.project.snapshot, session, {
    label: 'Keep the old name as an alias: what was collected under it still counts',
    edits: done.alias,
  });
}
