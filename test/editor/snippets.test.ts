// Snippets are offered where a plan is written, and nowhere else.
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
  it('stand in plans', async () => {
    const labels = await snippetsIn('new.plan.yml');
    for (const name of ['tw-event', 'tw-property', 'tw-metric', 'tw-funnel']) assert.ok(labels.includes(name), name);
    assert.ok(!labels.includes('tw-brief'));
  });

  it('stand in briefs', async () => assert.deepEqual(await snippetsIn('new.brief.yml'), ['tw-brief']));

  it('are not in the way of other YAML', async () => assert.deepEqual(await snippetsIn('compose.yml'), []));
});
