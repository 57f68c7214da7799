// The language server: a session, the table of the methods it answers, and what it publishes after each change.
import type { Connection, InitializeResult } from 'vscode-languageserver';
import { type MethodHandler, mergedCapabilities } from './method-handler.ts';
import { didChangeTextDocument } from './notifications/did-change-text-document.ts';
import { didChangeWatchedFiles } from './notifications/did-change-watched-files.ts';
import { didChangeWorkspaceFolders } from './notifications/did-change-workspace-folders.ts';
import { didCloseTextDocument } from './notifications/did-close-text-document.ts';
import { didDeleteFiles } from './notifications/did-delete-files.ts';
import { didOpenTextDocument } from './notifications/did-open-text-document.ts';
import { didRenameFiles } from './notifications/did-rename-files.ts';
import { initializedNotification } from './notifications/initialized.ts';
import { trustedNotification } from './notifications/trusted.ts';
import { publishProjectState } from './publishers/project-state.ts';
import { pushDiagnostics } from './publishers/push-diagnostics.ts';
import { catalogueRequest } from './requests/catalogue.ts';
import { checksRequest } from './requests/checks.ts';
import { codeActionRequest } from './requests/code-action.ts';
import { codeActionResolveRequest } from './requests/code-action-resolve.ts';
import { codeLensRequest } from './requests/code-lens.ts';
import { completionRequest } from './requests/completion.ts';
import { definitionRequest } from './requests/definition.ts';
import { diagnosticRequest } from './requests/diagnostic.ts';
import { documentHighlightRequest } from './requests/document-highlight.ts';
import { documentSymbolRequest } from './requests/document-symbol.ts';
import { executeCommandRequest } from './requests/execute-command.ts';
import { foldingRangeRequest } from './requests/folding-range.ts';
import { hoverRequest } from './requests/hover.ts';
import { placeRequest } from './requests/place.ts';
import { prepareRenameRequest } from './requests/prepare-rename.ts';
import { referencesRequest } from './requests/references.ts';
import { renameRequest } from './requests/rename.ts';
import { rulesRequest } from './requests/rules.ts';
import { textDocumentContentRequest } from './requests/text-document-content.ts';
import { workspaceDiagnosticRequest } from './requests/workspace-diagnostic.ts';
import { workspaceSymbolRequest } from './requests/workspace-symbol.ts';
import { Session, type SessionOptions } from './session.ts';

export const methodHandlers: readonly MethodHandler[] = [
  initializedNotification,
  didOpenTextDocument,
  didChangeTextDocument,
  didCloseTextDocument,
  didChangeWatchedFiles,
  didRenameFiles,
  didDeleteFiles,
  didChangeWorkspaceFolders,
  trustedNotification,
  completionRequest,
  hoverRequest,
  codeLensRequest,
  definitionRequest,
  referencesRequest,
  documentHighlightRequest,
  prepareRenameRequest,
  renameRequest,
  documentSymbolRequest,
  workspaceSymbolRequest,
  foldingRangeRequest,
  codeActionRequest,
  codeActionResolveRequest,
  diagnosticRequest,
  workspaceDiagnosticRequest,
  textDocumentContentRequest,
  executeCommandRequest,
  catalogueRequest,
  placeRequest,
  checksRequest,
  rulesRequest,
];

/** What the client is sent without asking. Each gives what to do after a change; undefined for a client that it is not for. */
const publishers: readonly ((connection: Connection, session: Session) => (() => void) | undefined)[] = [
  (connection, session) => (session.client.pulls ? undefined : pushDiagnostics(connection, session)),
  (connection, session) => (session.client.isTrackwright ? publishProjectState(connection, session) : undefined),
];

export function serveLanguage(connection: Connection, options: SessionOptions): void {
  let open: ((session: Session) => void) | undefined;
  const started = new Promise<Session>((resolve) => {
    open = resolve;
  });
  connection.onInitialize((params): InitializeResult => {
    const session = new Session(params, options);
    open?.(session);
    return {
      serverInfo: { name: 'Trackwright' },
      capabilities: { positionEncoding: 'utf-16', ...mergedCapabilities(methodHandlers, session.client) },
    };
  });
  connection.onShutdown(async () => (await started).close());
  for (const { listen } of methodHandlers) listen(connection, started);
  void started.then((session) => {
    for (const publisher of publishers) {
      const publish = publisher(connection, session);
      if (publish) session.onChange(publish);
    }
  });
  connection.listen();
}
