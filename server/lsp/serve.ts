// The language server: what the client says goes to the session, what it asks goes to one file per request.
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { CATALOGUE, CHECKS, PLACE, type PlaceOf, RULES, TRUSTED } from '../protocol.ts';
import { commandNames } from './commands/commands.ts';
import { fireAndForget } from './fire-and-forget.ts';
import { publishProjectState } from './notifications/project-state.ts';
import { catalogueRequest, place } from './requests/catalogue.ts';
import { codeActionKinds, codeActions, resolveCodeAction } from './requests/code-actions.ts';
import { pullDocument, pullWorkspace, pusher } from './requests/diagnostics.ts';
import { executeCommand } from './requests/execute-command.ts';
import {
  definition,
  documentSymbols,
  foldingRanges,
  highlights,
  prepareRenameAt,
  references,
  renameEverywhere,
  workspaceSymbols,
} from './requests/navigate.ts';
import { SCHEME, virtualDocument } from './requests/virtual-documents.ts';
import { codeLenses, completion, hover } from './requests/write-help.ts';
import { Session, type SessionOptions } from './session.ts';
import { virtualDocumentRefresh } from './virtual-document-refresh.ts';

/** Watchers of files tell nothing of a folder that is renamed or deleted. */
const anyFile = { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] };

export function serveLanguage(connection: Connection, options: SessionOptions): void {
  let open: ((session: Session) => void) | undefined;
  /** There from `initialize` on; requests that come before wait for it. */
  const started = new Promise<Session>((resolve) => {
    open = resolve;
  });

  connection.onInitialize((params): InitializeResult => {
    const session = new Session(params, options);
    open?.(session);
    return {
      serverInfo: { name: 'Trackwright' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: { didRename: anyFile, didDelete: anyFile },
          ...(session.client.virtualDocuments ? { textDocumentContent: { schemes: [SCHEME] } } : {}),
        },
        completionProvider: { triggerCharacters: [' ', ':', '-', '[', ',', '{', '.', "'"] },
        hoverProvider: true,
        ...(session.client.isTrackwright ? { codeLensProvider: {} } : {}),
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: session.client.prepareRename ? { prepareProvider: true } : true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        foldingRangeProvider: true,
        // Our own extension has commands of these names itself, which send them.
        ...(session.client.isTrackwright ? {} : { executeCommandProvider: { commands: [...commandNames] } }),
        codeActionProvider: { codeActionKinds, resolveProvider: session.client.resolvesActions },
        ...(session.client.pulls
          ? {
              diagnosticProvider: {
                identifier: 'trackwright',
                interFileDependencies: true,
                workspaceDiagnostics: true,
              },
            }
          : {}),
      },
    };
  });
  /** A client pulls the problems of a file when that file changes; of what changes elsewhere it must be told. */
  const askAgain = ({ client }: Session) => {
    if (client.pulls && client.refreshesProblems) connection.languages.diagnostics.refresh();
  };
  connection.onInitialized(async () => {
    const session = await started;
    await session.openFolders();
    await session.setLexicon();
    askAgain(session); // what was pulled before the words were there
    if (session.client.watchesFiles)
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{yml,yaml}' }],
      });
    // Listening to a client that does not know of them throws.
    if (!session.client.changesFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const uris = (folders: typeof added) => folders.map((folder) => folder.uri);
      fireAndForget(connection, session.changeFolders(uris(added), uris(removed)));
    });
  });

  connection.onDidOpenTextDocument(async ({ textDocument: { uri, version, text } }) =>
    (await started).openText(uri, version, text),
  );
  connection.onDidChangeTextDocument(async ({ textDocument: { uri, version }, contentChanges }) =>
    (await started).changeText(uri, version, contentChanges),
  );
  connection.onDidCloseTextDocument(async ({ textDocument: { uri } }) => (await started).closeText(uri));
  const onDisk = async (uris: readonly string[]) => {
    const session = await started;
    await session.filesChanged(uris);
    askAgain(session);
  };
  connection.onDidChangeWatchedFiles(({ changes }) => onDisk(changes.map((change) => change.uri)));
  connection.workspace.onDidRenameFiles(({ files }) => onDisk(files.flatMap((one) => [one.oldUri, one.newUri])));
  connection.workspace.onDidDeleteFiles(({ files }) => onDisk(files.map((one) => one.uri)));

  connection.onCodeAction(async (params) => codeActions(await started, params));
  connection.onCodeActionResolve(async (action) => resolveCodeAction(await started, action));

  connection.onCompletion(async (params) => completion(await started, params));
  connection.onHover(async (params) => hover(await started, params));
  connection.onCodeLens(async ({ textDocument }) => codeLenses(await started, textDocument.uri));
  connection.onDefinition(async (params) => definition(await started, params));
  connection.onReferences(async (params) => references(await started, params));
  connection.onDocumentHighlight(async (params) => highlights(await started, params));
  connection.onPrepareRename(async (params) => prepareRenameAt(await started, params));
  connection.onRenameRequest(async (params) => renameEverywhere(await started, params));
  connection.onDocumentSymbol(async ({ textDocument }) => documentSymbols(await started, textDocument.uri));
  connection.onWorkspaceSymbol(async ({ query }) => workspaceSymbols(await started, query));
  connection.onFoldingRanges(async ({ textDocument }) => foldingRanges(await started, textDocument.uri));
  const made = virtualDocumentRefresh(connection);
  connection.workspace.textDocumentContent.on(async ({ uri }) => {
    made.asked(uri);
    return { text: await virtualDocument(await started, uri) };
  });

  connection.onExecuteCommand(async (params, token, progress) =>
    executeCommand(connection, await started, params, token, progress),
  );
  connection.onRequest(CATALOGUE, async () => catalogueRequest(await started));
  connection.onRequest(PLACE, async (of: PlaceOf) => place(await started, of));
  connection.onRequest(CHECKS, async () => (await import('./commands/checks.ts')).listChecks(await started));
  connection.onRequest(RULES, () =>
    options.rules.map(({ id, description, severity }) => ({ id, checks: description, severity })),
  );
  connection.onNotification(TRUSTED, async () => {
    const session = await started;
    await session.trust();
    askAgain(session);
  });
  connection.onShutdown(async () => (await started).close());

  let wake: (() => void)[] = [];
  const changed = () =>
    new Promise<void>((resolve) => {
      wake.push(resolve);
    });
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }) =>
    pullDocument(await started, textDocument.uri, previousResultId),
  );
  connection.languages.diagnostics.onWorkspace(async (params, token) =>
    pullWorkspace(await started, params, token, changed),
  );
  void started.then((session) => {
    const push = session.client.pulls ? undefined : pusher(connection, session);
    const tell = session.client.isTrackwright ? publishProjectState(connection, session) : undefined;
    session.onChange(() => {
      push?.();
      tell?.();
      made.changed();
      for (const resolve of wake) resolve();
      wake = [];
    });
  });
  connection.listen();
}
