// The page of the Results panel by itself: every state, hostile text, no rows, many rows, without any of VS Code's colours.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { UserAction, ViewState } from '../../client/views/results/messages.ts';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { type Card, cardSchema } from '../../server/results/card.ts';

const dist = path.resolve(import.meta.dirname, '../../dist/views');
const policy = "default-src 'none'; style-src http://page.test; script-src 'nonce-n'";
const html = `<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="/results.css"></head><body><script nonce="n" src="/results.js"></script></body></html>`;

const card: Card = {
  schema: cardSchema,
  id: 'x',
  kind: 'metric',
  title: 'Metric "orders"',
  verdict: 'ok',
  headline: '1,204 orders in 7 days.',
  facts: [{ name: 'orders', value: 1204 }],
  table: {
    view: 'series',
    columns: [
      { name: 'period', role: 'period', type: 'date' },
      { name: 'value', role: 'value', type: 'integer' },
    ],
    rows: [
      ['2026-01-01', 600],
      ['2026-01-02', 604],
    ],
  },
  checks: [{ name: 'rows', status: 'pass' }],
  assumptions: ['Time is UTC.'],
  caveats: [],
  sql: [{ name: 'orders', text: 'select 1', ms: 12, rows: 2 }],
  provenance: { version: '0.1.0' },
  actions: [],
};

let browser: Browser;
let page: Page;
let done: UserAction[];
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 700, height: 600 } });
  page = await context.newPage();
  [done, complaints] = [[], []];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push('a dialog opened');
    void dialog.dismiss();
  });
  await page.exposeFunction('sent', (message: UserAction) => void done.push(message));
  await page.addInitScript(`window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.sent(message), getState: () => undefined, setState: (state) => { window.kept = state; } })`);
  await page.route('http://page.test/**', async (route) => {
    const name = new URL(route.request().url()).pathname;
    if (name === '/') await route.fulfill({ contentType: 'text/html', body: html });
    else
      await route.fulfill({
        contentType: name.endsWith('.css') ? 'text/css' : 'text/javascript',
        body: await readFile(path.join(dist, name), 'utf8'),
      });
  });
  await page.goto('http://page.test/');
  await expect.poll(() => done).toEqual([{ do: 'ready' }]);
});

// Scripts for the page are text: the tests know nothing of a browser's types.
const show = (shown: ViewState) => page.evaluate(`window.postMessage(${JSON.stringify(shown)}, '*')`);
const asked = () => done.slice(1);

test('a card is its parts, in the order in which they are read', async () => {
  await show({ is: 'card', card, again: true });
  await page.getByRole('grid').waitFor();
  const order = await page.evaluate(
    "[...document.querySelectorAll('h1, .headline, [role=toolbar], dl, [role=tablist], table, details, footer')].map((each) => each.localName)",
  );
  expect(order).toEqual(['h1', 'p', 'div', 'dl', 'div', 'table', 'details', 'details', 'footer']);
  expect(await page.getByRole('img', { name: 'Passed' }).count()).toBe(1);
  await page.getByText('How this is counted (1)').click();
  await page.getByText('Time is UTC.').waitFor();
  expect(await page.evaluate('window.kept')).toEqual({ card });
  expect(complaints).toEqual([]);
});

test('what the reader does is told', async () => {
  await show({ is: 'card', card, again: true });
  await page.getByRole('button', { name: 'Run Again' }).click();
  await page.getByRole('button', { name: 'Export CSV…' }).click();
  await page.getByRole('button', { name: 'Save as HTML…' }).click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect.poll(asked).toHaveLength(4);
  const [again, save, html, copy] = asked();
  expect(again).toEqual({ do: 'again' });
  expect(save).toEqual({ do: 'save', as: 'csv' });
  expect(html).toEqual({ do: 'save', as: 'html' });
  expect(copy).toEqual({ do: 'copy' });
});

