// A real client and the real server over two streams.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { createConnection, type Diagnostic, type InitializeResult } from 'vscode-languageserver/node';
import type { RegisteredRule } from '../../server/lint/engine/rule.ts';
import { registry } from '../../server/lint/rules/registry.ts';
import { serveLanguage } from '../../server/lsp/serve.ts';
import { uriOfPath } from '../../server/workspace/uri.ts';
import { englishWords } from '../english.ts';

/** As VS Code speaks, as an editor of the year 2017 speaks, and one in between. */
export const clients = {
  full: {
    textDocument: {
      diagnostic: { relatedInformation: true },
      publishDiagnostics: { relatedInformation: true, dataSupport: true, codeDescriptionSupport: true },
      codeAction: {
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
        codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      },
      completion: {
        dynamicRegistration: true,
        completionItem: { snippetSupport: true, documentationFormat: ['markdown'] },
      },
      hover: { contentFormat: ['markdown'] },
      rename: { prepareSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    },
    workspace: {
      workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
      textDocumentContent: {},
      diagnostics: { refreshSupport: true },
      workspaceFolders: true,
    },
    window: { workDoneProgress: true },
  },
  middle: {
    textDocument: {
      publishDiagnostics: { dataSupport: true, relatedInformation: true },
      codeAction: { dataSupport: true },
    },
    workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
  },
  poor: {},
} as const;
export type ClientKind = keyof typeof clients;

export interface TestClient {
  readonly connection: MessageConnection;
  readonly root: string;
  /** What the server offered this client. */
  readonly capabilities: InitializeResult['capabilities'];
  uri(name: string): string;
  request<T>(method: string, params: unknown): Promise<T>;
  notify(method: string, params: unknown): Promise<void>;
  open(name: string, text: string, version?: number): Promise<void>;
  /** Problems of a file, whichever way this client gets them; waits until they satisfy `until`. */
  problems(name: string, until?: (found: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  /** What was pushed last, by uri. */
  readonly pushed: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly shown: unknown[];
  /** What the server wrote into its log. */
  readonly logged: readonly { readonly message: string }[];
  /** What the server asked to be applied. */
  readonly applied: unknown[];
}

const closers: (() => Promise<void>)[] = [];
export async function closeAll(): Promise<void> {
  for (const close of closers.splice(0)) await close();
}

export async function start(
  kind: ClientKind,
  files: Readonly<Record<string, string>> = {},
  options: {
    readonly rules?: readonly RegisteredRule[];
    readonly initializationOptions?: unknown;
    readonly worker?: string;
    readonly today?: () => string;
    /** A folder that is there already, and stays. */
    readonly root?: string;
  } = {},
): Promise<TestClient> {
  const root = options.root ?? (await mkdtemp(path.join(tmpdir(), 'trackwright-')));
  if (!options.root) await writeFile(path.join(root, 'trackwright.yml'), files['trackwright.yml'] ?? '');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  const up = new PassThrough();
  const down = new PassThrough();
  serveLanguage(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
    rules: options.rules ?? registry,
    today: options.today ?? (() => '2026-06-30'),
    english: async () => englishWords,
    ...(options.worker ? { worker: options.worker } : {}),
  });
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const pushed = new Map<string, readonly Diagnostic[]>();
  const waiting = new Set<() => void>();
  const shown: unknown[] = [];
  const applied: unknown[] = [];
  const logged: { message: string }[] = [];
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      pushed.set(uri, diagnostics);
      for (const wake of waiting) wake();
    },
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onRequest('workspace/codeLens/refresh', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onNotification('window/showMessage', (params) => void shown.push(params));
  connection.onNotification('window/logMessage', (params) => void logged.push(params));
  connection.onRequest('workspace/applyEdit', (params) => {
    applied.push(params);
    return { applied: true };
  });
  connection.listen();
  closers.push(async () => {
    await connection.sendRequest('shutdown', undefined);
    connection.dispose();
    if (!options.root) await rm(root, { recursive: true, force: true });
  });
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: uriOfPath(root),
    workspaceFolders: [{ uri: uriOfPath(root), name: 'test' }],
    capabilities: clients[kind],
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  const uri = (name: string) => (name.includes(':') ? name : uriOfPath(path.join(root, name)));
  return {
    connection,
    root,
    capabilities,
    uri,
    pushed,
    shown,
    logged,
    applied,
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    open: (name, text, version = 1) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(name), languageId: 'yaml', version, text },
      }),
    async problems(name, until = () => true) {
      for (;;) {
        if (kind === 'full') {
          const report = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
            textDocument: { uri: uri(name) },
          });
          if (until(report.items)) return report.items;
          await new Promise((resolve) => setImmediate(resolve));
        } else {
          const found = pushed.get(uri(name));
          if (found && until(found)) return found;
          await new Promise<void>((resolve) => {
            const wake = () => {
              waiting.delete(wake);
              resolve();
            };
            waiting.add(wake);
          });
        }
      }
    },
  };
}
