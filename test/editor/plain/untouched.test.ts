// A workspace without plans: the extension keeps out of the way of other YAML.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('a workspace without plans', () => {
  it('is trusted', () => assert.equal(vscode.workspace.isTrusted, true));

  it('leaves the extension asleep when a YAML file is opened', async () => {
    const [file] = await vscode.workspace.findFiles('compose.yml');
    assert.ok(file);
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', file);
    assert.equal(vscode.extensions.getExtension('trackwright.trackwright')?.isActive, false);
  });
});
