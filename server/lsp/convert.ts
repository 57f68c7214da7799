// Plain data -> protocol.
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Problem } from '../lint/problems.ts';
import type { Snapshot } from '../read/snapshot.ts';
import type { TextEdit as SpanEdit } from '../read/yaml/edits.ts';
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
    message: problem.message,
    ...(client.codeDescription && client.virtualDocuments
      ? { codeDescription: { href: rulePageUri(problem.rule) } }
      : {}),
    ...(problem.tag ? { tags: [tags[problem.tag]] } : {}),
    ...(client.relatedInformation && problem.related.length
      ? {
          relatedInformation: problem.related.map((one) => ({
            location: { uri: session.clientUri(one.uri), range: one.range },
            message: one.message,
          })),
        }
      : {}),
    data: { rule: problem.rule, key: problem.key } satisfies ProblemData,
  };
}

/** Edits of any number of files; versions are named where the client shows the text. */
export function workspaceEditOf(
  edits: ReadonlyMap<string, readonly SpanEdit[]>,
  snapshot: Snapshot,
  session: Session,
): WorkspaceEdit {
  const texts = [...edits].flatMap(([uri, list]): [string, TextEdit[]][] => {
    const doc = snapshot.doc(uri);
    return doc ? [[uri, list.map((edit) => ({ range: doc.range(edit.at), newText: edit.text }))]] : [];
  });
  if (!session.client.documentChanges)
    return { changes: Object.fromEntries(texts.map(([uri, list]) => [session.clientUri(uri), list])) };
  return {
    documentChanges: texts.map(
      ([uri, list]): TextDocumentEdit => ({
        textDocument: { uri: session.clientUri(uri), version: session.version(uri) ?? null },
        edits: list,
      }),
    ),
  };
}
