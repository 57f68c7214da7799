// `workspace/diagnostic`: every file of every project, to a client that asks for problems.
import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { requestHandler } from '../method-handler.ts';
import { DocumentDiagnosticReportKind, WorkspaceDiagnosticRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export const workspaceDiagnosticRequest = requestHandler(WorkspaceDiagnosticRequest.type, pullWorkspace);

/** Held open until one of them says something else than the client knows. */
async function pullWorkspace(
  session: Session,
  params: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
  for (;;) {
    const next = session.nextChange();
    const items = await session.inOrder(() => workspaceReports(session, known));
    if (items.length || token.isCancellationRequested) return { items };
    await Promise.race([next, new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()))]);
  }
}
function workspaceReports(session: Session, known: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
  const seen = new Set<string>();
  const reports = session.projects.flatMap((project) =>
    [...project.allProblems()].flatMap(([uri, problems]): WorkspaceDocumentDiagnosticReport[] => {
      const clientUri = session.clientUri(uri);
      seen.add(clientUri);
      const { items, resultId } = session.reports.of(problems);
      const previous = known.get(clientUri);
      if (previous === resultId || (previous === undefined && !items.length)) return [];
      const kind = DocumentDiagnosticReportKind.Full;
      return [{ kind, uri: clientUri, version: session.version(uri) ?? null, resultId, items: [...items] }];
    }),
  );
  const { resultId: empty } = session.reports.of([]);
  const gone = [...known].flatMap(([uri, value]): WorkspaceDocumentDiagnosticReport[] =>
    seen.has(uri) || value === empty
      ? []
      : [{ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [], resultId: empty }],
  );
  return [...reports, ...gone];
}
