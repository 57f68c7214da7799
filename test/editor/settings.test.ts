// Settings do what they say, hovers link to our own commands alone, and made documents follow the plan.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, lensesOf, open, projectRoot, rangeOf, replace, until } from './workspace.ts';

describe('what the editor shows', () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await open('shop.plan.yml');
    await lensesOf('shop.plan.yml');
  });

  it('has no lenses when they are turned off', async () => {
    const settings = vscode.workspace.getConfiguration('trackwright');
    await settings.update('codeLens', false, vscode.ConfigurationTarget.Workspace);
    try {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      assert.deepEqual(lenses, []);
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(fileUri('.vscode'), { recursive: true });
    }
    await lensesOf('shop.plan.yml');
  });

  it('links from a hover to commands of ours, and trusts no others', async () => {
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      rangeOf(document, 'cart_opened').start,
    );
    const [content] = hover?.contents ?? [];
    assert.ok(content instanceof vscode.MarkdownString);
    assert.match(content.value, /\[Preview 20 Events\]\(command:trackwright\.previewEvents\?/);
    assert.ok(typeof content.isTrusted === 'object');
    assert.ok(content.isTrusted.enabledCommands.every((command) => command.startsWith('trackwright.')));
    assert.ok(!content.supportHtml);
  });

  it('shows a resolved event as it is now', async () => {
    await vscode.commands.executeCommand('trackwright.showResolved', 'cart_opened', projectRoot());
    const shown = vscode.window.activeTextEditor?.document;
    assert.match(shown?.getText() ?? '', /Visitor opens the cart\./);
    await replace(document, 'Visitor opens the cart.', 'Visitor looks into the cart.');
    await until(() => shown?.getText().includes('looks into') || undefined, 'the resolved event');
    await replace(document, 'Visitor looks into the cart.', 'Visitor opens the cart.');
  });

  it('finds the uses of an event from its lens', async () => {
    const lens = (await lensesOf('shop.plan.yml')).find(({ command }) => command?.command === 'trackwright.findUses');
    assert.ok(lens?.command);
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
  });

  it('has every command that package.json names, and names every command it has', async () => {
    const { contributes } = vscode.extensions.getExtension('trackwright.trackwright')?.packageJSON ?? {};
    const named = (contributes.commands as { command: string }[]).map(({ command }) => command);
    const there = (await vscode.commands.getCommands(true)).filter((command) => command.startsWith('trackwright.'));
    assert.deepEqual(
      named.filter((command) => !there.includes(command)),
      [],
    );
    // Those that stand behind links and lenses alone need no name; the view brings its own.
    const behind = ['openDocument', 'showResolved', 'showSql', 'previewEvents', 'findUses'];
    const others = there.filter(
      (command) => !named.includes(command) && !/^trackwright\.catalogue\.\w+$/.test(command),
    );
    assert.deepEqual(others.sort(), behind.map((command) => `trackwright.${command}`).sort());
  });

  it('copies a problem report without a name of the plan', async () => {
    await vscode.commands.executeCommand('trackwright.copyProblemReport');
    const report = await vscode.env.clipboard.readText();
    assert.match(report, /Trackwright \d+\.\d+\.\d+, VS Code/);
    assert.match(report, /Project 1: 1 plan files/);
    assert.doesNotMatch(report, /cart_opened|shop|growth/);
  });
});
