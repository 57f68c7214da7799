// A card's table as a grid that arrow keys walk through: one cell can be reached by Tab, the keys move on from there.
import type { Shown, ShownRow } from '../../../../server/card/shown.ts';
import { button, element } from './dom.ts';

/** Rows drawn at once; more are drawn when asked for. */
const ROWS = 500;

export function grid({ columns, rows }: Shown, label: string): HTMLElement {
  const bars = rows.some(({ bar }) => bar !== undefined);
  const side = (at: number) => (columns[at]?.right ? 'right' : 'left');
  const head = columns.map(({ title }, at) =>
    element('th', { class: side(at), attributes: { scope: 'col', tabindex: '-1' } }, title),
  );
  const line = ({ cells, bar, opens }: ShownRow) =>
    element(
      'tr',
      opens ? { class: 'opens' } : {},
      ...cells.map((cell, at) => element('td', { class: side(at), attributes: { tabindex: '-1' } }, cell)),
      bars && element('td', { class: 'bar', attributes: { 'aria-hidden': 'true' } }, drawnBar(bar ?? 0)),
    );
  const body = element('tbody');
  const table = element(
    'table',
    { role: 'grid', label, attributes: { 'aria-rowcount': String(rows.length + 1) } },
    element('thead', {}, element('tr', {}, ...head, bars && element('td', { attributes: { 'aria-hidden': 'true' } }))),
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

function drawnBar(share: number): HTMLElement {
  const made = element('span');
  made.style.width = `${(share * 100).toFixed(2)}%`;
  return made;
}

/** Keys move the focus from cell to cell; Tab leaves the table. */
function walk(table: HTMLTableElement): void {
  const cellAt = (row: number, column: number) => table.rows[row]?.querySelectorAll<HTMLElement>('[tabindex]')[column];
  const first = cellAt(0, 0);
  if (first) first.tabIndex = 0;
  table.addEventListener('focusin', ({ target }) => {
    for (const old of table.querySelectorAll<HTMLElement>('[tabindex="0"]')) old.tabIndex = -1;
    if (target instanceof HTMLElement) target.tabIndex = 0;
  });
  table.addEventListener('keydown', (event) => {
    const cell = event.target;
    if (!(cell instanceof HTMLTableCellElement) || !(cell.parentElement instanceof HTMLTableRowElement)) return;
    const row = cell.parentElement;
    const to = target(
      event,
      row.rowIndex,
      cell.cellIndex,
      table.rows.length - 1,
      row.querySelectorAll('[tabindex]').length - 1,
    );
    if (!to) return;
    event.preventDefault();
    cellAt(...to)?.focus();
  });
}

/** Where a key leads from a cell; undefined: it is no key of ours. */
export function target(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  row: number,
  column: number,
  lastRow: number,
  lastColumn: number,
): readonly [row: number, column: number] | undefined {
  const within = (value: number, last: number) => Math.max(0, Math.min(last, value));
  const far = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return [within(row - 1, lastRow), column];
    case 'ArrowDown':
      return [within(row + 1, lastRow), column];
    case 'ArrowLeft':
      return [row, within(column - 1, lastColumn)];
    case 'ArrowRight':
      return [row, within(column + 1, lastColumn)];
    case 'PageUp':
      return [within(row - 10, lastRow), column];
    case 'PageDown':
      return [within(row + 10, lastRow), column];
    case 'Home':
      return [far ? 0 : row, 0];
    case 'End':
      return [far ? lastRow : row, lastColumn];
    default:
      return undefined;
  }
}
