// The one error that a person can do something about. It is said as it is; whoever shows it decides by its code what else there is to do.

/** Why, for programs: an exit code, the buttons of a notification. */
export type ErrorCode =
  /** Wrong words on the command line. */
  | 'usage'
  /** Configuration, a file, a name or data that cannot be used as asked. */
  | 'invalid-input'
  /** Events must be generated first. */
  | 'no-data'
  /** The folder must be trusted first. */
  | 'untrusted'
  /** The database driver is not there or does not load. */
  | 'sql-off'
  /** The data that was named cannot be found or read. */
  | 'source'
  /** The statement is none that may run here. */
  | 'refused'
  /** The database did not accept or could not finish the statement. */
  | 'sql'
  | 'limit'
  | 'cancelled'
  | 'memory'
  /** The process that did the work ended before it was done. */
  | 'stopped'
  /** A fault of ours, in another process. */
  | 'bug';

export interface ErrorPlace {
  /** Absolute, or a name that is no path: `-`. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
}
export interface ErrorDetails {
  readonly place?: ErrorPlace;
  /** What to do, where the message does not say it. */
  readonly help?: string;
  /** Every absolute path that the message names, in quotes: they are shown as paths are shown there. */
  readonly paths?: readonly string[];
}
/** An error as plain data, fit for another process. */
export interface ErrorData extends ErrorDetails {
  readonly code: ErrorCode;
  readonly message: string;
}

/** The message says what is wrong and why. Anything else that is thrown is a bug of ours. */
export class UserError extends Error implements ErrorDetails {
  override readonly name = 'UserError';
  readonly code: ErrorCode;
  readonly place?: ErrorPlace;
  readonly help?: string;
  readonly paths?: readonly string[];
  constructor(code: ErrorCode, message: string, { place, help, paths }: ErrorDetails = {}) {
    super(message);
    this.code = code;
    if (place !== undefined) this.place = place;
    if (help !== undefined) this.help = help;
    if (paths !== undefined) this.paths = paths;
  }

  static from({ code, message, ...details }: ErrorData): UserError {
    return new UserError(code, message, details);
  }
}

/** Configuration, a file, a name or data that cannot be used. */
export class InputError extends UserError {
  constructor(message: string, details?: ErrorDetails) {
    super('invalid-input', message, details);
  }
}

/** Of anything thrown: a user's error as it is, all else as a bug without its stack. */
export function errorData(thrown: unknown): ErrorData {
  const message = truncated(thrown instanceof Error ? thrown.message : String(thrown), MESSAGE_LENGTH);
  if (!(thrown instanceof UserError)) return { code: 'bug', message };
  const { code, place, help, paths } = thrown;
  return { code, message, ...(place && { place }), ...(help !== undefined && { help }), ...(paths && { paths }) };
}

/** A database puts values into its messages, however long they are. */
const MESSAGE_LENGTH = 10_000;

/** A text of at most this many characters, and a sign that it was longer. */
export const truncated = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;
