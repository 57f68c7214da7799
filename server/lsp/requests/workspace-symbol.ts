// `workspace/symbol`.
import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver';
import { searchNames } from '../../language-service/symbols.ts';
import { locationsOf, symbolKind } from '../convert.ts';
import { requestHandler } from '../method-handler.ts';
import { WorkspaceSymbolRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

const MAX_SYMBOLS = 500;

export const workspaceSymbolRequest = requestHandler(WorkspaceSymbolRequest.type, workspaceSymbols, () => ({
  workspaceSymbolProvider: true,
}));

function workspaceSymbols(session: Session, { query }: WorkspaceSymbolParams): Promise<SymbolInformation[]> {
  return session.inOrder(() =>
    session.projects.flatMap(({ snapshot }) =>
      searchNames(snapshot, query, MAX_SYMBOLS).flatMap((item) =>
        locationsOf(item.name.span, snapshot, session).map((where) => ({
          name: item.name.value,
          kind: symbolKind(item.shape),
          location: where,
          containerName: item.shape,
        })),
      ),
    ),
  );
}
