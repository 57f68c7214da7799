// Why a command was not carried out, as an editor is told: one sentence for people, a code for programs.
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { EngineFailure } from '../engines/failure.ts';
import { TaskError } from '../operations/task.ts';
import type { Refusal } from '../protocol.ts';
import { uiText } from '../results/ui-text.ts';
import { systemError } from '../workspace/system-errors.ts';
import { WriteError } from '../workspace/write-error.ts';

/** Something a person has to fix or decide first. */
export class CommandError extends Error {
  override readonly name = 'Refused';
  readonly code: Refusal['code'];
  constructor(code: Refusal['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** What a person can fix is said as it is; anything else is a fault of ours, and its place is kept for the log. */
export function responseErrorOf(error: unknown): ResponseError<Refusal> {
  if (error instanceof ResponseError) return error;
  const refused = systemError(error, (file) => file);
  const code = refused === undefined ? codeOf(error) : 'invalid-input';
  // Editors show it as it is, and some make links of what stands in it.
  const message = uiText(refused ?? (error instanceof Error ? error.message : String(error)));
  if (code === 'cancelled') return new ResponseError(LSPErrorCodes.RequestCancelled, message, { code });
  if (code !== 'bug') return new ResponseError(LSPErrorCodes.RequestFailed, message, { code });
  const stack = error instanceof Error ? error.stack : undefined;
  return new ResponseError(LSPErrorCodes.RequestFailed, `A fault of Trackwright's own: ${message}`, {
    code,
    ...(stack ? { stack } : {}),
  });
}

function codeOf(error: unknown): Refusal['code'] {
  if (error instanceof CommandError || error instanceof EngineFailure) return error.code;
  if (error instanceof Error && error.name === 'AbortError') return 'cancelled';
  return error instanceof TaskError || error instanceof WriteError ? 'invalid-input' : 'bug';
}
