// Why a command failed, and what can be done about it.
import type { LogOutputChannel } from 'vscode';
import type { Refusal } from '../server/protocol.ts';

/** A refused or failed command: what is said to people, and why for programs. */
export class CommandFailure extends Error {
  override readonly name = 'Failure';
  readonly code: Refusal['code'];
  constructor(code: Refusal['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** Where a fault of ours goes: into the log, and into the list for a problem report. */
export interface FaultLog {
  readonly log: LogOutputChannel;
  /** Stacks since the start, newest last. */
  readonly faults: string[];
}

export interface ErrorAction {
  readonly title: string;
  readonly do: () => unknown;
}
