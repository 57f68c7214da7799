// `textDocument/codeLens`: for our own extension alone, which has the commands behind the lenses.
import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { lenses } from '../../language-service/lenses.ts';
import { requestHandler } from '../method-handler.ts';
import { CodeLensRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export const codeLensRequest = requestHandler(CodeLensRequest.type, codeLenses, (client) =>
  client.isTrackwright ? { codeLensProvider: {} } : {},
);

async function codeLenses(session: Session, { textDocument }: CodeLensParams): Promise<CodeLens[]> {
  const at = session.client.isTrackwright ? await session.projectOf(textDocument.uri) : undefined;
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
