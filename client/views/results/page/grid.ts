// A card's table as a grid that arrow keys walk through: one cell can be reached by Tab, the keys move on from there.
import type { ShownRow, ShownTable } from '../../../../server/results/shown.ts';
import { button, element } from './dom.ts';
import { cellAfter, type GridPosition } from './keys.ts';

/** Rows drawn at once; more are drawn when asked for. */
const ROWS = 500;
const hidden = { 'aria-hidden': 'true' };

export function tableGrid({ columns, rows }: ShownTable, label: string): HTMLElement {
  const bars = rows.some(({ bar }) => bar !== undefined);
  const side = (at: number) => (columns[at]?.right ? 'right' : 'left');
  // Beside what a row is about, so that it is seen in a narrow panel, too.
  const about = columns.findIndex(({ right }) => !right);
  const behind = about < 0 ? 1 : about + 1;
  const withBar = (cells: readonly HTMLElement[], bar: () => HTMLElement) =>
    bars ? [...cells.slice(0, behind), bar(), ...cells.slice(behind)] : cells;
  const head = columns.map(({ title }, at) =>
    element('th', { class: side(at), attributes: { scope: 'col', tabindex: '-1' } }, title),
  );
  const line = ({ cells, bar, shares, opens }: ShownRow) =>
    element(
      'tr',
      opens ? { class: 'opens' } : {},
      ...withBar(
        cells.map((cell, at) =>
          shaded(element('td', { class: side(at), attributes: { tabindex: '-1' } }, cell), shares?.[at]),
        ),
        () => element('td', { class: 'bar', attributes: hidden }, drawnBar(bar ?? 0)),
      ),
    );
  const body = element('tbody');
  const table = element(
    'table',
    { role: 'grid', label, attributes: { 'aria-rowcount': String(rows.length + 1) } },
    element('thead', {}, element('tr', {}, ...withBar(head, () => element('td', { attributes: hidden })))),
    body,
  );
  const more = button('', draw);
  const box = element('div', { class: 'grid' }, element('div', { class: 'scroll' }, table), more);
  function draw(): void {
    const from = body.rows.length;
    body.append(...rows.slice(from, from + ROWS).map(line));
    const left = rows.length - body.rows.length;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(ROWS, left)} more of ${left}`;
  }
  draw();
  walk(table);
  return box;
}

/** The larger the share, the more of the bars' colour; the words stay readable on all of it. */
function shaded(cell: HTMLElement, share: number | undefined): HTMLElement {
  if (share === undefined) return cell;
  cell.classList.add('share');
  cell.style.setProperty('--share', `${(share * 45).toFixed(1)}%`);
  return cell;
}

function drawnBar(share: number): HTMLElement {
  const made = element('span');
  made.style.width = `${(share * 100).toFixed(2)}%`;
  return made;
}

/** Keys move the focus from cell to cell; Tab leaves the table. */
function walk(table: HTMLTableElement): void {
  const cellAt = ({ row, column }: GridPosition) =>
    table.rows[row]?.querySelectorAll<HTMLElement>('[tabindex]')[column];
  const first = cellAt({ row: 0, column: 0 });
  if (first) first.tabIndex = 0;
  table.addEventListener('focusin', ({ target }) => {
    for (const old of table.querySelectorAll<HTMLElement>('[tabindex="0"]')) old.tabIndex = -1;
    if (target instanceof HTMLElement) target.tabIndex = 0;
  });
  table.addEventListener('keydown', (event) => {
    const cell = event.target;
    if (!(cell instanceof HTMLTableCellElement) || !(cell.parentElement instanceof HTMLTableRowElement)) return;
    const row = cell.parentElement;
    const cells = [...row.querySelectorAll('[tabindex]')];
    const last = { row: table.rows.length - 1, column: cells.length - 1 };
    const next = cellAfter(event, { row: row.rowIndex, column: cells.indexOf(cell) }, last);
    if (!next) return;
    event.preventDefault();
    cellAt(next)?.focus();
  });
}
