// What ends a command besides an error of its input.
import { UserError } from '../base/user-error.ts';

/** Wrong words on the command line; the help of the command is named. */
export class UsageError extends UserError {
  constructor(message: string, command?: string) {
    super('usage', message, {
      help: `Run "trackwright ${command === undefined ? '' : `${command} `}--help" to see what there is.`,
    });
  }
}

/** Whoever read our output has gone (`… | head`): there is nothing left to do, and nothing to complain of. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}
