// Builds the command line once for a run of its tests, as it ships, beside the node_modules it needs.
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of cli.mjs and worker.mjs, or why there is none. */
    readonly built: { readonly out: string; readonly failure?: string };
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const out = path.resolve('out', `cli-${process.pid}`);
  const words = ['scripts/build.mjs', '--out', out, '--only', 'cli,worker'];
  // A build that fails fails the tests that need it, not those beside them.
  const failure = await promisify(execFile)(process.execPath, words).then(
    () => undefined,
    (error: Error & { stderr?: string }) => error.stderr || error.message,
  );
  provide('built', { out, ...(failure === undefined ? {} : { failure }) });
  return () => rm(out, { recursive: true, force: true });
}
