// Definitions, references, highlights, rename, symbols, folding: what assist/ finds, as protocol.
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentSymbol,
  type FoldingRange,
  type Location,
  type Position,
  ResponseError,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { folds } from '../../language-service/folding.ts';
import { findDefinitions, findMentions } from '../../language-service/references.ts';
import { prepareRename, rename } from '../../language-service/rename.ts';
import { type OutlineItem, outline, searchNames } from '../../language-service/symbols.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Span } from '../../yaml/node.ts';
import { workspaceEditOf } from '../convert.ts';
import type { Session } from '../session.ts';

interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}
const MAX_SYMBOLS = 500;
const REQUEST_FAILED = -32803;

export async function definition(session: Session, { textDocument, position }: At): Promise<Location[]> {
  const at = await session.projectOf(textDocument.uri);
  if (!at) return [];
  const { snapshot } = at.project;
  return findDefinitions(snapshot, at.uri, position).flatMap((item) => location(item.name.span, snapshot, session));
}

export async function references(
  session: Session,
  params: At & { readonly context: { readonly includeDeclaration: boolean } },
): Promise<Location[]> {
  const at = await session.projectOf(params.textDocument.uri);
  if (!at) return [];
  const { snapshot } = at.project;
  return findMentions(snapshot, at.uri, params.position)
    .filter((mention) => params.context.includeDeclaration || !mention.isDefinition)
    .flatMap((mention) => location(mention.span, snapshot, session));
}

export async function highlights(session: Session, { textDocument, position }: At): Promise<DocumentHighlight[]> {
  const at = await session.projectOf(textDocument.uri);
  if (!at) return [];
  const { snapshot } = at.project;
  return findMentions(snapshot, at.uri, position).flatMap((mention) => {
    const range = snapshot.uriOf(mention.span) === at.uri ? snapshot.range(mention.span) : undefined;
    return range
      ? [{ range, kind: mention.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read }]
      : [];
  });
}

export async function prepareRenameAt(session: Session, { textDocument, position }: At) {
  const at = await session.projectOf(textDocument.uri);
  return (at && prepareRename(at.project.snapshot, at.uri, position)) ?? null;
}

/** Refuses with a sentence that the editor shows. */
export async function renameEverywhere(
  session: Session,
  params: At & { readonly newName: string },
): Promise<WorkspaceEdit | null> {
  const at = await session.projectOf(params.textDocument.uri);
  if (!at) return null;
  const done = rename(at.project.snapshot, at.uri, params.position, params.newName);
  if ('refused' in done) throw new ResponseError(REQUEST_FAILED, done.refused);
  return workspaceEditOf(done.edits, at.project.snapshot, session, {
    label: 'Keep the old name as an alias: what was collected under it still counts',
    edits: done.alias,
  });
}

const kinds: Readonly<Record<string, SymbolKind>> = {
  plan: SymbolKind.Package,
  event: SymbolKind.Event,
  property: SymbolKind.Property,
  propertyUse: SymbolKind.Property,
  column: SymbolKind.Field,
  type: SymbolKind.TypeParameter,
  bundle: SymbolKind.Struct,
  globals: SymbolKind.Namespace,
  metric: SymbolKind.Number,
  funnel: SymbolKind.Array,
  step: SymbolKind.EnumMember,
  segment: SymbolKind.Boolean,
  entity: SymbolKind.Class,
  model: SymbolKind.Class,
  table: SymbolKind.Class,
};

export async function documentSymbols(session: Session, uri: string): Promise<DocumentSymbol[] | SymbolInformation[]> {
  const at = await session.projectOf(uri);
  if (!at) return [];
  const { snapshot } = at.project;
  const items = outline(snapshot.files.get(at.uri)?.fragments ?? []);
  if (session.client.hierarchicalSymbols) return items.flatMap((item) => symbol(item, snapshot));
  return items.flatMap((item) =>
    location(item.span, snapshot, session).map((where) => ({
      name: item.name,
      kind: kinds[item.kind] ?? SymbolKind.Object,
      location: where,
    })),
  );
}
function symbol(item: OutlineItem, snapshot: Snapshot): DocumentSymbol[] {
  const range = snapshot.range(item.span);
  const selectionRange = snapshot.range(item.nameSpan);
  if (!range || !selectionRange) return [];
  const children = item.children.flatMap((child) => symbol(child, snapshot));
  return [
    {
      name: item.name,
      detail: item.detail,
      kind: kinds[item.kind] ?? SymbolKind.Object,
      range,
      selectionRange,
      children,
    },
  ];
}

export function workspaceSymbols(session: Session, query: string): Promise<SymbolInformation[]> {
  return session.inOrder(() =>
    session.projects.flatMap(({ snapshot }) =>
      searchNames(snapshot, query, MAX_SYMBOLS).flatMap((item) =>
        location(item.name.span, snapshot, session).map((where) => ({
          name: item.name.value,
          kind: kinds[item.shape] ?? SymbolKind.Object,
          location: where,
          containerName: item.shape,
        })),
      ),
    ),
  );
}

export async function foldingRanges(session: Session, uri: string): Promise<FoldingRange[]> {
  const at = await session.projectOf(uri);
  const file = at?.project.snapshot.files.get(at.uri);
  return file ? folds(file).map(({ from, to }) => ({ startLine: from, endLine: to })) : [];
}

function location(span: Span, snapshot: Snapshot, session: Session): Location[] {
  const range = snapshot.range(span);
  return range ? [{ uri: session.clientUri(snapshot.uriOf(span)), range }] : [];
}
