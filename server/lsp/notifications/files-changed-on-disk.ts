// What watched, renamed and deleted files have in common.
import type { Connection, FileOperationRegistrationOptions } from 'vscode-languageserver';
import { refreshDiagnostics } from '../requests/diagnostic.ts';
import type { Session } from '../session.ts';

export const anyFile: FileOperationRegistrationOptions = {
  filters: [{ scheme: 'file', pattern: { glob: '**/*' } }],
};

export async function filesChangedOnDisk(
  session: Session,
  uris: readonly string[],
  connection: Connection,
): Promise<void> {
  await session.filesChanged(uris);
  refreshDiagnostics(session, connection);
}
