// `textDocument/didClose`.
import { DidCloseTextDocumentNotification } from 'vscode-languageserver';
import { notificationHandler } from '../method-handler.ts';

export const didCloseTextDocument = notificationHandler(
  DidCloseTextDocumentNotification.type,
  (session, { textDocument: { uri } }) => session.closeText(uri),
);
