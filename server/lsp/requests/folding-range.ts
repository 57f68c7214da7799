// `textDocument/foldingRange`.
import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import { folds } from '../../language-service/folding.ts';
import { requestHandler } from '../method-handler.ts';
import { FoldingRangeRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export const foldingRangeRequest = requestHandler(FoldingRangeRequest.type, foldingRanges, () => ({
  foldingRangeProvider: true,
}));

async function foldingRanges(session: Session, { textDocument }: FoldingRangeParams): Promise<FoldingRange[]> {
  const at = await session.projectOf(textDocument.uri);
  const file = at?.project.snapshot.files.get(at.uri);
  return file ? folds(file).map(({ from, to }) => ({ startLine: from, endLine: to })) : [];
}
