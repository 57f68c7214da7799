// The host of the Results page: what the page may ask of it, what it keeps, what it saves.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../../../server/results/card.ts';
import { cards, funnel } from '../../../server/results/cards.ts';

const done = vi.hoisted(() => ({
  dialogs: [] as { defaultUri?: unknown; filters: unknown }[],
  written: [] as string[],
  copied: [] as string[],
  told: [] as string[],
}));
vi.mock('vscode', () => {
  const joinPath = (...parts: string[]) => parts.join('/');
  return {
    Uri: { joinPath },
    Diagnostic: class {},
    TestMessage: class {},
    TreeItem: class {},
    QuickPickItemKind: {},
    env: { clipboard: { writeText: async (text: string) => done.copied.push(text) } },
    window: {
      showSaveDialog: async (options: { filters: unknown }) => {
        done.dialogs.push(options);
        return 'target';
      },
      showInformationMessage: async (text: string) => void done.told.push(text),
    },
    workspace: {
      workspaceFolders: [{ uri: 'folder' }],
      fs: {
        writeFile: async (_: unknown, bytes: Uint8Array) => void done.written.push(new TextDecoder().decode(bytes)),
      },
    },
  };
});
const { pageOf } = await import('../../../../client/views/results/panel.ts');

beforeEach(() => Object.assign(done, { dialogs: [], written: [], copied: [], told: [] }));

function opened(kept?: unknown) {
  const posted: unknown[] = [];
  const warned: string[] = [];
  let send = (_: unknown): void => {};
  const webview = {
    options: {} as { localResourceRoots?: unknown },
    html: '',
    cspSource: 'source:',
    asWebviewUri: String,
    postMessage: (message: unknown) => posted.push(message),
    onDidReceiveMessage: (listener: typeof send) => {
      send = listener;
    },
  };
  const panel = { webview, onDidDispose: () => {}, reveal: () => {}, title: '' };
  const log = { warn: (text: string) => warned.push(text) };
  const page = pageOf(panel as never, 'extension' as never, log as never, kept);
  return { page, panel, posted, warned, send: (message: unknown) => send(message) };
}
const wishes = { again: vi.fn(), cancel: vi.fn(), help: [{ title: 'Help', do: vi.fn() }] };

describe('what is no message of the page', () => {
  it.each([
    [undefined],
    [null],
    ['save'],
    [1],
    [[]],
    [{}],
    [{ do: null }],
    [{ do: 'quit' }],
    [{ do: '__proto__' }],
    [{ do: 'save' }],
    [{ do: 'save', as: 'exe' }],
    [{ do: 'save', name: '../x.csv', text: 'x' }],
    [{ do: ['save'], as: 'csv' }],
    [{ do: 'act' }],
    [{ do: 'act', action: { title: 'Help' } }],
  ])('%j does nothing, and is logged', async (message) => {
    const { page, warned, send } = opened();
    page.show({ is: 'card', card: funnel, again: true }, wishes);
    send(message);
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toEqual({ dialogs: [], written: [], copied: [], told: [] });
    for (const wish of [wishes.again, wishes.cancel, wishes.help[0]?.do]) expect(wish).not.toHaveBeenCalled();
    expect(warned).toHaveLength(1);
  });
});

it.each([
  ['csv', { CSV: ['csv'] }, 'folder/funnel-checkout.csv', /^step,event/],
  ['html', { HTML: ['html'] }, 'folder/funnel-checkout.html', /^<!doctype html>/],
])('saving as %s offers its own filter, and writes what the host shows', async (as, filters, defaultUri, text) => {
  const { page, send } = opened();
  send({ do: 'save', as });
  page.show({ is: 'card', card: funnel, again: true }, {});
  send({ do: 'save', as, text: 'x', name: 'x' });
  await vi.waitFor(() => expect(done.written).toHaveLength(1));
  expect(done.dialogs).toEqual([{ filters, defaultUri }]);
  expect(done.written[0]).toMatch(text);
  expect(done.told).toEqual([]);
});

it('an export that changed text says so', async () => {
  const card: Card = { ...funnel, table: { columns: [{ name: 'a', type: 'string' }], rows: [['=1']] } };
  const { page, send } = opened();
  page.show({ is: 'card', card, again: true }, {});
  send({ do: 'save', as: 'csv' });
  await vi.waitFor(() => expect(done.told).toHaveLength(1));
  expect(done.told[0]).toMatch(/^1 cell began like a formula/);
  send({ do: 'copy' });
  expect(done.copied[0]).toContain('## Funnel');
});

describe('what a page kept', () => {
  const shownOf = (kept: unknown) => {
    const { send, posted } = opened(kept);
    send({ do: 'ready' });
    return posted[0];
  };
  it('is shown where it is a card of this version', () => {
    for (const card of Object.values(cards)) expect(shownOf({ card })).toEqual({ is: 'card', card, again: false });
  });
  it.each([[undefined], [null], [{}], ['x']])('%j was nothing', (kept) =>
    expect(shownOf(kept)).toEqual({ is: 'empty' }),
  );
  it.each([[null], [{ ...funnel, schema: 'trackwright.card/0' }], ['x']])(
    'is dropped with a word where it is %j',
    (card) => expect(shownOf({ card })).toEqual({ is: 'empty', note: expect.stringContaining('another version') }),
  );
});

it('the page may load two files of ours and nothing else', () => {
  const { panel } = opened();
  const { html, options } = panel.webview;
  expect(options.localResourceRoots).toEqual(['extension/dist/views']);
  const [, policy = ''] = /Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  expect(policy.split('; ').map((one) => one.replace(/'nonce-[\w+/=]+'/, 'NONCE'))).toEqual([
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    'style-src source:',
    'script-src NONCE',
  ]);
});
