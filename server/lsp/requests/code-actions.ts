// What can be done about a problem: fix it, fix all like it, disable its rule, read about it.
import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import { fixesOf, fixOf, together } from '../../lint/engine/fixes.ts';
import type { Problem } from '../../lint/engine/problems.ts';
import { uiText } from '../../results/ui-text.ts';
import { DISABLE } from '../../schema/suppressions.ts';
import type { Project } from '../../workspace/project.ts';
import type { Range } from '../../yaml/document.ts';
import type { TextEdit } from '../../yaml/node.ts';
import { isGenerated, type ProblemData, rulePageUri, workspaceEditOf } from '../convert.ts';
import type { Session } from '../session.ts';

const FIX_ALL = 'source.fixAll.trackwright';
export const codeActionKinds = [CodeActionKind.QuickFix, FIX_ALL];

/** What resolving an action needs. */
type ActionData =
  | { readonly do: 'fix'; readonly uri: string; readonly problem: ProblemData }
  | { readonly do: 'fix-rule'; readonly uri: string; readonly rule: string; readonly everywhere: boolean }
  | { readonly do: 'fix-safe'; readonly uri: string }
  | { readonly do: 'suppress'; readonly uri: string; readonly problem: ProblemData };

export async function codeActions(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
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
      const { data: _, ...done } = resolved(action, wish, project, session);
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
      const fix = problem.fixable ? fixOf(problem, project.linter, project.snapshot) : undefined;
      if (!fix) continue;
      helpful.add(problem.rule);
      offer(fix.title, CodeActionKind.QuickFix, { do: 'fix', uri, problem: data }, { ...linked, isPreferred: true });
    }
    if (session.client.isTrackwright && session.trusted)
      for (const command of new Set(here.flatMap(({ problem }) => problem.raw.rule.command ?? [])))
        actions.push({ title: command.title, kind: CodeActionKind.QuickFix, command });
    for (const rule of helpful) {
      const inFile = all.filter((one) => one.rule === rule && one.fixable).length;
      if (inFile > 1)
        offer(`Fix all ${inFile} "${rule}" problems in this file`, CodeActionKind.QuickFix, {
          do: 'fix-rule',
          uri,
          rule,
          everywhere: false,
        });
      const inAll = [...project.allProblems().values()].flat().filter((one) => one.rule === rule && one.fixable).length;
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

export async function resolveCodeAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const wish = action.data as ActionData | undefined;
  const at = wish && (await session.projectOf(wish.uri));
  return wish && at ? resolved(action, wish, at.project, session) : action;
}

function resolved(action: CodeAction, wish: ActionData, project: Project, session: Session): CodeAction {
  const { snapshot } = project;
  // A fix asks nothing; generated files follow when they are made again, but for the one whose problem it is.
  const edits = new Map(
    [...(editsOf(wish, project) ?? [])].filter(([uri]) => uri === wish.uri || !isGenerated(uri, snapshot)),
  );
  return edits.size ? { ...action, edit: workspaceEditOf(edits, snapshot, session) } : action;
}
function editsOf(wish: ActionData, project: Project): ReadonlyMap<string, readonly TextEdit[]> | undefined {
  const { snapshot, linter } = project;
  const find = ({ rule, key }: ProblemData) =>
    project.problems(wish.uri).find((one) => one.rule === rule && one.key === key);
  if (wish.do === 'fix') {
    const problem = find(wish.problem);
    return problem && fixOf(problem, linter, snapshot)?.edits;
  }
  if (wish.do === 'suppress') {
    const problem = find(wish.problem);
    return problem && new Map([[wish.uri, [suppression(problem, project)]]]);
  }
  const everything =
    wish.do === 'fix-rule' && wish.everywhere ? [...project.allProblems().values()].flat() : project.problems(wish.uri);
  const chosen = everything.filter(
    (one) => one.fixable && (wish.do === 'fix-safe' ? one.safe : one.rule === wish.rule),
  );
  return together([...fixesOf(chosen, linter, snapshot).values()], snapshot);
}

/** A comment on the line above, as deep as the line itself, that asks for a reason. */
function suppression(problem: Problem, project: Project): TextEdit {
  const doc = project.snapshot.doc(problem.uri);
  const { line } = problem.range.start;
  const text = doc?.text() ?? '';
  const start = doc?.offsetAt({ line, character: 0 }) ?? 0;
  const indent = /^ */.exec(text.slice(start, start + 200))?.[0] ?? '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = doc?.spanAt({ line, character: 0 });
  return { at: at as TextEdit['at'], text: `${indent}# ${DISABLE} ${problem.rule}: reason${eol}` };
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
