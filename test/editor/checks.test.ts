// The plan's checks on data: run from the palette, seen in the Results panel, in Test Explorer, and as problems at their lines.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Card } from '../../server/results/card.ts';
import { generateEvents, lensesOf, open, projectRoot, rangeOf, replace, until } from './workspace.ts';

const onData = (document: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'trackwright data');

describe('checks of the plan on data', () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await open('shop.plan.yml');
    await lensesOf('shop.plan.yml');
    assert.equal(await generateEvents(), true);
  });

  it('all pass on data that follow the plan', async () => {
    const card = await vscode.commands.executeCommand<Card>('trackwright.runChecks', projectRoot());
    assert.equal(card.kind, 'check');
    assert.equal(card.verdict, 'ok', card.headline);
    assert.deepEqual(onData(document), []);
  });

  it('what fails is a problem at the line that asks for it', async () => {
    await replace(document, 'minimum: 0', 'minimum: 1000000');
    const card = await vscode.commands.executeCommand<Card>('trackwright.runChecks', projectRoot());
    assert.equal(card.verdict, 'fail');
    const [problem, ...more] = await until(() => {
      const found = onData(document);
      return found.length ? found : undefined;
    }, 'problems of the data');
    assert.deepEqual(more, []);
    assert.equal(problem?.range.start.line, rangeOf(document, 'order_value').start.line);
    assert.equal(problem?.code, 'range');
    assert.match(problem?.message ?? '', /^Check "range" on data: .* of .* \(100 %\) fail\. Expected: .*1000000/);
  });

  it('goes when the plan changes', async () => {
    await replace(document, 'minimum: 1000000', 'minimum: 0');
    await until(() => onData(document).length === 0 || undefined, 'no problems of the data');
  });

  it('an unknown project is no project', async () => {
    const card = await vscode.commands.executeCommand<Card>('trackwright.runChecks', 'file:///elsewhere');
    assert.equal(card.kind, 'check');
  });
});
