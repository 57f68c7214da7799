// `textDocument/codeAction`: fix a problem, fix all like it, disable its rule, read about it.
import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver';
import { fixTitle } from '../../lint/engine/fixes.ts';
import type { Problem } from '../../lint/engine/problems.ts';
import { uiText } from '../../results/ui-text.ts';
import type { Range } from '../../yaml/document.ts';
import { type ProblemData, rulePageUri } from '../convert.ts';
import { requestHandler } from '../method-handler.ts';
import { CodeActionKind, CodeActionRequest } from '../protocol.ts';
import type { Session } from '../session.ts';
import { type ActionData, resolvedAction } from './code-action-resolve.ts';

const FIX_ALL = 'source.fixAll.trackwright';

export const codeActionRequest = requestHandler(CodeActionRequest.type, codeActions, (client) => ({
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: client.resolvesActions },
}));

async function codeActions(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const at = await session.projectOf(params.textDocument.uri);
  if (!at) return [];
  const { project, uri } = at;
  const { only, diagnostics } = params.context;
  const wants = (kind: string) => !only || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const actions: CodeAction[] = [];
  const offer = (title: string, kind: string, wish: ActionData, more: Partial<CodeAction> = {}) => {
    const action: CodeAction = { title: uiText(title), kind, data: wish, ...more };
    if (session.client.resolvesActions) actions.push(action);
    else {
      const { data: _, ...done } = resolvedAction(action, wish, project, session);
      if (done.edit) actions.push(done);
    }
  };
  if (wants(CodeActionKind.QuickFix)) {
    const all = project.problems(uri);
    const here = diagnostics.length
      ? diagnostics.flatMap((one) => meant(one, all))
      : all.filter((one) => touches(one.range, params.range)).map((problem) => ({ problem, diagnostic: undefined }));
    /** Rules that can fix what is here, and so perhaps others of theirs. */
    const helpful = new Set<string>();
    for (const { problem, diagnostic } of here) {
      const linked = diagnostic ? { diagnostics: [diagnostic] } : {};
      const data = { rule: problem.rule, key: problem.key };
      const title = fixTitle(problem, project.linter, project.snapshot);
      if (title === undefined) continue;
      helpful.add(problem.rule);
      offer(title, CodeActionKind.QuickFix, { do: 'fix', uri, problem: data }, { ...linked, isPreferred: true });
    }
    if (session.client.isTrackwright && session.trusted)
      for (const command of new Set(here.flatMap(({ problem }) => problem.raw.rule.command ?? [])))
        actions.push({ title: command.title, kind: CodeActionKind.QuickFix, command });
    for (const rule of helpful) {
      const inFile = project.fixableCount(rule, uri);
      if (inFile > 1)
        offer(`Fix all ${inFile} "${rule}" problems in this file`, CodeActionKind.QuickFix, {
          do: 'fix-rule',
          uri,
          rule,
          everywhere: false,
        });
      const inAll = project.fixableCount(rule);
      if (inAll > inFile)
        offer(`Fix all ${inAll} "${rule}" problems in the project`, CodeActionKind.QuickFix, {
          do: 'fix-rule',
          uri,
          rule,
          everywhere: true,
        });
    }
    for (const { problem, diagnostic } of here) {
      const linked = diagnostic ? { diagnostics: [diagnostic] } : {};
      offer(
        `Disable ${problem.rule} for this line`,
        CodeActionKind.QuickFix,
        { do: 'suppress', uri, problem: { rule: problem.rule, key: problem.key } },
        linked,
      );
      if (session.client.isTrackwright)
        actions.push({
          title: `Show documentation for ${problem.rule}`,
          kind: CodeActionKind.QuickFix,
          command: { title: 'Read', command: 'trackwright.openDocument', arguments: [rulePageUri(problem.rule)] },
          ...linked,
        });
    }
  }
  if (wants(FIX_ALL) && (only || project.problems(uri).some((one) => one.safe && one.fixable)))
    offer('Fix all safe problems', FIX_ALL, { do: 'fix-safe', uri });
  return actions;
}

/** The problem a diagnostic was made of: by its data, or, for clients that drop it, by code and range. */
function meant(
  diagnostic: Diagnostic,
  problems: readonly Problem[],
): readonly { readonly problem: Problem; readonly diagnostic: Diagnostic }[] {
  const data = diagnostic.data as ProblemData | undefined;
  const problem =
    (data && problems.find((one) => one.rule === data.rule && one.key === data.key)) ??
    problems.find(
      (one) => one.rule === diagnostic.code && JSON.stringify(one.range) === JSON.stringify(diagnostic.range),
    );
  return problem ? [{ problem, diagnostic }] : [];
}
const touches = (a: Range, b: Range): boolean => !(before(a.end, b.start) || before(b.end, a.start));
const before = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);
