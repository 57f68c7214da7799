// The harness itself: a real VS Code, its YAML, the workspace.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the editor', () => {
  it('opens a YAML file', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: 'a: 1\n' });
    await vscode.window.showTextDocument(document);
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'yaml');
  });
});
