// `textDocument/didChange`.

import { notificationHandler } from '../method-handler.ts';
import { DidChangeTextDocumentNotification } from '../protocol.ts';

export const didChangeTextDocument = notificationHandler(
  DidChangeTextDocumentNotification.type,
  (session, { textDocument: { uri, version }, contentChanges }) => session.changeText(uri, version, contentChanges),
);
