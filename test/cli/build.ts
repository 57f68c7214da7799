// Builds the command line once for a run of its tests, as it ships, beside the node_modules it needs.
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of cli.mjs, worker.mjs and lsp.cjs. */
    readonly built: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const out = path.resolve('out', `cli-${process.pid}`);
  await promisify(execFile)(process.execPath, ['scripts/build.mjs', '--out', out, '--only', 'cli,worker,lsp']);
  provide('built', out);
  return () => rm(out, { recursive: true, force: true });
}
