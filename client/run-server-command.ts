// A command of the server, from the click to its answer: progress where it takes time, Cancel where it takes more, one sentence when it fails.
import { type CancellationToken, CancellationTokenSource, ProgressLocation } from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import { UserError } from '../server/base/user-error.ts';
import type { AnswerOf, Given, Refusal, ServerCommand } from '../server/protocol.ts';
import type { FaultLog } from './errors.ts';
import { type Report, showProgress } from './ui.ts';

/** Throws UserError. */
export async function runServerCommand<C extends ServerCommand>(
  services: FaultLog & { readonly server: LanguageClient },
  command: C,
  given: Given<C>,
  token: CancellationToken,
  step: (text: string, percent: number | undefined) => void = () => {},
): Promise<AnswerOf<C>> {
  const { server } = services;
  const workDoneToken = `${command} ${Math.random()}`;
  const listening = server.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === 'report' && value.message) step(value.message, value.percentage);
  });
  try {
    return await server.sendRequest<AnswerOf<C>>(
      'workspace/executeCommand',
      { command, arguments: [given], workDoneToken },
      token,
    );
  } catch (error) {
    throw userErrorOf(error, services);
  } finally {
    listening.dispose();
  }
}

/** Milliseconds after which work gets a notification with Cancel; until then the status bar says what is done. */
const NOTIFICATION_DELAY_MS = 1000;

/** Shows what is being done while it is done. Rejects with what `work` throws. */
export async function withProgress<T>(
  title: string,
  work: (token: CancellationToken, step: (text: string, percent?: number) => void) => Promise<T>,
): Promise<T> {
  const source = new CancellationTokenSource();
  const shown = new Set<(text: string, percent: number | undefined) => void>();
  /** Where it is shown: in the status bar first, then in the notification. */
  const done = work(source.token, (text, percent) => {
    for (const say of shown) say(text, percent);
  });
  const settled = done.then(nothing, nothing);
  const show = (location: ProgressLocation, cancellable: boolean, until: Promise<unknown>) =>
    showProgress({ location, title, cancellable }, (progress, token) => {
      token.onCancellationRequested(() => source.cancel());
      const say = reporter(progress);
      shown.add(say);
      return until.then(() => void shown.delete(say));
    });
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, NOTIFICATION_DELAY_MS);
  });
  void show(ProgressLocation.Window, false, Promise.race([settled, slow]));
  void slow.then(() => show(ProgressLocation.Notification, true, settled));
  try {
    return await done;
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}

/** A notification counts in steps, the server in how much is done. */
function reporter(progress: Report): (text: string, percent: number | undefined) => void {
  let before = 0;
  return (message, percent) => {
    const increment = percent === undefined ? 0 : Math.max(0, percent - before);
    before += increment;
    progress.report(increment > 0 ? { message, increment } : { message });
  };
}

function userErrorOf(error: unknown, { log, faults }: FaultLog): UserError {
  const { message = String(error), data } = error as { message?: string; data?: Partial<Refusal> };
  const code = data?.code ?? 'bug';
  if (code === 'bug') keepFault(data?.stack ?? message, { log, faults });
  return new UserError(code, message);
}

/** Something that we did not foresee: logged, kept for a problem report, told in one sentence. */
export function fault(error: unknown, services: FaultLog): UserError {
  keepFault(error instanceof Error ? (error.stack ?? error.message) : String(error), services);
  return new UserError(
    'bug',
    `A fault of Trackwright's own: ${error instanceof Error ? error.message : String(error)}`,
  );
}
function keepFault(stack: string, { log, faults }: FaultLog): void {
  log.error(stack);
  faults.push(stack);
}
const nothing = (): void => {};
