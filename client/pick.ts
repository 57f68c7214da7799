// Questions to the user, with what is there as the answers.
import { Uri, window, workspace } from 'vscode';
import type { ProjectState } from '../server/protocol.ts';
import type { ProjectStates } from './projects.ts';
import { pickOne, type QuickPickChoice } from './ui.ts';

export interface NamedQuestion {
  readonly project: ProjectState;
  /** `funnel:checkout`. */
  readonly name: string;
}

/** The project of the active file; the only one; else one is asked for. Undefined where there is none or nobody answers. */
export async function pickProject(projects: ProjectStates): Promise<ProjectState | undefined> {
  const file = window.activeTextEditor?.document.uri;
  const here = file && projects.of(file);
  const all = projects.withPlan;
  if (here?.plans.length) return here;
  if (all.length < 2) return all[0];
  const picked = await pickOne(
    all.map((project) => ({
      label: project.name,
      description: placeOf(Uri.parse(project.root)),
      project,
    })),
    { title: 'Which project?' },
  );
  return picked?.project;
}

/** The workspace's name for a folder: that of the open folder it is, or its path below it. */
function placeOf(root: Uri): string {
  const folder = workspace.getWorkspaceFolder(root);
  return folder?.uri.toString() === root.toString() ? folder.name : workspace.asRelativePath(root);
}

/** A metric, funnel or retention of a project. */
export async function pickQuestion(projects: ProjectStates, title: string): Promise<NamedQuestion | undefined> {
  const project = await pickProject(projects);
  if (!project) return undefined;
  const picked = await pickOne(
    project.questions.flatMap(
      ({ noun, title: label, icon, names }): readonly (QuickPickChoice & { name?: string })[] =>
        names.length
          ? [{ label, isHeading: true }, ...names.map((name) => ({ label: name, icon, name: `${noun}:${name}` }))]
          : [],
    ),
    { title, placeHolder: 'A funnel, metric or retention of the plan' },
  );
  return picked?.name === undefined ? undefined : { project, name: picked.name };
}

/** The project with that root, else the one to ask for. */
export const projectAt = (projects: ProjectStates, root: string | undefined): ProjectState | undefined =>
  projects.state.projects.find((one) => one.root === root);
