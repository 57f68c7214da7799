// What the panel shows while there is no answer: nothing yet, work that goes on, work that failed.
import { clean } from '../../../../server/results/clean.ts';
import { shownDuration } from '../../../../server/results/format.ts';
import type { UserAction, ViewState } from '../messages.ts';
import { button, type Child, element } from './dom.ts';
import { icon } from './icons.ts';

type Send = (done: UserAction) => void;

export const emptyPage = ({ note }: Extract<ViewState, { is: 'empty' }>): readonly Child[] => [
  note !== undefined && element('p', { class: 'empty', role: 'status' }, clean(note)),
  element(
    'p',
    { class: 'empty' },
    'No result yet. Run a metric or funnel from its lens in the plan, or from the palette.',
  ),
];

export function failedPage(
  { title, verdict, message, actions, again }: Extract<ViewState, { is: 'failed' }>,
  send: Send,
): readonly Child[] {
  return [
    element(
      'header',
      {},
      element(
        'div',
        {},
        element('h1', {}, clean(title)),
        element('p', { class: 'headline', role: 'alert' }, icon(verdict), element('span', {}, clean(message))),
      ),
    ),
    element(
      'div',
      { class: 'actions', role: 'toolbar', label: 'What to do' },
      ...actions.map((action, at) => button(action, () => send({ do: 'act', action }), at ? 'secondary' : 'primary')),
      again && button('Run Again', () => send({ do: 'again' }), actions.length ? 'secondary' : 'primary'),
    ),
  ];
}

/** A page that is drawn once and then told how far the work is, so that Cancel keeps the focus. */
export interface RunningPage {
  readonly children: readonly Child[];
  update(shown: Extract<ViewState, { is: 'running' }>): void;
  stop(): void;
}
export function runningPage(shown: Extract<ViewState, { is: 'running' }>, send: Send): RunningPage {
  const elapsed = element('span', { class: 'elapsed', attributes: { 'aria-hidden': 'true' } });
  const doing = element('span', { role: 'status' });
  const done = element('progress', { label: 'How much is done' });
  const began = performance.now() - shown.ms;
  const tick = () => {
    elapsed.textContent = shownDuration(Math.floor((performance.now() - began) / 1000) * 1000);
  };
  const timer = setInterval(tick, 1000);
  const update: RunningPage['update'] = ({ doing: said = 'Running', percent }) => {
    doing.textContent = clean(said);
    if (percent === undefined) done.removeAttribute('value');
    else {
      done.max = 100;
      done.value = percent;
    }
  };
  tick();
  update(shown);
  const lines = [0, 1, 2, 3, 4, 5].map(() => element('div', { class: 'line' }));
  return {
    children: [
      element(
        'header',
        {},
        element(
          'div',
          {},
          element('h1', {}, clean(shown.title)),
          element('p', { class: 'doing' }, doing, ' ', elapsed),
        ),
        element(
          'div',
          { class: 'actions' },
          button('Cancel', () => send({ do: 'cancel' })),
        ),
      ),
      done,
      element('div', { class: 'skeleton', attributes: { 'aria-hidden': 'true' } }, ...lines),
    ],
    update,
    stop: () => clearInterval(timer),
  };
}
