// A card as a page: what was asked, the answer, its numbers, its table or SQL, what to mind, where it comes from.
import type { Card } from '../../../../server/results/card.ts';
import { clean, cleanBlock } from '../../../../server/results/clean.ts';
import { countedValue, shownDuration } from '../../../../server/results/format.ts';
import { assumptionsTitle, factName, factValue, provenanceText } from '../../../../server/results/parts.ts';
import { shown } from '../../../../server/results/shown.ts';
import { type Child, element } from './dom.ts';
import { tableGrid } from './grid.ts';
import { icon, verdictOf } from './icons.ts';
import { type Tab, tabs } from './tabs.ts';

/** `toolbar` stands beside the title. */
export function cardPage(card: Card, toolbar: HTMLElement): readonly Child[] {
  return [
    element('header', {}, element('div', {}, element('h1', {}, clean(card.title)), headline(card)), toolbar),
    facts(card),
    tabs(tabsOf(card), 'View'),
    folded('Checks', card.checks.map(checkLine)),
    folded('Caveats', card.caveats.map(clean), card.verdict === 'warn' || card.verdict === 'fail'),
    folded(assumptionsTitle(card), card.assumptions.map(clean)),
    element('footer', {}, provenanceText(card)),
  ];
}

const headline = ({ verdict, headline: said }: Card) =>
  element('p', { class: 'headline' }, icon(verdict), element('span', {}, clean(said)));

function facts({ facts: all }: Card): Child {
  if (!all.length) return undefined;
  return element(
    'dl',
    { class: 'facts' },
    ...all.map((fact) => element('div', {}, element('dt', {}, factName(fact)), element('dd', {}, factValue(fact)))),
  );
}

function tabsOf(card: Card): readonly Tab[] {
  const what = shown(card);
  // A list of what failed is nothing when nothing did; a question without rows wants to be told so.
  const isTold = what && (what.rows.length > 0 || card.table?.view !== undefined);
  return [
    ...(isTold
      ? [
          {
            title: 'Table',
            panel: () =>
              what.rows.length
                ? element(
                    'div',
                    {},
                    tableGrid(what, clean(card.title)),
                    what.note && element('p', { class: 'ran' }, what.note),
                  )
                : element('p', { class: 'empty' }, 'No rows are left.'),
          },
        ]
      : []),
    ...(card.sql.length ? [{ title: 'SQL', panel: () => sql(card) }] : []),
  ];
}

const sql = (card: Card): HTMLElement =>
  element(
    'div',
    {},
    ...card.sql.flatMap(({ name, text, ms, rows }) => [
      element(
        'p',
        { class: 'ran' },
        [
          clean(name),
          ...(ms === undefined ? [] : [shownDuration(ms)]),
          ...(rows === undefined ? [] : [countedValue(rows, 'row')]),
        ].join(' · '),
      ),
      element('pre', { label: `SQL of ${clean(name)}`, attributes: { tabindex: '0' } }, cleanBlock(text)),
    ]),
  );

const checkLine = ({ name, status, message }: Card['checks'][number]): Child =>
  element('span', { class: 'check' }, icon(verdictOf(status)), `${clean(name)}${message ? `: ${clean(message)}` : ''}`);

/** One line until it is opened: the first of them, and how many there are. */
function folded(title: string, lines: readonly Child[], open = false): Child {
  if (!lines.length) return undefined;
  const all = element('ul', {}, ...lines.map((line) => element('li', {}, line)));
  const made = element('details', {}, element('summary', {}, `${title} (${lines.length})`), all);
  made.open = open;
  return made;
}
