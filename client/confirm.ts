// An edit of the server, shown in the refactor preview before it happens.
import { workspace } from 'vscode';
import type { LanguageClient, WorkspaceEdit } from 'vscode-languageclient/node';

/** Whether the user applied it. */
export async function confirm(server: LanguageClient, edit: WorkspaceEdit): Promise<boolean> {
  const asked = await server.protocol2CodeConverter.asWorkspaceEdit(edit);
  return workspace.applyEdit(asked, { isRefactoring: true });
}
