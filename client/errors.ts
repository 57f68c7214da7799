// What can be done about a command that failed, and where a fault of ours goes.
import type { LogOutputChannel } from 'vscode';

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
