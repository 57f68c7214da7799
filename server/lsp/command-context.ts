// What a command works with: its project as it is now, the engine, where progress goes, when to stop.

import { InputError, UserError } from '../base/user-error.ts';
import type { Task } from '../operations/task.ts';
import { requireReadable } from '../operations/whole-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { planHash, planOf } from '../plan/resolve-plan.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { version } from '../version.ts';
import type { Project } from '../workspace/project.ts';
import { normalUri } from '../workspace/uri.ts';
import type { Session } from './session.ts';

export interface CommandContext {
  readonly session: Session;
  readonly signal: AbortSignal;
  /** What is being done now, and how much of it is done, 0 to 1. */
  readonly progress: (text: string, share?: number) => void;
}
/** A project at one moment: what is typed meanwhile changes nothing in it. */
export interface ProjectView {
  readonly project: Project;
  readonly snapshot: Snapshot;
  readonly plan: Plan;
}

/** The project of that root; where nothing is said, the only one. Throws UserError, also where a file of it cannot be read. */
export function viewOf(session: Session, root: string | undefined): Promise<ProjectView> {
  return session.inOrder(() => {
    const project = projectAt(session, root);
    const { snapshot } = project;
    requireReadable(snapshot);
    return { project, snapshot, plan: planOf(snapshot) };
  });
}

/** As a task of the command line has it. Throws UserError where there is no engine. */
export function taskOf({ session, signal, progress }: CommandContext, { project, plan }: ProjectView): Task {
  const { worker } = session;
  if (!worker)
    throw new UserError('sql-off', 'This language server was started without an engine: nothing can be run.');
  return { root: project.root, plan, planHash: planHash(plan), worker, version, signal, progress };
}

export function mustBeTrusted(session: Session): void {
  if (!session.trusted)
    throw new UserError(
      'untrusted',
      'This folder is not trusted, so Trackwright runs and writes nothing in it. Trust it with "Workspaces: Manage Workspace Trust".',
    );
}

const hasPlan = ({ snapshot }: Project): boolean => [...snapshot.files.values()].some((file) => file.kind === 'plan');

function projectAt(session: Session, root: string | undefined): Project {
  const wanted = root === undefined ? undefined : normalUri(root);
  // A folder of projects is one itself, mostly without a plan.
  const withPlan = session.projects.filter(hasPlan);
  const open = withPlan.length ? withPlan : session.projects;
  const found = wanted === undefined ? open[0] : session.projects.find((one) => one.rootUri === wanted);
  if (!found) throw new InputError(wanted ? `No project is open at ${wanted}.` : 'No project is open.');
  if (wanted === undefined && open.length > 1)
    throw new InputError(`Several projects are open. Name one: ${open.map((one) => one.rootUri).join(', ')}.`);
  return found;
}
