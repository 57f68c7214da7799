// What can be done about a failed command, as buttons.
import { commands, type LogOutputChannel } from 'vscode';
import type { UserError } from '../server/base/user-error.ts';
import type { ErrorAction } from './errors.ts';
import { showError } from './ui.ts';

export function helpFor({ code }: UserError, log: LogOutputChannel): readonly ErrorAction[] {
  if (code === 'untrusted')
    return [{ title: 'Manage Workspace Trust', do: () => commands.executeCommand('workbench.trust.manage') }];
  if (code === 'bug' || code === 'sql-off' || code === 'stopped')
    return [
      { title: 'Copy Problem Report', do: () => commands.executeCommand('trackwright.copyProblemReport') },
      { title: 'Show Log', do: () => log.show() },
    ];
  return [];
}

/** One notification with what can be done as its buttons; nothing for what the user cancelled. */
export async function showCommandError(
  failure: UserError,
  log: LogOutputChannel,
  more: readonly ErrorAction[] = [],
): Promise<void> {
  if (failure.code === 'cancelled') return;
  const help = [...more, ...helpFor(failure, log)];
  const chosen = await showError(failure.message, ...help.map((one) => one.title));
  await help.find((one) => one.title === chosen)?.do();
}
