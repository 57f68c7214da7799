// `workspace/diagnostic`: every file of every project, to a client that asks for problems.
import {
  type CancellationToken,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { hash } from '../../base/hash.ts';
import { diagnosticOf } from '../convert.ts';
import { requestHandler } from '../method-handler.ts';
import type { Session } from '../session.ts';
import { diagnosticReportOf } from './diagnostic.ts';

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
      const items = problems.map((problem) => diagnosticOf(problem, session));
      const previous = known.get(clientUri);
      if (previous === undefined && !items.length) return [];
      const report = diagnosticReportOf(items, previous);
      return report.kind === DocumentDiagnosticReportKind.Unchanged
        ? []
        : [{ ...report, uri: clientUri, version: session.version(uri) ?? null }];
    }),
  );
  const empty = hash('[]');
  const gone = [...known].flatMap(([uri, value]): WorkspaceDocumentDiagnosticReport[] =>
    seen.has(uri) || value === empty
      ? []
      : [{ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [], resultId: empty }],
  );
  return [...reports, ...gone];
}
