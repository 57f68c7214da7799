// The window of this suite: a workspace that nobody has trusted yet.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('an untrusted workspace', () => {
  it('is not trusted', () => assert.equal(vscode.workspace.isTrusted, false));
});
