// trackwright.yml in an editor: judged while it is typed, fixed by a quick fix, completed, explained; plans follow it at once.
import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, CompletionItem, Diagnostic, Hover, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { type ClientKind, clients, closeAll, start } from './client.ts';

afterEach(closeAll);
const config = 'trackwright.yml';
const text = 'profile: recommended\nrules:\n  event-name-cas: off\n  owner-missing: off\n';
const textDocument = (uri: string) => ({ textDocument: { uri } });

describe.each(Object.keys(clients) as ClientKind[])('a %s client', (kind) => {
  test('is told of a rule that is none, and fixes it', async () => {
    const client = await start(kind, { 'a.plan.yml': 'events: [{name: itemAdded}]\n' });
    await client.open(config, text);
    const [problem] = await client.problems(config, (found) => found.length > 0);
    expect(problem).toMatchObject({
      code: 'unknown-key',
      message: 'No rule is called "event-name-cas". Did you mean "event-name-case"?',
      range: { start: { line: 2, character: 2 }, end: { line: 2, character: 16 } },
    });
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      ...textDocument(client.uri(config)),
      range: problem?.range,
      context: { diagnostics: [problem] },
    });
    const found = actions.find((one) => one.title === 'Change to "event-name-case"') as CodeAction;
    const action = kind === 'full' ? await client.request<CodeAction>('codeAction/resolve', found) : found;
    const changes = action.edit?.documentChanges as TextDocumentEdit[] | undefined;
    const edits = (changes?.[0]?.edits ?? action.edit?.changes?.[client.uri(config)]) as TextEdit[];
    expect(edits.map((edit) => edit.newText)).toEqual(['event-name-case']);
  });
  test('sees problems come and go with what is typed', async () => {
    const client = await start(kind);
    await client.open(config, 'profile: strict\n');
    const type = (version: number, newText: string) =>
      client.notify('textDocument/didChange', {
        textDocument: { uri: client.uri(config), version },
        contentChanges: [{ text: newText }],
      });
    await type(2, 'profile: strickt\n');
    const told = await client.problems(config, (found: readonly Diagnostic[]) => found.length === 1);
    expect(told[0]?.code).toBe('wrong-value-kind');
    await type(3, 'profile: strict\n');
    await client.problems(config, (found) => found.length === 0);
  });
});

test('rules are offered and explained', async () => {
  const client = await start('full');
  await client.open(config, 'rules:\n  event-name-case: off\n  \n');
  const offered = await client.request<CompletionItem[]>('textDocument/completion', {
    ...textDocument(client.uri(config)),
    position: { line: 2, character: 2 },
  });
  const labels = offered.map((one) => one.label);
  expect(labels).toContain('owner-missing');
  expect(labels).not.toContain('event-name-case');
  const hover = await client.request<Hover>('textDocument/hover', {
    ...textDocument(client.uri(config)),
    position: { line: 1, character: 5 },
  });
  expect(JSON.stringify(hover.contents)).toContain('Checks that');
});
