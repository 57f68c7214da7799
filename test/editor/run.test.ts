// From the plan to an answer, in the editor: events are generated, a funnel is asked, the result stands in its panel.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Card } from '../../server/results/card.ts';
import { fileUri, generateEvents, lensesOf, open, projectRoot, until } from './workspace.ts';

const resultTabs = () =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => tab.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith('trackwright.results'));

describe('running what the plan asks', () => {
  before(async () => {
    await open('shop.plan.yml');
    await lensesOf('shop.plan.yml');
    await vscode.workspace.fs.delete(fileUri('.trackwright'), { recursive: true }).then(undefined, () => undefined);
  });

  it('offers to generate events where there are none', async () => {
    const card = await vscode.commands.executeCommand('trackwright.run', 'funnel:checkout', projectRoot());
    assert.equal(card, undefined);
    await until(() => resultTabs().length || undefined, 'the panel');
  });

  it('generates events after asking how many', async () => {
    assert.equal(await generateEvents(), true);
    const manifest = await vscode.workspace.fs.readFile(fileUri('.trackwright/events/manifest.json'));
    assert.equal(JSON.parse(new TextDecoder().decode(manifest)).days, 30);
  });

  it('answers a funnel with a card, in the same panel', async () => {
    const card = await vscode.commands.executeCommand<Card>('trackwright.run', 'funnel:checkout', projectRoot());
    assert.equal(card.kind, 'funnel');
    assert.match(card.headline, /users \(.*\) get from "cart_opened" to "order_?paid" within 7 days/i);
    assert.equal(resultTabs().length, 1);
  });

  it('forgets a question when another is asked', async () => {
    const [first, second] = await Promise.all([
      vscode.commands.executeCommand<Card | undefined>('trackwright.run', 'funnel:checkout', projectRoot()),
      vscode.commands.executeCommand<Card | undefined>('trackwright.run', 'metric:orders', projectRoot()),
    ]);
    assert.equal(first, undefined);
    assert.equal(second?.kind, 'metric');
  });

  it('answers the lens of a metric', async () => {
    const lenses = await lensesOf('shop.plan.yml');
    const lens = lenses.filter((each) => each.command?.command === 'trackwright.run')[0]?.command;
    assert.ok(lens);
    assert.deepEqual(lens.arguments, ['metric:orders', projectRoot()]);
    const card = await vscode.commands.executeCommand<Card>(lens.command, ...(lens.arguments ?? []));
    assert.equal(card.kind, 'metric');
  });

  it('shows the SQL of a funnel as a document of its own', async () => {
    await vscode.commands.executeCommand('trackwright.showSql', 'funnel:checkout', projectRoot());
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'trackwright');
    assert.equal(document?.languageId, 'sql');
    assert.match(document?.getText() ?? '', /select/i);
  });

  it('previews twenty rows of an event', async () => {
    await vscode.commands.executeCommand('trackwright.previewEvents', 'cart_opened', projectRoot());
    const lines = vscode.window.activeTextEditor?.document.getText().trim().split('\n') ?? [];
    assert.equal(lines.length, 20);
    assert.equal(JSON.parse(lines[0] ?? '').event_name, 'cart_opened');
  });

  it('keeps a pinned result and opens another panel for the next', async () => {
    await vscode.commands.executeCommand('trackwright.run', 'funnel:checkout', projectRoot());
    await vscode.commands.executeCommand('trackwright.pinResults');
    await vscode.commands.executeCommand('trackwright.run', 'metric:orders', projectRoot());
    await until(() => {
      const labels = resultTabs().map((tab) => tab.label);
      return labels.length === 2 && labels.includes('Funnel "checkout"') && labels.includes('Results')
        ? labels
        : undefined;
    }, 'two panels');
  });
});
