// A client feature.
import type { ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { FaultLog } from './errors.ts';
import type { ProjectStates } from './projects.ts';
import type { Proposals } from './proposals.ts';
import type { Results } from './views/results/view.ts';

export interface Services extends FaultLog {
  readonly extension: ExtensionContext;
  /** Requests wait until it runs. */
  readonly server: LanguageClient;
  readonly projects: ProjectStates;
  readonly results: Results;
  readonly proposals: Proposals;
}
export interface Feature {
  readonly name: string;
  /** Registers what it needs; what is to be disposed goes to `extension.subscriptions`. */
  readonly start: (services: Services) => void | Promise<void>;
}
