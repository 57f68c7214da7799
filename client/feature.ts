// One thing a user sees.
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

export interface Started {
  readonly extension: ExtensionContext;
  readonly server: LanguageClient;
  readonly log: LogOutputChannel;
}
export interface Feature {
  readonly name: string;
  /** Registers what it needs; what is to be disposed goes to `extension.subscriptions`. */
  readonly start: (started: Started) => void | Promise<void>;
}
