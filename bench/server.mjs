// A language server as a child process, spoken to as an editor does.
import { spawn } from 'node:child_process';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** `pulls`: problems are asked for after each change; else they are pushed, and the first push for a version counts. */
export async function startServer({ command, args, root, capabilities, settings, pulls }) {
  const began = performance.now();
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const pushed = new Map();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    pushed.get(uri)?.(diagnostics);
    pushed.delete(uri);
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }) =>
    items.map(({ section }) => (section === 'yaml' ? settings : {})),
  );
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'bench' }],
    capabilities,
  });
  const initialized = performance.now() - began;
  await connection.sendNotification('initialized', {});
  if (settings) await connection.sendNotification('workspace/didChangeConfiguration', { settings: { yaml: settings } });
  /** As VS Code asks: what it knows already need not be said again. */
  const known = new Map();
  const pulled = async (uri) => {
    const { resultId: previousResultId, items } = known.get(uri) ?? {};
    const report = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
    known.set(uri, { resultId: report.resultId, items: report.items ?? items ?? [] });
    return known.get(uri).items;
  };
  const problems = (uri) => (pulls ? pulled(uri) : new Promise((resolve) => pushed.set(uri, resolve)));
  return {
    initialized,
    /** Milliseconds from sending the text until its problems are there. */
    async open(uri, text) {
      const start = performance.now();
      const waiting = pulls ? undefined : problems(uri);
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      });
      const found = await (waiting ?? problems(uri));
      return { ms: performance.now() - start, found: found.length };
    },
    async change(uri, version, range, text) {
      const start = performance.now();
      const waiting = pulls ? undefined : problems(uri);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      });
      const found = await (waiting ?? problems(uri));
      return { ms: performance.now() - start, found: found.length };
    },
    async request(method, params) {
      const start = performance.now();
      await connection.sendRequest(method, params);
      return performance.now() - start;
    },
    memory: async () => {
      const { readFile } = await import('node:fs/promises');
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    },
    stop: () => {
      connection.dispose();
      child.kill();
    },
  };
}
