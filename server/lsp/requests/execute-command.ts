// `workspace/executeCommand`: progress where the editor shows it, cancelling, and what an editor without our extension needs done for it.
import type { CancellationToken, Connection, ExecuteCommandParams, WorkspaceEdit } from 'vscode-languageserver';
import type { Card } from '../../results/card.ts';
import { uiText } from '../../results/ui-text.ts';
import { responseErrorOf } from '../command-error.ts';
import { commandNames, commandTitle, execute } from '../commands/commands.ts';
import { beginProgress, reportProgress, sendInformation } from '../messages.ts';
import type { MethodHandler } from '../method-handler.ts';
import { ExecuteCommandRequest, WorkDoneProgressReporter } from '../protocol.ts';
import type { Session } from '../session.ts';

export const executeCommandRequest: MethodHandler = {
  method: ExecuteCommandRequest.method,
  // Our own extension has commands of these names itself, which send them.
  capabilities: (client) => (client.isTrackwright ? {} : { executeCommandProvider: { commands: [...commandNames] } }),
  listen: (connection, started) =>
    connection.onExecuteCommand(async (params, token, progress) =>
      executeCommand(connection, await started, params, token, progress),
    ),
};

async function executeCommand(
  connection: Connection,
  session: Session,
  { command, arguments: [given] = [] }: ExecuteCommandParams,
  token: CancellationToken,
  attached: WorkDoneProgressReporter,
): Promise<unknown> {
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  // The editor's own token shows progress where it asked; otherwise we ask for one, where it can show any.
  const own =
    WorkDoneProgressReporter.isNullInstance(attached) && session.client.progress
      ? await connection.window.createWorkDoneProgress()
      : undefined;
  own?.token.onCancellationRequested(() => stop.abort());
  const progress = own ?? attached;
  beginProgress(progress, commandTitle(command));
  try {
    const answer = await execute(
      {
        session,
        signal: stop.signal,
        progress: (text, share) => reportProgress(progress, text, share),
      },
      command,
      given,
    );
    return session.client.isTrackwright ? answer : await finish(answer, connection, session);
  } catch (error) {
    throw responseErrorOf(error, session.projects);
  } finally {
    progress.done();
  }
}

/** Other editors show no cards: the headline is said, and an edit is handed over to be applied. */
async function finish(
  answer: { readonly card: Card; readonly edit?: unknown },
  connection: Connection,
  { client }: Session,
): Promise<unknown> {
  const { card, edit } = answer;
  if (edit && client.appliesEdits) {
    await connection.workspace.applyEdit({ label: uiText(card.title), edit: edit as WorkspaceEdit });
    answer = { ...answer, edit: null };
  }
  sendInformation(connection, `${card.title}: ${card.headline}`);
  return answer;
}
