// One webview panel and the page in it: what it shows now, what its reader asks for.
import { randomBytes } from 'node:crypto';
import { env, type LogOutputChannel, Uri, type WebviewPanel, window, workspace } from 'vscode';
import { cardCsv, escapedText } from '../../../server/results/csv.ts';
import { cardHtml } from '../../../server/results/html.ts';
import { cardMarkdown } from '../../../server/results/markdown.ts';
import { readCard } from '../../../server/results/read-card.ts';
import type { ErrorAction } from '../../errors.ts';
import { setTitle, showInformation } from '../../ui.ts';
import { readDone, type SavedAs, type ViewState } from './messages.ts';

export interface PageCallbacks {
  readonly again?: () => void;
  readonly cancel?: () => void;
  readonly help?: readonly ErrorAction[];
}
export interface Page {
  show(shown: ViewState, wishes: PageCallbacks): void;
  reveal(): void;
  /** The panel keeps what it shows. */
  pin(): void;
}

/** Takes over a panel, new or left from before the window was restarted; `kept` is what its page kept then. */
export function pageOf(panel: WebviewPanel, extension: Uri, log: LogOutputChannel, kept?: unknown): Page {
  let shown = firstShown(kept);
  let wishes: PageCallbacks = {};
  let open = true;
  const { webview } = panel;
  const files = Uri.joinPath(extension, 'dist', 'views');
  webview.options = { enableScripts: true, localResourceRoots: [files] };
  webview.onDidReceiveMessage((message: unknown) => {
    const done = readDone(message);
    if (!done)
      log.warn(`The Results panel sent a message that it cannot send: ${JSON.stringify(message)?.slice(0, 200)}`);
    else if (done.do === 'ready') void webview.postMessage(shown);
    else if (done.do === 'again') wishes.again?.();
    else if (done.do === 'cancel') wishes.cancel?.();
    else if (done.do === 'act') wishes.help?.find((one) => one.title === done.action)?.do();
    else if (done.do === 'save') void save(shown, done.as);
    else if (shown.is === 'card') void env.clipboard.writeText(cardMarkdown(shown.card));
  });
  panel.onDidDispose(() => {
    open = false;
    wishes.cancel?.();
  });
  panel.iconPath = Uri.joinPath(extension, 'media', 'results.svg');
  webview.html = html(
    webview.cspSource,
    webview.asWebviewUri(Uri.joinPath(files, 'results.js')),
    webview.asWebviewUri(Uri.joinPath(files, 'results.css')),
  );
  return {
    show(next, asked) {
      shown = next;
      wishes = asked;
      if (open) void webview.postMessage(next);
    },
    reveal: () => open && panel.reveal(undefined, true),
    pin() {
      if (shown.is === 'card') setTitle(panel, shown.card.title);
    },
  };
}

/** What was kept may come from another version of ours, or be damaged. */
function firstShown(kept: unknown): ViewState {
  const given = (kept as { readonly card?: unknown } | null | undefined)?.card;
  if (given === undefined) return { is: 'empty' };
  const card = readCard(given);
  return card
    ? { is: 'card', card, again: false }
    : { is: 'empty', note: 'The result that stood here was kept by another version of Trackwright. Run it again.' };
}

const formats = { csv: { name: 'CSV', text: cardCsv }, html: { name: 'HTML', text: cardHtml } } as const;

async function save(shown: ViewState, as: SavedAs): Promise<void> {
  if (shown.is !== 'card') return;
  const { card } = shown;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const uri = await window.showSaveDialog({
    ...(folder ? { defaultUri: Uri.joinPath(folder, `${fileName(card.title)}.${as}`) } : {}),
    filters: { [formats[as].name]: [as] },
  });
  if (!uri) return;
  const made = formats[as].text(card);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(typeof made === 'string' ? made : made.text));
  const note = typeof made === 'string' ? undefined : escapedText(made);
  if (note !== undefined) void showInformation(note);
}
const fileName = (title: string): string =>
  title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase() || 'result';

/** Nothing may be loaded but our own style and the one script that carries the nonce; nothing may be sent or change where links lead. */
function html(source: string, script: Uri, style: Uri): string {
  const nonce = randomBytes(16).toString('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; style-src ${source}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Results</title>
</head>
<body><script nonce="${nonce}" src="${script}"></script></body>
</html>`;
}
