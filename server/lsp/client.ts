// What the client on the other side can do, as the few facts that matter here.
import type { InitializeParams } from 'vscode-languageserver';

export interface Client {
  /** It asks for problems; else they are pushed to it. */
  readonly pulls: boolean;
  readonly refreshesProblems: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** It asks for an action's edit when the action is picked. */
  readonly resolvesActions: boolean;
  readonly documentChanges: boolean;
  readonly annotations: boolean;
  /** It opens `trackwright:` documents, which the server makes. */
  readonly virtualDocuments: boolean;
  readonly watchesFiles: boolean;
  /** It tells of folders that come and go. */
  readonly changesFolders: boolean;
  readonly snippets: boolean;
  readonly markdown: boolean;
  readonly progress: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly prepareRename: boolean;
  readonly appliesEdits: boolean;
  /** Our own extension: its commands may be named in lenses and actions. */
  readonly isTrackwright: boolean;
  /** What the folders may make us run; editors that know no trust trust everything. */
  readonly trusted: boolean;
}

export function clientOf({ capabilities, initializationOptions }: InitializeParams): Client {
  const { textDocument: text, workspace, window } = capabilities;
  const said = initializationOptions as { client?: string; trusted?: boolean } | undefined;
  const diagnostic = text?.diagnostic;
  const published = text?.publishDiagnostics;
  const markdown = text?.hover?.contentFormat?.includes('markdown') ?? false;
  return {
    pulls: diagnostic !== undefined,
    refreshesProblems: workspace?.diagnostics?.refreshSupport ?? false,
    relatedInformation: published?.relatedInformation ?? diagnostic?.relatedInformation ?? false,
    codeDescription: published?.codeDescriptionSupport ?? diagnostic?.codeDescriptionSupport ?? false,
    resolvesActions: text?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    documentChanges: workspace?.workspaceEdit?.documentChanges ?? false,
    annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    virtualDocuments: workspace?.textDocumentContent !== undefined,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    changesFolders: workspace?.workspaceFolders ?? false,
    snippets: text?.completion?.completionItem?.snippetSupport ?? false,
    markdown,
    progress: window?.workDoneProgress ?? false,
    hierarchicalSymbols: text?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    prepareRename: text?.rename?.prepareSupport ?? false,
    appliesEdits: workspace?.applyEdit ?? false,
    isTrackwright: said?.client === 'trackwright',
    trusted: said?.trusted !== false,
  };
}
