// `textDocument/diagnostic`: problems to a client that asks for them.
import type { Connection, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import { requestHandler } from '../method-handler.ts';
import { DocumentDiagnosticReportKind, DocumentDiagnosticRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export const diagnosticRequest = requestHandler(DocumentDiagnosticRequest.type, pullDocument, (client) =>
  client.pulls
    ? {
        diagnosticProvider: {
          identifier: 'trackwright',
          interFileDependencies: true,
          workspaceDiagnostics: true,
        },
      }
    : {},
);

async function pullDocument(
  session: Session,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
): Promise<DocumentDiagnosticReport> {
  const at = await session.projectOf(textDocument.uri);
  const { items, resultId } = session.reports.of(at ? at.project.problems(at.uri) : []);
  // A report that is the same as the client's last one says so.
  if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
}

/** A client pulls a file's problems when that file changes; changes elsewhere need a refresh request. */
export function refreshDiagnostics({ client }: Session, connection: Connection): void {
  if (client.pulls && client.refreshesProblems) connection.languages.diagnostics.refresh();
}
