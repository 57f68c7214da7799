// "12 uses" above an item: where it is used, in the references view.
import { commands, Position, Uri } from 'vscode';
import type { Feature } from '../feature.ts';
import { registerCommand } from '../register-command.ts';

export const uses: Feature = {
  name: 'uses',
  start(services) {
    services.extension.subscriptions.push(
      registerCommand(
        'findUses',
        async (uri: string, { line, character }: Position) => {
          const at = new Position(line, character);
          const found = await commands.executeCommand('vscode.executeReferenceProvider', Uri.parse(uri), at);
          await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), at, found);
        },
        services,
      ),
    );
  },
};
