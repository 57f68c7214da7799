// Completion, hover, navigation, rename, symbols, folding and rule pages over the wire, with a rich and a poor client.
import { afterEach, expect, test } from 'vitest';
import type {
  AnnotatedTextEdit,
  CompletionItem,
  DocumentSymbol,
  Hover,
  Location,
  SymbolInformation,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { addChecksum } from '../../server/dbt/write/checksum.ts';
import { closeAll, start } from './client.ts';

afterEach(closeAll);
const text = `properties:
  - {name: amount, type: number, description: Total}
events:
  - name: order_paid
    description: Buyer pays
    properties: [amount]
metrics:
  - {name: revenue, agg: sum, event: order_paid, property: amount}
`;
const opened = async (kind: 'full' | 'poor') => {
  const client = await start(kind, {
    'b.plan.yml': 'funnels:\n  - {name: f, window: 1d, steps: [order_paid, order_paid]}\n',
  });
  await client.open('a.plan.yml', text);
  return client;
};
const at = (client: Awaited<ReturnType<typeof opened>>, line: number, character: number) => ({
  textDocument: { uri: client.uri('a.plan.yml') },
  position: { line, character },
});

test.each(['full', 'poor'] as const)('%s: the same answers', async (kind) => {
  const client = await opened(kind);
  const items = await client.request<CompletionItem[]>('textDocument/completion', at(client, 5, 17));
  expect(items.map((item) => item.label)).toContain('amount');
  const hover = await client.request<Hover>('textDocument/hover', at(client, 3, 12));
  expect((hover.contents as { value: string }).value).toContain('Buyer pays');
  const definitions = await client.request<Location[]>('textDocument/definition', at(client, 7, 40));
  expect(definitions.map((one) => one.range.start)).toEqual([{ line: 3, character: 10 }]);
  const references = await client.request<Location[]>('textDocument/references', {
    ...at(client, 3, 12),
    context: { includeDeclaration: true },
  });
  expect(references.map((one) => one.uri.endsWith('b.plan.yml')).filter(Boolean).length).toBe(2);
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
    ...at(client, 3, 12),
    newName: 'order_settled',
  });
  const files = edit.documentChanges
    ? (edit.documentChanges as TextDocumentEdit[]).map((one) => one.textDocument.uri)
    : Object.keys(edit.changes ?? {});
  expect(files.sort()).toEqual([client.uri('a.plan.yml'), client.uri('b.plan.yml')]);
  const symbols = await client.request<(DocumentSymbol | SymbolInformation)[]>('textDocument/documentSymbol', {
    textDocument: { uri: client.uri('a.plan.yml') },
  });
  expect(symbols.map((one) => one.name)).toEqual(['amount', 'order_paid', 'revenue']);
  const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'order' });
  expect(found.map((one) => one.name)).toEqual(['order_paid']);
  const folds = await client.request<{ startLine: number; endLine: number }[]>('textDocument/foldingRange', {
    textDocument: { uri: client.uri('a.plan.yml') },
  });
  expect(folds).toContainEqual(expect.objectContaining({ startLine: 3, endLine: 5 }));
});
test.each(['full', 'middle', 'poor'] as const)(
  '%s: a rename asks about generated files and the alias',
  async (kind) => {
    const generated = addChecksum(
      'models:\n  - name: stg\n    config:\n      meta:\n        event: order_paid\n',
      'a.yml',
      'shop',
    );
    const client = await start(kind, {
      'dbt_project.yml': 'name: shop\n',
      'models/made.yml': generated,
      'models/own.yml': generated.replace('stg', 'mine'),
    });
    await client.open('a.plan.yml', text.replace('    description', '    status: verified\n    description'));
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...at(client, 3, 12),
      newName: 'settled',
    });
    const changes =
      (edit.documentChanges as TextDocumentEdit[] | undefined)?.map((one) => ({
        uri: one.textDocument.uri,
        edits: one.edits as AnnotatedTextEdit[],
      })) ?? Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ uri, edits: edits as AnnotatedTextEdit[] }));
    const told = changes
      .flatMap(({ uri, edits }) =>
        edits.map((one) => `${uri.slice(client.uri('').length + 1)} ${one.annotationId ?? '-'}`),
      )
      .sort();
    const [asked, made] = kind === 'full' ? ['asked', ['models/made.yml generated']] : ['-', []];
    expect(told).toEqual(['a.plan.yml -', 'a.plan.yml -', `a.plan.yml ${asked}`, ...made, 'models/own.yml -'].sort());
    if (kind === 'full')
      expect(Object.values(edit.changeAnnotations ?? {}).map((one) => one.needsConfirmation)).toEqual([true, true]);
  },
);
test('a name that is taken is refused in words', async () => {
  const client = await opened('full');
  await client.open('c.plan.yml', 'events:\n  - name: other\n');
  await expect(client.request('textDocument/rename', { ...at(client, 3, 12), newName: 'other' })).rejects.toThrow(
    'event "other" exists already',
  );
});
test('rule pages, resolved events and SQL are documents', async () => {
  const client = await opened('full');
  const read = async (uri: string) =>
    (await client.request<{ text: string }>('workspace/textDocumentContent', { uri })).text;
  expect(await read('trackwright:/rules/unknown-key.md')).toContain('# unknown-key');
  expect(await read('trackwright:/rules/none.md')).toContain('No rule is called "none"');
  expect(await read('trackwright:/events/order_paid.yml')).toContain('# Event "order_paid" as it results');
  expect(await read('trackwright:/sql/revenue.sql')).toMatch(/^-- [\s\S]*sum\(/i);
  expect(await read('trackwright:/sql/nothing.sql')).toMatch(/^-- No metric, funnel or retention is called nothing/);
});
test('what a client cannot do is not offered', async () => {
  const { capabilities } = await start('poor', {});
  expect(capabilities.diagnosticProvider).toBeUndefined();
  expect(capabilities.codeLensProvider).toBeUndefined();
  expect(capabilities.renameProvider).toBe(true);
  expect((await start('full', {})).capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
});
