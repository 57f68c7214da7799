// The language server as a child of the extension host.
import { type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { TRUSTED } from '../server/protocol.ts';
import { plainMessages } from './server-messages.ts';
import { suppressWhileTyping } from './typing-suppression.ts';
import { showError } from './ui.ts';

/** Plan files by name, dbt's YAML by folder, whatever language they are shown in; other YAML is never claimed. */
const patterns = [
  '**/trackwright.yml',
  '**/*.{plan,brief}.{yml,yaml}',
  '**/dbt_project.yml',
  '**/{models,seeds,snapshots,analyses,macros,tests,functions}/**/*.{yml,yaml}',
];
export const documentSelector = patterns.map((pattern) => ({ scheme: 'file', pattern }));

/** What a link of a hover may run: the commands that hovers name, all of which open a document that is made of the plan. */
const linked = ['showResolved', 'previewEvents'];

/** Not started yet: whoever sends it something before waits until it is. */
export function makeServer(extension: ExtensionContext, log: LogOutputChannel): LanguageClient {
  const module = Uri.joinPath(extension.extensionUri, 'dist', 'lsp.mjs').fsPath;
  const quiet = suppressWhileTyping();
  const server = new LanguageClient(
    'trackwright',
    'Trackwright',
    { module, transport: TransportKind.ipc },
    {
      documentSelector,
      outputChannel: log,
      initializationOptions: { client: 'trackwright', trusted: workspace.isTrusted },
      diagnosticPullOptions: { onChange: true, onSave: true },
      connectionOptions: { messageStrategy: plainMessages },
      initializationFailedHandler(error) {
        void showError(`The language server did not start: ${error?.message ?? error}`);
        return false;
      },
      markdown: { isTrusted: { enabledCommands: linked.map((name) => `trackwright.${name}`) } },
      middleware: {
        provideDiagnostics: quiet.provideDiagnostics,
        provideCodeLenses: (document, token, next) =>
          workspace.getConfiguration('trackwright', document).get('codeLens', true) ? next(document, token) : [],
      },
    },
  );
  extension.subscriptions.push(
    { dispose: () => void server.stop() },
    quiet.follow(server),
    workspace.onDidGrantWorkspaceTrust(() => void server.sendNotification(TRUSTED, {})),
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('trackwright.codeLens')) return;
      const lenses = server.getFeature('textDocument/codeLens');
      for (const document of workspace.textDocuments) lenses.getProvider(document)?.onDidChangeCodeLensEmitter.fire();
    }),
  );
  return server;
}
