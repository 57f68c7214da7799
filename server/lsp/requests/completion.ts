// `textDocument/completion`.
import type { CompletionItem, CompletionList, CompletionParams } from 'vscode-languageserver';
import { complete } from '../../language-service/completion/completion.ts';
import type { Completion } from '../../language-service/completion/completion-item.ts';
import { uiText } from '../../results/ui-text.ts';
import { requestHandler } from '../method-handler.ts';
import { CompletionItemKind, CompletionRequest, InsertTextFormat, InsertTextMode } from '../protocol.ts';
import type { Session } from '../session.ts';

export const completionRequest = requestHandler(CompletionRequest.type, completion, () => ({
  completionProvider: { triggerCharacters: [' ', ':', '-', '[', ',', '{', '.', "'"] },
}));

const kinds: Readonly<Record<string, CompletionItemKind>> = {
  key: CompletionItemKind.Field,
  word: CompletionItemKind.EnumMember,
  event: CompletionItemKind.Event,
  property: CompletionItemKind.Property,
  type: CompletionItemKind.TypeParameter,
};

async function completion(
  session: Session,
  { textDocument, position }: CompletionParams,
): Promise<CompletionItem[] | CompletionList> {
  const at = await session.projectOf(textDocument.uri);
  const found = at ? complete(at.project.snapshot, at.uri, position) : [];
  const items = found
    .filter(({ hidden }) => !hidden || session.client.isTrackwright)
    .map((one) => itemOf(one, session));
  return found.some(({ isSuggestion }) => isSuggestion) ? { isIncomplete: true, items } : items;
}
function itemOf(
  { label, kind, detail, documentation, insert, snippet, replace, rank, hidden }: Completion,
  { client }: Session,
): CompletionItem {
  const asSnippet = client.snippets && snippet !== undefined;
  return {
    label: uiText(label),
    kind: kinds[kind] ?? CompletionItemKind.Reference,
    detail: uiText(detail),
    ...(documentation ? { documentation } : {}),
    textEdit: { range: replace, newText: asSnippet ? snippet : insert },
    ...(asSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    // Its further lines are as deep as they are to be.
    ...(asSnippet && snippet.includes('\n') ? { insertTextMode: InsertTextMode.asIs } : {}),
    filterText: hidden ? '\0' : label,
    sortText: String(rank).padStart(5, '0'),
  };
}
