// Opens the read-only documents that the server makes: rule pages, resolved events, SQL, rows of an event.
import { Uri, ViewColumn, window, workspace } from 'vscode';
import type { Feature } from '../feature.ts';
import { registerCommand } from '../register-command.ts';

export const documents: Feature = {
  name: 'documents',
  start(services) {
    const opening = (command: string, uriOf: (name: string, root: string) => string) =>
      registerCommand(command, (name: string, root: string) => open(uriOf(name, root)), services);
    const named = (folder: string, ending: string) => (name: string, root: string) =>
      `trackwright:/${folder}/${encodeURIComponent(name)}.${ending}?${encodeURIComponent(root)}`;
    services.extension.subscriptions.push(
      registerCommand('openDocument', open, services),
      opening('showResolved', named('events', 'yml')),
      opening('showSql', named('sql', 'sql')),
      opening('previewEvents', named('preview', 'ndjson')),
    );
  },
};

/** Opens what the server makes, and nothing else: another scheme would read a file of the machine or ask a share of the network. */
export async function open(given: unknown): Promise<void> {
  const uri = typeof given === 'string' ? Uri.parse(given) : undefined;
  if (uri?.scheme !== 'trackwright' || uri.authority) return;
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { preview: true, viewColumn: ViewColumn.Beside });
}
