// Plain data -> protocol.
import type {
  AnnotatedTextEdit,
  Diagnostic,
  Location,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { isUnmodified } from '../dbt/write/checksum.ts';
import type { Problem } from '../lint/engine/problems.ts';
import { sectionOfShape, sections } from '../plan/sections.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { cleanBlock } from '../results/clean.ts';
import { uiText } from '../results/ui-text.ts';
import { normalUri } from '../workspace/uri.ts';
import type { Span, TextEdit as SpanEdit } from '../yaml/node.ts';
import { DiagnosticSeverity, DiagnosticTag, SymbolKind } from './protocol.ts';
import type { Session } from './session.ts';

const severity = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;
const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** What an action needs to find its problem again in the newest snapshot. */
export interface ProblemData {
  readonly rule: string;
  readonly key: string;
}
export const rulePageUri = (rule: string): string => `trackwright:/rules/${rule}.md`;

export function diagnosticOf(problem: Problem, session: Session): Diagnostic {
  const { client } = session;
  return {
    range: problem.range,
    severity: severity[problem.severity],
    source: 'trackwright',
    code: problem.rule,
    message: cleanBlock(problem.message),
    ...(client.codeDescription && client.virtualDocuments
      ? { codeDescription: { href: rulePageUri(problem.rule) } }
      : {}),
    ...(problem.tag ? { tags: [tags[problem.tag]] } : {}),
    ...(client.relatedInformation && problem.related.length
      ? {
          relatedInformation: problem.related.map((one) => ({
            location: { uri: session.clientUri(one.uri), range: one.range },
            message: cleanBlock(one.message),
          })),
        }
      : {}),
    data: { rule: problem.rule, key: problem.key } satisfies ProblemData,
  };
}

/** Edits by file; those under `asked` happen when a person agrees, where the client can ask. */
export type Edits = ReadonlyMap<string, readonly SpanEdit[]>;
const GENERATED = 'generated';
const ASKED = 'asked';

/**
 * Edits of any number of files; versions are named where the client shows the text. Files that we generated and nobody touched
 * are made again by "trackwright dbt": a rename (`asked`) has edits of them confirmed, and leaves them away where the client
 * cannot ask.
 */
export function workspaceEditOf(
  edits: Edits,
  snapshot: Snapshot,
  session: Session,
  asked?: { readonly label: string; readonly edits: Edits },
): WorkspaceEdit {
  const { client } = session;
  const annotate = client.documentChanges && client.annotations;
  const used = new Set<string>();
  const textEdit = (uri: string, annotation: string | undefined) => (edit: SpanEdit) => {
    const range = snapshot.doc(uri)?.range(edit.at);
    if (!range || (annotation === GENERATED && !annotate)) return [];
    if (!annotation || !annotate) return [{ range, newText: edit.text }];
    used.add(annotation);
    return [{ range, newText: edit.text, annotationId: annotation }];
  };
  const texts = [...new Set([...edits.keys(), ...(asked?.edits.keys() ?? [])])].flatMap(
    (uri): [string, (TextEdit | AnnotatedTextEdit)[]][] => {
      const mark = asked && isGenerated(uri, snapshot) ? GENERATED : undefined;
      const list = [
        ...(edits.get(uri) ?? []).flatMap(textEdit(uri, mark)),
        ...(asked?.edits.get(uri) ?? []).flatMap(textEdit(uri, ASKED)),
      ];
      return list.length ? [[session.clientUri(uri), list]] : [];
    },
  );
  if (!client.documentChanges) return { changes: Object.fromEntries(texts) };
  return {
    documentChanges: texts.map(
      ([uri, list]): TextDocumentEdit => ({
        textDocument: { uri, version: session.version(normalUri(uri)) ?? null },
        edits: list,
      }),
    ),
    ...(used.size
      ? {
          changeAnnotations: Object.fromEntries(
            [
              [GENERATED, 'In a generated file, which "Write dbt Files" makes again'],
              [ASKED, uiText(asked?.label ?? '')],
            ]
              .filter(([id = '']) => used.has(id))
              .map(([id, label]) => [id, { label, needsConfirmation: true }]),
          ),
        }
      : {}),
  };
}
export const isGenerated = (uri: string, snapshot: Snapshot): boolean =>
  snapshot.files.get(uri)?.kind === 'dbt' && isUnmodified(snapshot.doc(uri)?.text() ?? '');

/** Where a span stands: empty once its text is another. */
export function locationsOf(span: Span, snapshot: Snapshot, session: Session): Location[] {
  const range = snapshot.range(span);
  return range ? [{ uri: session.clientUri(snapshot.uriOf(span)), range }] : [];
}

/** What is no item of a section; each section has its own. */
const otherSymbols: Readonly<Record<string, SymbolKind>> = {
  plan: SymbolKind.Package,
  brief: SymbolKind.Package,
  action: SymbolKind.Event,
  propertyUse: SymbolKind.Property,
  column: SymbolKind.Field,
  step: SymbolKind.EnumMember,
  model: SymbolKind.Class,
  table: SymbolKind.Class,
};
export function symbolKind(shape: string): SymbolKind {
  const section = sectionOfShape.get(shape);
  return section === undefined ? (otherSymbols[shape] ?? SymbolKind.Object) : SymbolKind[sections[section].symbol];
}
