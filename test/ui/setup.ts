// Before the journeys: builds and packages the extension, which they install as a user does. The environment variable
// TRACKWRIGHT_VSIX names a VSIX made elsewhere.
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { packageExtension } from '../../scripts/package.mjs';
import { run } from '../../scripts/run.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    vsix: string;
  }
}

export async function setup(project: TestProject): Promise<void> {
  project.provide('vsix', process.env.TRACKWRIGHT_VSIX ?? (await packaged()));
}

async function packaged(): Promise<string> {
  await run(process.execPath, [path.resolve(import.meta.dirname, '../../scripts/build.mjs')]);
  return packageExtension('linux-x64');
}
