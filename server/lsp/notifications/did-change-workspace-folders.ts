// `workspace/didChangeWorkspaceFolders`.
import type { Connection } from 'vscode-languageserver';
import { fireAndForget } from '../fire-and-forget.ts';
import type { MethodHandler } from '../method-handler.ts';
import { DidChangeWorkspaceFoldersNotification } from '../protocol.ts';
import type { Session } from '../session.ts';

export const didChangeWorkspaceFolders: MethodHandler = {
  method: DidChangeWorkspaceFoldersNotification.method,
  capabilities: () => ({ workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  /** `initialized` begins: before it, the connection does not know that the capability registers it, and registers it again. */
  listen: () => undefined,
};

export function followWorkspaceFolders(session: Session, connection: Connection): void {
  // Listening to a client that does not know of them throws.
  if (!session.client.changesFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const uris = (folders: typeof added) => folders.map((folder) => folder.uri);
    fireAndForget(connection, session.changeFolders(uris(added), uris(removed)));
  });
}
