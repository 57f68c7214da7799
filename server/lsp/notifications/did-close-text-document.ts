// `textDocument/didClose`.

import { notificationHandler } from '../method-handler.ts';
import { DidCloseTextDocumentNotification } from '../protocol.ts';

export const didCloseTextDocument = notificationHandler(
  DidCloseTextDocumentNotification.type,
  (session, { textDocument: { uri } }) => session.closeText(uri),
);
