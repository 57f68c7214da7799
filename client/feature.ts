// One thing a user sees.
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ProjectStates } from './projects.ts';
import type { Proposals } from './proposals.ts';
import type { Results } from './views/results/view.ts';

export interface Services {
  readonly extension: ExtensionContext;
  /** Requests wait until it runs. */
  readonly server: LanguageClient;
  readonly log: LogOutputChannel;
  /** Stacks of faults of ours since the start, newest last: for a problem report. */
  readonly faults: string[];
  readonly projects: ProjectStates;
  readonly results: Results;
  readonly proposals: Proposals;
}
export interface Feature {
  readonly name: string;
  /** Registers what it needs; what is to be disposed goes to `extension.subscriptions`. */
  readonly start: (services: Services) => void | Promise<void>;
}