test('work that goes on shows how far it is, keeps the focus on Cancel, and is cancelled', async () => {
  await show({ is: 'running', title: 'Funnel "checkout"', ms: 3000 });
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await cancel.focus();
  await page.getByText('3 s').waitFor();
  await show({ is: 'running', title: 'Funnel "checkout"', ms: 3100, doing: 'Running checkout', percent: 40 });
  await page.getByText('Running checkout').waitFor();
  expect(await page.getByRole('progressbar').getAttribute('value')).toBe('40');
  expect(await page.locator(':focus').innerText()).toBe('Cancel');
  await page.keyboard.press('Enter');
  await expect.poll(asked).toEqual([{ do: 'cancel' }]);
});

test('a failure says what is wrong and offers what to do', async () => {
  await show({
    is: 'failed',
    verdict: 'fail',
    title: 'Funnel "checkout"',
    message: 'Stopped after 30 s.',
    actions: ['Show Log'],
    again: true,
  });
  await page.getByRole('alert').getByText('Stopped after 30 s.').waitFor();
  await page.getByRole('button', { name: 'Show Log' }).click();
  await page.getByRole('button', { name: 'Run Again' }).click();
  await expect.poll(asked).toEqual([{ do: 'act', action: 'Show Log' }, { do: 'again' }]);
});

test('nothing in a card is ever markup', async () => {
  const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>\u202e"\'&';
  const hostile: Card = {
    ...card,
    title: evil,
    headline: evil,
    facts: [{ name: evil, value: evil }],
    table: { columns: [{ name: evil, type: 'string' }], rows: [[evil]] },
    checks: [{ name: evil, status: 'fail', message: evil }],
    assumptions: [evil],
    caveats: [evil],
    sql: [{ name: evil, text: evil }],
    provenance: { version: evil, data: evil },
  };
  await show({ is: 'card', card: hostile, again: false });
  await page.getByRole('tab', { name: 'SQL' }).click();
  await page.locator('pre').waitFor();
  expect(await page.locator('img, main script').count()).toBe(0);
  expect(await page.locator('h1').innerText()).toContain('<img src=x onerror=alert(1)>');
  expect(await page.locator('main').innerText()).not.toContain('\u202e');
  await show({ is: 'failed', verdict: 'fail', title: evil, message: evil, actions: [evil], again: false });
  await page.getByRole('alert').waitFor();
  expect(await page.locator('img, main script').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('no rows are said, and many are drawn as they are asked for', async () => {
  const columns = [{ name: 'n', type: 'integer' as const }];
  await show({ is: 'card', card: { ...card, sql: [], table: { view: 'series', columns, rows: [] } }, again: false });
  await page.getByText('No rows are left.').waitFor();
  await show({ is: 'card', card: { ...card, kind: 'check', sql: [], table: { columns, rows: [] } }, again: false });
  await page.getByText('No rows are left.').waitFor({ state: 'detached' });
  const rows = Array.from({ length: 1200 }, (_, n) => [n]);
  await show({ is: 'card', card: { ...card, kind: 'check', table: { columns, rows } }, again: false });
  expect(await page.locator('tbody tr').count()).toBe(500);
  await page.getByRole('button', { name: 'Show 500 more of 700' }).click();
  await page.getByRole('button', { name: 'Show 200 more of 200' }).click();
  expect(await page.locator('tbody tr').count()).toBe(1200);
  await page.getByRole('columnheader').first().focus();
  await page.keyboard.press('Control+End');
  expect(await page.locator(':focus').innerText()).toBe('1,199');
});

test('with forced colours the bars and the open tab can still be seen', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  await show({ is: 'card', card, again: true });
  await page.getByRole('grid').waitFor();
  const background = (selector: string) =>
    page.evaluate(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
  const [bar, ground] = [await background('td.bar span'), await background('body')];
  expect(bar).not.toBe(ground);
  expect(bar).not.toBe('rgba(0, 0, 0, 0)');
});
