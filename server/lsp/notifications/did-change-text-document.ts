// `textDocument/didChange`.
import { DidChangeTextDocumentNotification } from 'vscode-languageserver';
import { notificationHandler } from '../method-handler.ts';

export const didChangeTextDocument = notificationHandler(
  DidChangeTextDocumentNotification.type,
  (session, { textDocument: { uri, version }, contentChanges }) => session.changeText(uri, version, contentChanges),
);
