// One webview panel and the page in it: what it shows now, what its reader asks for.
import { randomBytes } from 'node:crypto';
import { env, Uri, type WebviewPanel, window, workspace } from 'vscode';
import type { Card } from '../../../server/card/card.ts';
import type { Done, Shown } from './messages.ts';
import type { Help } from './view.ts';

export interface Wishes {
  readonly again?: () => void;
  readonly cancel?: () => void;
  readonly help?: readonly Help[];
}
export interface Page {
  show(shown: Shown, wishes: Wishes): void;
  reveal(): void;
  /** The panel keeps what it shows. */
  pin(): void;
}

/** Takes over a panel, new or left from before the window was restarted. */
export function pageOf(panel: WebviewPanel, extension: Uri, kept: Card | undefined): Page {
  let shown: Shown = kept ? { is: 'card', card: kept, again: false } : { is: 'empty' };
  let wishes: Wishes = {};
  let open = true;
  const { webview } = panel;
  const dist = Uri.joinPath(extension, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.onDidReceiveMessage((done: Done) => {
    if (done.do === 'ready') void webview.postMessage(shown);
    else if (done.do === 'again') wishes.again?.();
    else if (done.do === 'cancel') wishes.cancel?.();
    else if (done.do === 'act') wishes.help?.find((one) => one.title === done.action)?.do();
    else if (done.do === 'copy') void env.clipboard.writeText(done.text);
    else void save(done.name, done.text);
  });
  panel.onDidDispose(() => {
    open = false;
    wishes.cancel?.();
  });
  panel.iconPath = Uri.joinPath(extension, 'media', 'results.svg');
  webview.html = html(
    webview.cspSource,
    webview.asWebviewUri(Uri.joinPath(dist, 'results.js')),
    webview.asWebviewUri(Uri.joinPath(dist, 'results.css')),
  );
  return {
    show(next, asked) {
      shown = next;
      wishes = asked;
      if (open) void webview.postMessage(next);
    },
    reveal: () => open && panel.reveal(undefined, true),
    pin() {
      if (shown.is === 'card') panel.title = shown.card.title;
    },
  };
}

async function save(name: string, text: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const uri = await window.showSaveDialog({
    ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
    filters: { CSV: ['csv'] },
  });
  if (uri) await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Nothing may be loaded but our own style and the one script that carries the nonce. */
function html(source: string, script: Uri, style: Uri): string {
  const nonce = randomBytes(16).toString('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Results</title>
</head>
<body><script nonce="${nonce}" src="${script}"></script></body>
</html>`;
}
