// Completion, hover and code lenses: what assist/ offers, as protocol.
import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Hover,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Position,
} from 'vscode-languageserver';
import { complete } from '../../language-service/completion/completion.ts';
import type { Completion } from '../../language-service/completion/completion-item.ts';
import { hoverAt } from '../../language-service/hover.ts';
import { lenses } from '../../language-service/lenses.ts';
import { uiText } from '../../results/ui-text.ts';
import type { Session } from '../session.ts';

interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}
const kinds: Readonly<Record<string, CompletionItemKind>> = {
  key: CompletionItemKind.Field,
  word: CompletionItemKind.EnumMember,
  event: CompletionItemKind.Event,
  property: CompletionItemKind.Property,
  type: CompletionItemKind.TypeParameter,
};

export async function completion(
  session: Session,
  { textDocument, position }: At,
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

export async function hover(session: Session, { textDocument, position }: At): Promise<Hover | null> {
  const at = await session.projectOf(textDocument.uri);
  if (!at) return null;
  const link = (command: string, title: string, ...args: readonly string[]) =>
    `[${title}](command:trackwright.${command}?${encodeURIComponent(JSON.stringify([...args, at.project.rootUri]))})`;
  const found = hoverAt(at.project.snapshot, at.uri, position, session.client.isTrackwright ? link : undefined);
  return found
    ? {
        range: found.range,
        contents: { kind: session.client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: found.markdown },
      }
    : null;
}

/** Only our own extension has the commands behind them. */
export async function codeLenses(session: Session, uri: string): Promise<CodeLens[]> {
  const at = session.client.isTrackwright ? await session.projectOf(uri) : undefined;
  if (!at) return [];
  const { project } = at;
  return lenses(project.snapshot, at.uri).map(({ range, title, command, name, noun }) => ({
    range,
    command: command
      ? {
          title,
          command: `trackwright.${command}`,
          arguments:
            command === 'findUses'
              ? [session.clientUri(at.uri), range.start]
              : [`${noun === 'event' ? '' : `${noun}:`}${name}`, project.rootUri],
        }
      : { title, command: '' },
  }));
}
