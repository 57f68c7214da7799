// `workspace/didRenameFiles`: watchers of files tell nothing of a folder that is renamed.

import { notificationHandler } from '../method-handler.ts';
import { DidRenameFilesNotification } from '../protocol.ts';
import { anyFile, filesChangedOnDisk } from './files-changed-on-disk.ts';

export const didRenameFiles = notificationHandler(
  DidRenameFilesNotification.type,
  (session, { files }, connection) =>
    filesChangedOnDisk(
      session,
      files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]),
      connection,
    ),
  () => ({ workspace: { fileOperations: { didRename: anyFile } } }),
);
