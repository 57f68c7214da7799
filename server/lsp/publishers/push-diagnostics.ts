// Problems to clients that do not pull them.
import type { Connection } from 'vscode-languageserver';
import { fireAndForget } from '../fire-and-forget.ts';
import type { Session } from '../session.ts';

const PUSH_AFTER_MS = 20;

/** Every file whose problems changed, empty lists included. */
export function pushDiagnostics(connection: Connection, session: Session): () => void {
  const pushed = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  const push = () => {
    const now = new Set<string>();
    for (const project of session.projects)
      for (const [uri, problems] of project.allProblems()) {
        now.add(uri);
        const { items, resultId } = session.reports.of(problems);
        if (pushed.get(uri) === resultId || (!pushed.has(uri) && !items.length && !project.isOpen(uri))) continue;
        pushed.set(uri, resultId);
        const version = session.version(uri);
        void connection.sendDiagnostics({
          uri: session.clientUri(uri),
          ...(version === undefined ? {} : { version }),
          diagnostics: [...items],
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
