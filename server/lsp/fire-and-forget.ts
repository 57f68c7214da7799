// Promises that are not awaited: a rejection is logged, and the server goes on.
import type { Connection } from 'vscode-languageserver';

export function fireAndForget(connection: Connection, work: Promise<unknown>): void {
  work.catch((error: unknown) => connection.console.error(error instanceof Error ? error.message : String(error)));
}
