// Opens the read-only documents that the server makes: rule pages, resolved events, SQL, rows of an event.
import { commands, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Feature } from '../feature.ts';

export const documents: Feature = {
  name: 'documents',
  start({ extension }) {
    const opening = (command: string, uriOf: (name: string, root: string) => string) =>
      commands.registerCommand(`trackwright.${command}`, (name: string, root: string) => open(uriOf(name, root)));
    const named = (folder: string, ending: string) => (name: string, root: string) =>
      `trackwright:/${folder}/${encodeURIComponent(name)}.${ending}?${encodeURIComponent(root)}`;
    extension.subscriptions.push(
      commands.registerCommand('trackwright.openDocument', open),
      opening('showResolved', named('events', 'yml')),
      opening('showSql', named('sql', 'sql')),
      opening('previewEvents', named('preview', 'ndjson')),
    );
  },
};

export async function open(uri: string): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  await window.showTextDocument(document, { preview: true, viewColumn: ViewColumn.Beside });
}
