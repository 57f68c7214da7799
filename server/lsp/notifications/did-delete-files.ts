// `workspace/didDeleteFiles`: watchers of files tell nothing of a folder that is deleted.

import { notificationHandler } from '../method-handler.ts';
import { DidDeleteFilesNotification } from '../protocol.ts';
import { anyFile, filesChangedOnDisk } from './files-changed-on-disk.ts';

export const didDeleteFiles = notificationHandler(
  DidDeleteFilesNotification.type,
  (session, { files }, connection) =>
    filesChangedOnDisk(
      session,
      files.map(({ uri }) => uri),
      connection,
    ),
  () => ({ workspace: { fileOperations: { didDelete: anyFile } } }),
);
