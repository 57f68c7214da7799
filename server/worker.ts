// The door of the engine worker: started by the language server or the CLI with IPC; it ends with whoever started it.
import { rmSync } from 'node:fs';
import type { Sandbox } from './run/engine/sandbox.ts';
import { jobs } from './worker/jobs.ts';
import type { ToWorker } from './worker/messages.ts';
import { serve } from './worker/serve.ts';

const sandbox = JSON.parse(process.argv[2] ?? '{}') as Sandbox;
// A normal exit waits for a running query; nobody is left to wait for it.
process.on('disconnect', () => {
  try {
    // Again while a job that still runs puts something into it.
    rmSync(sandbox.temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
});
serve(
  {
    onMessage: (listener) => process.on('message', (message) => listener(message as ToWorker)),
    send: (message, done) => process.send?.(message, undefined, undefined, done),
  },
  jobs,
  sandbox,
  (line) => console.error(line),
);
