// `textDocument/didOpen`.
import { DidOpenTextDocumentNotification, TextDocumentSyncKind } from 'vscode-languageserver';
import { notificationHandler } from '../method-handler.ts';

export const didOpenTextDocument = notificationHandler(
  DidOpenTextDocumentNotification.type,
  (session, { textDocument: { uri, version, text } }) => session.openText(uri, version, text),
  () => ({ textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } }),
);
