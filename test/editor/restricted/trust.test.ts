// A workspace that nobody has trusted yet: what only reads works, what runs something waits.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, lensesOf, open, problemsOf, projectRoot, rangeOf, ruleOf } from '../workspace.ts';

describe('an untrusted workspace', () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await open('shop.plan.yml');
    await lensesOf('shop.plan.yml');
  });

  it('is not trusted', () => assert.equal(vscode.workspace.isTrusted, false));

  it('is linted', async () => {
    const problems = await problemsOf(document);
    assert.deepEqual(problems.map(ruleOf), ['event-name-case']);
  });

  it('explains what stands under the cursor', async () => {
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      rangeOf(document, 'cart_opened').start,
    );
    const text = (hover?.contents ?? []).map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
    assert.match(text, /Visitor opens the cart/);
  });

  it('shows SQL, which runs nothing', async () => {
    await vscode.commands.executeCommand('trackwright.showSql', 'funnel:checkout', projectRoot());
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /select/i);
  });

  it('makes no rows', async () => {
    await vscode.commands.executeCommand('trackwright.previewEvents', 'cart_opened', projectRoot());
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^\/\/ This folder is not trusted/);
  });

  it('answers no question, and writes nothing', async () => {
    assert.equal(await vscode.commands.executeCommand('trackwright.run', 'funnel:checkout', projectRoot()), undefined);
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(fileUri('.trackwright'))));
  });

  for (const name of ['newPlanFromBrief', 'importTable', 'generateEvents', 'run', 'runChecks', 'generateDbt'])
    it(`${name} asks nothing, reads nothing and writes nothing`, async () => {
      const document = await open('shop.plan.yml');
      const before = await vscode.workspace.findFiles('**/*');
      const done = await vscode.commands.executeCommand(`trackwright.${name}`, projectRoot(), projectRoot());
      assert.equal(done, undefined);
      assert.equal(vscode.window.activeTextEditor?.document, document);
      assert.deepEqual((await vscode.workspace.findFiles('**/*')).map(String).sort(), before.map(String).sort());
    });

  it('opens no document but those that are made of the plan', async () => {
    await open('shop.plan.yml');
    for (const uri of [
      fileUri('trackwright.yml').toString(),
      'untitled:x',
      '//server/share/x',
      'trackwright://host/x',
      1,
      null,
    ])
      await vscode.commands.executeCommand('trackwright.openDocument', uri);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path.endsWith('/shop.plan.yml'), true);
  });
});
