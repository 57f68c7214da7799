// How every command of ours is registered: what needs a trusted folder waits for one, and what goes wrong is told as text. VS Code would show
// the message of an error as it is, with the links that stand in it.
import { commands, type Disposable, workspace } from 'vscode';
import { UserError } from '../server/base/user-error.ts';
import { showCommandError } from './error-actions.ts';
import type { FaultLog } from './errors.ts';
import { fault } from './run-server-command.ts';

export function registerCommand<A extends readonly unknown[]>(
  name: string,
  run: (...given: A) => unknown,
  faultLog: FaultLog,
  { needsTrust = false }: { readonly needsTrust?: boolean } = {},
): Disposable {
  return commands.registerCommand(`trackwright.${name}`, async (...given: unknown[]) => {
    try {
      if (needsTrust && !workspace.isTrusted) throw new UserError('untrusted', UNTRUSTED);
      return await run(...(given as unknown as A));
    } catch (error) {
      // Whoever runs the command does not wait for the notification to be closed.
      void showCommandError(error instanceof UserError ? error : fault(error, faultLog), faultLog.log);
      return undefined;
    }
  });
}

const UNTRUSTED =
  'This folder is not trusted, so Trackwright only lints in it: nothing is generated, run or written. Trust the folder to go on.';
