// `textDocument/didOpen`.

import { notificationHandler } from '../method-handler.ts';
import { DidOpenTextDocumentNotification, TextDocumentSyncKind } from '../protocol.ts';

export const didOpenTextDocument = notificationHandler(
  DidOpenTextDocumentNotification.type,
  (session, { textDocument: { uri, version, text } }) => session.openText(uri, version, text),
  () => ({ textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } }),
);
