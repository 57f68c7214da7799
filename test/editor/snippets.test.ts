// The snippet of a brief is offered where a brief is written, and nowhere else.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openNew } from './workspace.ts';

async function snippetsIn(file: string): Promise<readonly string[]> {
  const document = await openNew(file, '\n');
  const found = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    new vscode.Position(0, 0),
  );
  return found.items
    .filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet)
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}

describe('snippets', () => {
  it('stand in briefs', async () => assert.deepEqual(await snippetsIn('new.brief.yml'), ['tw-brief']));

  for (const file of ['new.plan.yml', 'compose.yml'])
    it(`are not in the way of ${file}`, async () => assert.deepEqual(await snippetsIn(file), []));
});
