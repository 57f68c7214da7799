// What a database, or the process that it runs in, could not do.
import { type ErrorCode, UserError } from '../base/user-error.ts';

type EngineErrorCode = Extract<
  ErrorCode,
  'sql-off' | 'source' | 'refused' | 'sql' | 'limit' | 'cancelled' | 'memory' | 'stopped' | 'bug'
>;

export class EngineError extends UserError {
  declare readonly code: EngineErrorCode;
  constructor(code: EngineErrorCode, message: string) {
    super(code, message);
  }
}

/** Throws the reason of a signal that has been aborted. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw stopReason(signal);
}

/** The reason of an aborted signal: the UserError it was aborted with, else `cancelled`. */
export function stopReason(signal: AbortSignal): UserError {
  return signal.reason instanceof UserError ? signal.reason : new EngineError('cancelled', 'Cancelled.');
}

export function limitError(ms: number): EngineError {
  const seconds = ms >= 1000 ? `${Math.round(ms / 100) / 10} s` : `${ms} ms`;
  return new EngineError(
    'limit',
    `Stopped after ${seconds}, the time limit. Ask for fewer days or events, or raise the limit.`,
  );
}
