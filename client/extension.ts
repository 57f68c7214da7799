// What VS Code loads: starts the language server, then each feature; a feature that fails says so and takes nothing else down.
import { type ExtensionContext, window } from 'vscode';
import type { Feature } from './feature.ts';
import { documents } from './features/documents.ts';
import { startServer } from './server.ts';

const features: readonly Feature[] = [documents];

export async function activate(extension: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('Trackwright', { log: true });
  extension.subscriptions.push(log);
  const server = await startServer(extension, log);
  for (const feature of features)
    try {
      await feature.start({ extension, server, log });
    } catch (error) {
      log.error(`${feature.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
}
