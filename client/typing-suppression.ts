// What is half typed is not yet wrong: new problems of the item that is being written wait for a pause in the typing.
// What is fixed goes at once, and what was shown before stays until then.
import {
  type CancellationToken,
  type Diagnostic,
  Disposable,
  type TextDocument,
  type TextDocumentChangeEvent,
  Uri,
  workspace,
} from 'vscode';
import { DocumentDiagnosticRequest, type LanguageClient, type Middleware, vsdiag } from 'vscode-languageclient/node';
import { itemAtLine, type Lines } from './item-at-line.ts';

/** Longer than between two keys of a word, shorter than a thought. */
const PAUSE = 500;
/** Beyond this many lines looking for the item would be felt. */
const MAX_LINES = 50_000;

export interface Quiet {
  readonly provideDiagnostics: NonNullable<Middleware['provideDiagnostics']>;
  /** Asks for what was held back once the typing pauses. */
  follow(server: LanguageClient): Disposable;
}

export function suppressWhileTyping(): Quiet {
  const shown = new Map<string, readonly Diagnostic[]>();
  let typing: { readonly uri: string; readonly item: Lines; held: boolean } | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    async provideDiagnostics(of: TextDocument | Uri, previous: string | undefined, token: CancellationToken, next) {
      const report = await next(of, previous, token);
      if (report?.kind !== vsdiag.DocumentDiagnosticReportKind.full) return report;
      const uri = uriOf(of).toString();
      const now = typing?.uri === uri ? typing : undefined;
      const items = now ? report.items.filter((one) => !isNew(one, now.item, shown.get(uri))) : report.items;
      shown.set(uri, items);
      if (!now || items.length === report.items.length) return report;
      now.held = true;
      // Without an id, so that the whole is sent the next time.
      return { kind: report.kind, items };
    },
    follow(server) {
      const wake = () => {
        const held = typing?.held ? typing.uri : undefined;
        typing = undefined;
        const document = workspace.textDocuments.find(({ uri }) => uri.toString() === held);
        const pulling = document && server.getFeature(DocumentDiagnosticRequest.method).getProvider(document);
        pulling?.onDidChangeDiagnosticsEmitter.fire();
      };
      const changed = workspace.onDidChangeTextDocument((change) => {
        if (change.contentChanges.length === 0) return;
        clearTimeout(timer);
        const item = typedItem(change);
        typing = item && { uri: change.document.uri.toString(), item, held: typing?.held ?? false };
        timer = setTimeout(wake, PAUSE);
      });
      const closed = workspace.onDidCloseTextDocument(({ uri }) => void shown.delete(uri.toString()));
      return Disposable.from(changed, closed, { dispose: () => clearTimeout(timer) });
    },
  };
}

/** The item in which one key was pressed; undefined for what is pasted, fixed, undone. */
function typedItem({ contentChanges: [only, ...more], document, reason }: TextDocumentChangeEvent): Lines | undefined {
  if (!only || more.length || reason !== undefined || only.text.trim().length > 2) return undefined;
  if (document.lineCount > MAX_LINES) return undefined;
  const line = only.range.start.line + (only.text.includes('\n') ? 1 : 0);
  return itemAtLine(document.getText().split(/\r?\n/), line);
}

/** No problem of its kind was shown in the item before. */
function isNew(problem: Diagnostic, item: Lines, before: readonly Diagnostic[] = []): boolean {
  const isIn = ({ range }: Diagnostic) => range.end.line >= item.from && range.start.line <= item.to;
  return isIn(problem) && !before.some((one) => isIn(one) && codeOf(one) === codeOf(problem));
}
const codeOf = ({ code }: Diagnostic): unknown => (typeof code === 'object' ? code.value : code);
const uriOf = (of: TextDocument | Uri): Uri => (of instanceof Uri ? of : of.uri);
