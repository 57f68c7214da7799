// A language server as a child process, spoken to as an editor does.
import { spawn } from 'node:child_process';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** `pulls`: problems are asked for after each change; else they are pushed, and the first push for a version counts. */
export async function startServer({ command, args, root, capabilities, initializationOptions, settings, pulls }) {
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
    initializationOptions,
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
    /** Asks for the problems of every file, as VS Code does beside those of the file that is typed in; answered when some changed. */
    pullWorkspace: () => {
      const previousResultIds = [...known].flatMap(([uri, { resultId }]) =>
        resultId ? [{ uri, value: resultId }] : [],
      );
      return connection.sendRequest('workspace/diagnostic', { previousResultIds }).then(({ items }) => {
        for (const { uri, resultId, items: found } of items) known.set(uri, { resultId, items: found });
      });
    },
    problemCount: () => [...known.values()].reduce((sum, { items }) => sum + items.length, 0),
    /** Milliseconds of CPU that it has taken on all threads; undefined where the system does not say. */
    cpu: async () => {
      const { readFile, readdir } = await import('node:fs/promises');
      const tasks = await readdir(`/proc/${child.pid}/task`).catch(() => []);
      const times = await Promise.all(
        tasks.map((task) => readFile(`/proc/${child.pid}/task/${task}/schedstat`, 'utf8').catch(() => '0')),
      );
      return tasks.length ? times.reduce((sum, text) => sum + Number(text.split(' ')[0]) / 1e6, 0) : undefined;
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
