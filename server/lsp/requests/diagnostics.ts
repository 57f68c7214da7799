// Problems to the client: pulled where it pulls, pushed where it does not, never both.

import type { CancellationToken } from 'vscode-jsonrpc';
import {
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { hash } from '../../base/hash.ts';
import { diagnosticOf } from '../convert.ts';
import { fireAndForget } from '../fire-and-forget.ts';
import type { Session } from '../session.ts';

const PUSH_AFTER_MS = 20;

/** A report that is the same as the client's last one says so. */
function reportOf(
  items: readonly ReturnType<typeof diagnosticOf>[],
  previous: string | undefined,
): DocumentDiagnosticReport {
  const resultId = hash(JSON.stringify(items));
  if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
}

export async function pullDocument(
  session: Session,
  uri: string,
  previous: string | undefined,
): Promise<DocumentDiagnosticReport> {
  const at = await session.projectOf(uri);
  const problems = at ? at.project.problems(at.uri) : [];
  return reportOf(
    problems.map((problem) => diagnosticOf(problem, session)),
    previous,
  );
}

/** Every file of every project; held open until one of them says something else than the client knows. */
export async function pullWorkspace(
  session: Session,
  params: WorkspaceDiagnosticParams,
  token: CancellationToken,
  changed: () => Promise<void>,
): Promise<WorkspaceDiagnosticReport> {
  const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
  for (;;) {
    const next = changed();
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
      const report = reportOf(items, previous);
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

/** For clients that do not pull: every file whose problems changed, empty lists included. */
export function pusher(connection: Connection, session: Session): () => void {
  const pushed = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  const push = () => {
    const now = new Set<string>();
    for (const project of session.projects)
      for (const [uri, problems] of project.allProblems()) {
        now.add(uri);
        const diagnostics = problems.map((problem) => diagnosticOf(problem, session));
        const said = hash(JSON.stringify(diagnostics));
        if (pushed.get(uri) === said || (!pushed.has(uri) && !diagnostics.length && !project.isOpen(uri))) continue;
        pushed.set(uri, said);
        const version = session.version(uri);
        void connection.sendDiagnostics({
          uri: session.clientUri(uri),
          ...(version === undefined ? {} : { version }),
          diagnostics,
        });
      }
    for (const uri of pushed.keys())
      if (!now.has(uri)) {
        pushed.delete(uri);
        void connection.sendDiagnostics({ uri: session.clientUri(uri), diagnostics: [] });
      }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => fireAndForget(connection, session.inOrder(push)), PUSH_AFTER_MS);
  };
}
