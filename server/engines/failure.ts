// The one error that leaves the engine on purpose: a code for programs, one clear text for people.

export type FailureCode =
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
  /** A fault of ours. */
  | 'bug';

export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
}

export class EngineFailure extends Error implements Failure {
  readonly code: FailureCode;
  constructor(code: FailureCode, message: string) {
    super(message);
    this.name = 'EngineFailure';
    this.code = code;
  }
}

/** Of anything thrown: a failure of ours as it is, all else as a bug without its stack. */
export function asFailure(thrown: unknown): Failure {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: thrown instanceof EngineFailure ? thrown.code : 'bug', message: truncated(message, MESSAGE_LENGTH) };
}

/** A database puts values into its messages, however long they are. */
const MESSAGE_LENGTH = 10_000;

/** A text of at most this many characters, and a sign that it was longer. */
export const truncated = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

/** Throws the reason of a signal that has been aborted. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw stopReason(signal);
}

/** Why a signal was aborted: whoever aborts says so with an EngineFailure, else it was cancelled. */
export function stopReason(signal: AbortSignal): EngineFailure {
  return signal.reason instanceof EngineFailure ? signal.reason : new EngineFailure('cancelled', 'Cancelled.');
}

export function limitFailure(ms: number): EngineFailure {
  const seconds = ms >= 1000 ? `${Math.round(ms / 100) / 10} s` : `${ms} ms`;
  return new EngineFailure(
    'limit',
    `Stopped after ${seconds}, the time limit. Ask for fewer days or events, or raise the limit.`,
  );
}
