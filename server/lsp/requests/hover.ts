// `textDocument/hover`.
import type { Hover, HoverParams } from 'vscode-languageserver';
import { hoverAt } from '../../language-service/hover.ts';
import { requestHandler } from '../method-handler.ts';
import { HoverRequest, MarkupKind } from '../protocol.ts';
import type { Session } from '../session.ts';

export const hoverRequest = requestHandler(HoverRequest.type, hover, () => ({ hoverProvider: true }));

async function hover(session: Session, { textDocument, position }: HoverParams): Promise<Hover | null> {
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
