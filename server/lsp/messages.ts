// The only file that sends text for an editor to show by itself: messages and progress. Names and data stand in it, and editors make links of some
// texts: here all of it becomes plain text first.
import type { Connection, WorkDoneProgressReporter } from 'vscode-languageserver';
import { uiText } from '../results/ui-text.ts';
import { MessageType } from './protocol.ts';

export const sendInformation = (connection: Connection, text: string): void =>
  void connection.sendNotification('window/showMessage', { type: MessageType.Info, message: uiText(text) });

export const beginProgress = (progress: WorkDoneProgressReporter, title: string): void =>
  progress.begin(uiText(title), 0, undefined, true);

/** `share` is 0 to 1. */
export function reportProgress(progress: WorkDoneProgressReporter, text: string, share?: number): void {
  if (share === undefined) progress.report(uiText(text));
  else progress.report(Math.round(share * 100), uiText(text));
}
