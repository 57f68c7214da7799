// Builds the command line once for a run of its tests, as it ships, beside the node_modules it needs.
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of cli.mjs, worker.mjs and lsp.mjs, or why there is no cli.mjs. */
    readonly built: { readonly out: string; readonly failure?: string };
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const out = path.resolve('out', `cli-${process.pid}`);
  // A build that fails fails the tests that need it, not those beside them.
  const failures = await Promise.all(
    ['cli', 'worker', 'lsp'].map((entry) =>
      promisify(execFile)(process.execPath, ['scripts/build.mjs', '--out', out, '--only', entry]).then(
        () => '',
        (error: Error & { stderr?: string }) => (entry === 'cli' ? error.stderr || error.message : ''),
      ),
    ),
  );
  const failure = failures.join('');
  provide('built', { out, ...(failure ? { failure } : {}) });
  return () => rm(out, { recursive: true, force: true });
}
