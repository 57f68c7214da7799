// The page of the Results panel: shows what it is told, says what its reader does. Nothing from a plan or from data is markup here.
import './page.css';
import type { Kept, UserAction, ViewState } from './messages.ts';
import { cardPage } from './page/card.ts';
import { button, type Child, element } from './page/dom.ts';
import { emptyPage, failedPage, type RunningPage, runningPage } from './page/states.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: UserAction): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const host = acquireVsCodeApi();
const send = (done: UserAction) => host.postMessage(done);
const main = element('main');
document.body.append(main);

let running: RunningPage | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ViewState>) => {
  if (data.is === 'running' && running) running.update(data);
  else {
    running?.stop();
    running = undefined;
    main.setAttribute('aria-busy', String(data.is === 'running'));
    main.replaceChildren(...childrenOf(data).filter(isThere));
  }
});
send({ do: 'ready' });

function childrenOf(shown: ViewState): readonly Child[] {
  if (shown.is === 'running') {
    running = runningPage(shown, send);
    return running.children;
  }
  if (shown.is === 'failed') return failedPage(shown, send);
  if (shown.is === 'empty') return emptyPage(shown);
  host.setState({ card: shown.card });
  return cardPage(shown.card, toolbar(shown.again));
}
const isThere = (child: Child): child is Node | string => child !== undefined && child !== false;

function toolbar(again: boolean): HTMLElement {
  const copy = button('Copy as Markdown', () => {
    send({ do: 'copy' });
    copy.textContent = 'Copied';
    setTimeout(() => {
      copy.textContent = 'Copy as Markdown';
    }, 2000);
  });
  return element(
    'div',
    { class: 'actions', role: 'toolbar', label: 'Result actions' },
    again && button('Run Again', () => send({ do: 'again' })),
    button('Export CSV…', () => send({ do: 'save', as: 'csv' })),
    button('Save as HTML…', () => send({ do: 'save', as: 'html' })),
    copy,
  );
}
