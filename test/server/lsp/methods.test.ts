// A method of the protocol is one file, named as the method is, and one row of the table.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clientOf } from '../../../server/lsp/client.ts';
import { mergedCapabilities } from '../../../server/lsp/method-handler.ts';
import { methodHandlers } from '../../../server/lsp/serve.ts';
import { clients } from '../../protocol/client.ts';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** Where a method's last word is said of documents and of the workspace, or of more than one thing, the file says which. */
const named: Readonly<Record<string, string>> = {
  'textDocument/didOpen': 'did-open-text-document',
  'textDocument/didChange': 'did-change-text-document',
  'textDocument/didClose': 'did-close-text-document',
  'workspace/symbol': 'workspace-symbol',
  'workspace/diagnostic': 'workspace-diagnostic',
  'codeAction/resolve': 'code-action-resolve',
};
/** What several notifications do alike. */
const shared = ['files-changed-on-disk'];

test('every method has a file, and every file a row', () => {
  const files = ['requests', 'notifications'].flatMap((folder) => readdirSync(`server/lsp/${folder}`));
  const methods = methodHandlers.map(({ method }) => named[method] ?? kebab(method.slice(method.lastIndexOf('/') + 1)));
  expect([...methods, ...shared].map((name) => `${name}.ts`).sort()).toEqual(files.sort());
  expect(new Set(methodHandlers.map(({ method }) => method)).size).toBe(methodHandlers.length);
});

const capabilitiesFor = (capabilities: object, client?: string) =>
  mergedCapabilities(methodHandlers, clientOf({ capabilities, initializationOptions: { client } } as never));
const always = {
  textDocumentSync: { openClose: true, change: 2 },
  completionProvider: { triggerCharacters: [' ', ':', '-', '[', ',', '{', '.', "'"] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
};
const anyFile = { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] };
const workspace = {
  workspaceFolders: { supported: true, changeNotifications: true },
  fileOperations: { didRename: anyFile, didDelete: anyFile },
};
const commands = ['importTable', 'planFromBrief', 'generateEvents', 'run', 'runChecks', 'generateDbt'];

test('the server offers a poor client what it can use', () =>
  expect(capabilitiesFor(clients.poor)).toEqual({
    ...always,
    workspace,
    renameProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.trackwright'], resolveProvider: false },
    executeCommandProvider: { commands: commands.map((name) => `trackwright.${name}`) },
  }));
test('the server offers our own extension everything but the commands that it has itself', () =>
  expect(capabilitiesFor(clients.full, 'trackwright')).toEqual({
    ...always,
    workspace: { ...workspace, textDocumentContent: { schemes: ['trackwright'] } },
    renameProvider: { prepareProvider: true },
    codeLensProvider: {},
    codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.trackwright'], resolveProvider: true },
    diagnosticProvider: { identifier: 'trackwright', interFileDependencies: true, workspaceDiagnostics: true },
  }));
