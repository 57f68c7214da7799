// `initialized`: the folders are read, then the words of the rules that need English.

import { notificationHandler } from '../method-handler.ts';
import { DidChangeWatchedFilesNotification, InitializedNotification } from '../protocol.ts';
import { refreshDiagnostics } from '../requests/diagnostic.ts';
import { followWorkspaceFolders } from './did-change-workspace-folders.ts';

export const initializedNotification = notificationHandler(
  InitializedNotification.type,
  async (session, _, connection) => {
    await session.openFolders();
    await session.setLexicon();
    refreshDiagnostics(session, connection); // what was pulled before the words were there
    if (session.client.watchesFiles)
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{yml,yaml}' }, { globPattern: '**/.gitignore' }],
      });
    followWorkspaceFolders(session, connection);
  },
);
