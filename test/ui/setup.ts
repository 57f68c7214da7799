// Before the journeys: builds and packages the extension, which they install as a user does. The environment variable
// TRACKWRIGHT_VSIX names a VSIX made elsewhere.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { packageExtension } from '../../scripts/package.mjs';
import { run } from '../../scripts/run.mjs';
import { installExtensions } from '../../scripts/vscode/server.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the extension installed. */
    extensions: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const extensions = await installExtensions([process.env.TRACKWRIGHT_VSIX ?? (await packaged())]);
  project.provide('extensions', extensions);
  return () => rm(path.dirname(extensions), { recursive: true, force: true });
}

async function packaged(): Promise<string> {
  await run(process.execPath, [path.resolve(import.meta.dirname, '../../scripts/build.mjs')]);
  return packageExtension('linux-x64');
}
