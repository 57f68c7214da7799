// `workspace/didChangeWatchedFiles`.

import { notificationHandler } from '../method-handler.ts';
import { DidChangeWatchedFilesNotification } from '../protocol.ts';
import { filesChangedOnDisk } from './files-changed-on-disk.ts';

export const didChangeWatchedFiles = notificationHandler(
  DidChangeWatchedFilesNotification.type,
  (session, { changes }, connection) =>
    filesChangedOnDisk(
      session,
      changes.map(({ uri }) => uri),
      connection,
    ),
);
