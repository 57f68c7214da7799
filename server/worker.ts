// The entry point of the engine worker, which the language server or the CLI starts over IPC. It exits with its parent process.
import { rmSync } from 'node:fs';
import { jobs } from './worker/jobs.ts';
import type { ToWorker, WorkerStart } from './worker/protocol.ts';
import { serveJobs } from './worker/serve.ts';

const start = JSON.parse(process.argv[2] ?? '{}') as WorkerStart;
const stop = serveJobs(
  {
    onMessage: (listener) => process.on('message', (message) => listener(message as ToWorker)),
    // Nobody listens any more when the channel is closed.
    send: (message, done) => (process.connected ? process.send?.(message, undefined, undefined, done) : done?.()),
  },
  jobs,
  start,
  (line) => console.error(line),
);
// Ctrl+C in a terminal reaches the worker too, but it is for its parent to say what stops and what is put away.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', async () => {
  // A job removes what it had half written; a query that cannot be stopped is waited for 10 s, not without end as a normal exit would.
  await Promise.race([stop(), new Promise((resolve) => setTimeout(resolve, 10_000))]);
  try {
    // What a job that did not stop in time must still put away.
    process.emit('exit', 0);
    // Again while a job that still runs puts something into it.
    rmSync(start.sandbox.temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
});
