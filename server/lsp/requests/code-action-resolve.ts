// `codeAction/resolve`: the edit of an action that was picked.
import type { CancellationToken, CodeAction, Connection } from 'vscode-languageserver';
import { fixesOf, fixOf, together } from '../../lint/engine/fixes.ts';
import type { Problem } from '../../lint/engine/problems.ts';
import { DISABLE } from '../../schema/suppressions.ts';
import type { Project } from '../../workspace/project.ts';
import type { TextEdit } from '../../yaml/node.ts';
import { isGenerated, type ProblemData, workspaceEditOf } from '../convert.ts';
import { sendInformation } from '../messages.ts';
import { requestHandler } from '../method-handler.ts';
import { CodeActionResolveRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

export const codeActionResolveRequest = requestHandler(CodeActionResolveRequest.type, resolveCodeAction);

/** What resolving an action needs. */
export type ActionData =
  | { readonly do: 'fix'; readonly uri: string; readonly problem: ProblemData }
  | { readonly do: 'fix-rule'; readonly uri: string; readonly rule: string; readonly everywhere: boolean }
  | { readonly do: 'fix-safe'; readonly uri: string }
  | { readonly do: 'suppress'; readonly uri: string; readonly problem: ProblemData };

/** Titles are offered unproven: what its proof finds to be no fix changes nothing, and its user is told. */
async function resolveCodeAction(
  session: Session,
  action: CodeAction,
  _: CancellationToken,
  connection: Connection,
): Promise<CodeAction> {
  const wish = action.data as ActionData | undefined;
  const at = wish && (await session.projectOf(wish.uri));
  if (!wish || !at) return action;
  const done = resolvedAction(action, wish, at.project, session);
  if (!done.edit) sendInformation(connection, nothingDone(wish, at.project));
  return done;
}
function nothingDone(wish: ActionData, project: Project): string {
  const isThere = !('problem' in wish) || problemOf(wish.problem, wish.uri, project);
  return isThere
    ? 'Nothing was changed: with this fix the text would still have the problem, or lose something else. Change it by hand.'
    : 'Nothing was changed: the problem is not there any more.';
}

export function resolvedAction(action: CodeAction, wish: ActionData, project: Project, session: Session): CodeAction {
  const { snapshot } = project;
  // A fix asks nothing; generated files follow when they are made again, but for the one whose problem it is.
  const edits = new Map(
    [...(editsOf(wish, project) ?? [])].filter(([uri]) => uri === wish.uri || !isGenerated(uri, snapshot)),
  );
  return edits.size ? { ...action, edit: workspaceEditOf(edits, snapshot, session) } : action;
}
function editsOf(wish: ActionData, project: Project): ReadonlyMap<string, readonly TextEdit[]> | undefined {
  const { snapshot, linter } = project;
  if (wish.do === 'fix') {
    const problem = problemOf(wish.problem, wish.uri, project);
    return problem && fixOf(problem, linter, snapshot)?.edits;
  }
  if (wish.do === 'suppress') {
    const problem = problemOf(wish.problem, wish.uri, project);
    return problem && new Map([[wish.uri, [suppression(problem, project)]]]);
  }
  const everything =
    wish.do === 'fix-rule' && wish.everywhere ? [...project.allProblems().values()].flat() : project.problems(wish.uri);
  const chosen = everything.filter(
    (one) => one.fixable && (wish.do === 'fix-safe' ? one.safe : one.rule === wish.rule),
  );
  return together([...fixesOf(chosen, linter, snapshot).values()], snapshot);
}

const problemOf = ({ rule, key }: ProblemData, uri: string, project: Project): Problem | undefined =>
  project.problems(uri).find((one) => one.rule === rule && one.key === key);

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
