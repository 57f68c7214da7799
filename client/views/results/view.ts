// The Results panel: beside the editor, one, reused until it is pinned. Whatever has an answer shows it here and nowhere else.
import {
  type CancellationToken,
  CancellationTokenSource,
  type ExtensionContext,
  ProgressLocation,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import { UserError } from '../../../server/base/user-error.ts';
import type { Card } from '../../../server/results/card.ts';
import type { ErrorAction, FaultLog } from '../../errors.ts';
import { registerCommand } from '../../register-command.ts';
import { fault } from '../../run-server-command.ts';
import { showProgress } from '../../ui.ts';
import type { ViewState } from './messages.ts';
import { type Page, type PageCallbacks, pageOf } from './panel.ts';

const TYPE = 'trackwright.results';
/** Something that has an answer, and that can be asked again. */
export interface Job {
  readonly title: string;
  readonly ask: (token: CancellationToken, step: (text: string, percent?: number) => void) => Promise<Card>;
  /** What can be done about a failure. */
  readonly help?: (failure: UserError) => readonly ErrorAction[];
}
export interface Results {
  /** Shows the panel at once, the work going on in it, and then its answer. Undefined where there is none. */
  run(work: Job): Promise<Card | undefined>;
  /** `again` asks anew. */
  show(card: Card, again?: Job): void;
}

export function makeResults(extension: ExtensionContext, faultLog: FaultLog): Results {
  const { log } = faultLog;
  let reused: Page | undefined;
  /** The work that a page waits for; another one takes its place. */
  const current = new WeakMap<Page, CancellationTokenSource>();

  const adopt = (panel: WebviewPanel, kept?: unknown): Page => {
    const page = pageOf(panel, extension.extensionUri, log, kept);
    panel.onDidDispose(() => {
      if (reused === page) reused = undefined;
    });
    return page;
  };
  const page = (): Page => {
    if (reused) reused.reveal();
    else
      reused = adopt(
        window.createWebviewPanel(
          TYPE,
          'Results',
          { viewColumn: ViewColumn.Beside, preserveFocus: true },
          { enableScripts: true, localResourceRoots: [] },
        ),
      );
    return reused;
  };
  const run = async (work: Job, on: Page = page()): Promise<Card | undefined> => {
    const source = new CancellationTokenSource();
    const show = (shown: ViewState, wishes: PageCallbacks) => {
      if (current.get(on) === source) on.show(shown, wishes);
    };
    current.get(on)?.cancel();
    current.set(on, source);
    const began = Date.now();
    const going = (doing?: string, percent?: number): ViewState => ({
      is: 'running',
      title: work.title,
      ms: Date.now() - began,
      ...(doing === undefined ? {} : { doing }),
      ...(percent === undefined ? {} : { percent }),
    });
    const again = () => void run(work, on);
    const cancel = () => source.cancel();
    show(going(), { cancel });
    try {
      const card = await showProgress({ location: ProgressLocation.Window, title: work.title }, () =>
        work.ask(source.token, (text, percent) => show(going(text, percent), { cancel })),
      );
      show({ is: 'card', card, again: true }, { again });
      return card;
    } catch (error) {
      const failure = error instanceof UserError ? error : fault(error, faultLog);
      const help = failure.code === 'cancelled' ? [] : (work.help?.(failure) ?? []);
      show(failed(work.title, failure, help), { again, help });
      return undefined;
    } finally {
      source.dispose();
    }
  };

  extension.subscriptions.push(
    window.registerWebviewPanelSerializer(TYPE, {
      async deserializeWebviewPanel(panel: WebviewPanel, kept: unknown) {
        reused ??= adopt(panel, kept);
      },
    }),
    registerCommand(
      'pinResults',
      () => {
        reused?.pin();
        reused = undefined;
      },
      faultLog,
    ),
  );
  return {
    run: (work) => run(work),
    show(card, work) {
      const on = page();
      current.get(on)?.cancel();
      current.delete(on);
      on.show({ is: 'card', card, again: work !== undefined }, work ? { again: () => void run(work, on) } : {});
    },
  };
}

const failed = (title: string, { code, message }: UserError, help: readonly ErrorAction[]): ViewState => ({
  is: 'failed',
  verdict: code === 'cancelled' ? 'unknown' : code === 'no-data' || code === 'untrusted' ? 'info' : 'fail',
  title,
  message: code === 'cancelled' ? 'Cancelled.' : message,
  actions: help.map((one) => one.title),
  // Doing what is offered runs it again.
  again: code !== 'no-data',
});
