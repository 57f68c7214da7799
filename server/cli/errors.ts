// What a command throws when the person, not we, must do something. Anything else that is thrown is a bug of ours.

/** Wrong words on the command line: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** The command whose help is named. */
  readonly command: string | undefined;
  constructor(message: string, command?: string) {
    super(message);
    this.command = command;
  }
}

export interface InputPlace {
  /** As the report prints paths: relative to the current folder, with `/`. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
  /** What to do, where the message does not say it. */
  readonly help?: string;
}

/** Configuration, a file or data that cannot be used: exit 2. The message says what and why. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly place: InputPlace;
  constructor(message: string, place: InputPlace = {}) {
    super(message);
    this.place = place;
  }
}

/** Whoever read our output has gone (`… | head`): there is nothing left to do, and nothing to complain of. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}
