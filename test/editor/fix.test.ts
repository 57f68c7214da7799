// From the squiggle to the fix, in the editor that users have.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, problemsOf, rangeOf, ruleOf } from './workspace.ts';

describe('an event name in another case', () => {
  let document: vscode.TextDocument;
  let problem: vscode.Diagnostic;

  before(async () => {
    document = await open('shop.plan.yml');
    const isIt = (each: vscode.Diagnostic) => ruleOf(each) === 'event-name-case';
    const found = (await problemsOf(document, (all) => all.some(isIt))).find(isIt);
    assert.ok(found);
    problem = found;
  });

  it('is a warning at the name, with its rule', () => {
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    assert.deepEqual(problem.range, rangeOf(document, 'orderPaid'));
    assert.match(problem.message, /^Event "orderPaid" is not snake_case; .* Rename it to "order_paid"/);
    assert.equal(problem.source, 'trackwright');
  });

  it('is reported once', () => {
    assert.equal(
      vscode.languages.getDiagnostics(document.uri).filter((each) => ruleOf(each) === 'event-name-case').length,
      1,
    );
  });

  it('is fixed everywhere by the preferred action of the light bulb', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
      10,
    );
    const fix = actions.find((action) => action.title === 'Rename to "order_paid"');
    assert.ok(fix?.edit, `The light bulb offers ${actions.map((action) => action.title).join(', ')}.`);
    assert.equal(fix.isPreferred, true);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText().match(/orderPaid/g), null);
    assert.equal(document.getText().match(/order_paid/g)?.length, 3);
    await problemsOf(document, (all) => all.every((each) => ruleOf(each) !== 'event-name-case'));
  });
});
