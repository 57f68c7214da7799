// The language server's entry point: over Node's IPC when the editor forked it, else over stdio.
import path from 'node:path';
import { registry } from './lint/rules/registry.ts';
import { createConnection, ProposedFeatures } from './lsp/protocol.ts';
import { serveLanguage } from './lsp/serve.ts';

serveLanguage(createConnection(ProposedFeatures.all), {
  rules: registry,
  today: () => new Date().toISOString().slice(0, 10),
  worker: path.join(import.meta.dirname, 'worker.mjs'),
  english: async () => (await import('./workspace/english.ts')).englishIn(import.meta.dirname),
});
