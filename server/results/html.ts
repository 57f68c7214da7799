// A card as one HTML page that needs nothing else: no script, no font, no address; light or dark as the reader's system is.
import type { Card } from './card.ts';
import { clean, cleanBlock } from './clean.ts';
import { assumptionsTitle, factName, factValue, provenanceText, verdictMark } from './parts.ts';
import { type ShownTable, shown } from './shown.ts';

export function cardHtml(card: Card): string {
  const what = shown(card);
  const title = escapeHtml(card.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
<p class="${card.verdict}">${verdictMark[card.verdict]} ${escapeHtml(card.headline)}</p>
${[
  facts(card),
  what && (what.rows.length ? table(what, title) : '<p>No rows.</p>'),
  what?.note && `<p>${escapeHtml(what.note)}</p>`,
  list(
    'Checks',
    card.checks.map(({ name, status, message }) => `${status}: ${name}${message ? `: ${message}` : ''}`),
  ),
  list('Caveats', card.caveats),
  list(assumptionsTitle(card), card.assumptions),
  ...card.sql.map(
    ({ name, text }) =>
      `<details><summary>SQL: ${escapeHtml(name)}</summary><pre>${escapeHtmlBlock(text)}</pre></details>`,
  ),
]
  .filter(Boolean)
  .join('\n')}
<footer>${escapeHtml(provenanceText(card))}</footer>
</body>
</html>
`;
}

/** Safe as text and inside a quoted attribute, on one line. */
export const escapeHtml = (text: string): string => entities(clean(text));

const escapeHtmlBlock = (text: string): string => entities(cleanBlock(text));
const entities = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function facts(card: Card): string {
  const one = (fact: Card['facts'][number]) =>
    `<div><dt>${escapeHtml(factName(fact))}</dt><dd>${escapeHtml(factValue(fact))}</dd></div>`;
  return card.facts.length ? `<dl>${card.facts.map(one).join('')}</dl>` : '';
}

function table({ columns, rows }: ShownTable, caption: string): string {
  const side = (at: number) => (columns[at]?.right ? ' class="right"' : '');
  const bars = rows.some(({ bar }) => bar !== undefined);
  const head = columns.map(({ title }, at) => `<th scope="col"${side(at)}>${escapeHtml(title)}</th>`).join('');
  const body = rows.map(({ cells, bar, opens }) => {
    const drawn = bars ? `<td class="bar"><i style="width:${((bar ?? 0) * 100).toFixed(2)}%"></i></td>` : '';
    return `<tr${opens ? ' class="opens"' : ''}>${cells.map((cell, at) => `<td${side(at)}>${escapeHtml(cell)}</td>`).join('')}${drawn}</tr>`;
  });
  return `<table>
<caption>${caption}</caption>
<thead><tr>${head}${bars ? '<td></td>' : ''}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`;
}

const list = (title: string, items: readonly string[]): string =>
  items.length ? `<h2>${title}</h2>\n<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>` : '';

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1rem; } caption { position: absolute; clip-path: inset(50%); }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; } dt { opacity: .7; font-size: .85em; } dd { margin: 0; font-weight: 600; }
table { border-collapse: collapse; } th, td { text-align: left; padding: .25rem .75rem; border-bottom: 1px solid var(--line); }
.right { text-align: right; font-variant-numeric: tabular-nums; } .opens td { border-top: 2px solid var(--line); }
.bar { min-width: 12rem; } .bar i { display: block; height: .8rem; background: #3b82c4; }
.ok::first-letter { color: #2e8b57; } .warn::first-letter { color: #b8860b; } .fail::first-letter { color: #c0392b; }
pre { overflow: auto; padding: 1rem; border: 1px solid var(--line); } footer { margin-top: 2rem; opacity: .7; font-size: .85em; }
`;
