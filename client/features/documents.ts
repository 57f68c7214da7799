// Opens the read-only documents that the server makes: rule pages, resolved events, SQL.
import { commands, Uri, ViewColumn, window, workspace } from 'vscode';
import type { Feature } from '../feature.ts';

export const documents: Feature = {
  name: 'documents',
  start({ extension }) {
    extension.subscriptions.push(
      commands.registerCommand('trackwright.openDocument', async (uri: string) => {
        const document = await workspace.openTextDocument(Uri.parse(uri, true));
        await window.showTextDocument(document, { preview: true, viewColumn: ViewColumn.Beside });
      }),
    );
  },
};
