// The language server as a child of the extension host.
import { type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** Plan files by name, dbt's YAML by folder, whatever language they are shown in; other YAML is never claimed. */
const patterns = [
  '**/trackwright.yml',
  '**/*.{plan,brief}.{yml,yaml}',
  '**/dbt_project.yml',
  '**/{models,seeds,snapshots,analyses,macros,tests,functions}/**/*.{yml,yaml}',
];
const documentSelector = patterns.map((pattern) => ({ scheme: 'file', pattern }));

export async function startServer(extension: ExtensionContext, log: LogOutputChannel): Promise<LanguageClient> {
  const module = Uri.joinPath(extension.extensionUri, 'dist', 'lsp.mjs').fsPath;
  const client = new LanguageClient(
    'trackwright',
    'Trackwright',
    { module, transport: TransportKind.ipc },
    {
      documentSelector,
      outputChannel: log,
      initializationOptions: { client: 'trackwright', trusted: workspace.isTrusted },
      diagnosticPullOptions: { onChange: true, onSave: true },
    },
  );
  extension.subscriptions.push({ dispose: () => void client.stop() });
  await client.start();
  return client;
}
