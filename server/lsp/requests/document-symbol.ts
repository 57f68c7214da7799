// `textDocument/documentSymbol`: a tree where the client shows one, else a list.
import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { type OutlineItem, outline } from '../../language-service/symbols.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import { locationsOf, symbolKind } from '../convert.ts';
import { requestHandler } from '../method-handler.ts';
import { DocumentSymbolRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export const documentSymbolRequest = requestHandler(DocumentSymbolRequest.type, documentSymbols, () => ({
  documentSymbolProvider: true,
}));

async function documentSymbols(
  session: Session,
  { textDocument }: DocumentSymbolParams,
): Promise<DocumentSymbol[] | SymbolInformation[]> {
  const at = await session.projectOf(textDocument.uri);
  if (!at) return [];
  const { snapshot } = at.project;
  const items = outline(snapshot.files.get(at.uri)?.fragments ?? []);
  if (session.client.hierarchicalSymbols) return items.flatMap((item) => symbol(item, snapshot));
  return items.flatMap((item) =>
    locationsOf(item.span, snapshot, session).map((where) => ({
      name: item.name,
      kind: symbolKind(item.kind),
      location: where,
    })),
  );
}
function symbol(item: OutlineItem, snapshot: Snapshot): DocumentSymbol[] {
  const range = snapshot.range(item.span);
  const selectionRange = snapshot.range(item.nameSpan);
  if (!range || !selectionRange) return [];
  const children = item.children.flatMap((child) => symbol(child, snapshot));
  return [
    {
      name: item.name,
      detail: item.detail,
      kind: symbolKind(item.kind),
      range,
      selectionRange,
      children,
    },
  ];
}
