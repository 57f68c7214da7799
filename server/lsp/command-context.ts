// What a command works with: its project as it is now, the engine, where progress goes, when to stop.
import { InputError, UserError } from '../base/user-error.ts';
import { whySqlIsOff } from '../engines/availability.ts';
import type { OperationContext } from '../operations/context.ts';
import { requireReadable } from '../operations/whole-plan.ts';
import { planHash, planOf } from '../plan/resolve-plan.ts';
import type { Workers } from '../worker/client.ts';
import type { Project } from '../workspace/project.ts';
import { normalUri } from '../workspace/uri.ts';
import type { Session } from './session.ts';

export interface CommandContext {
  readonly session: Session;
  readonly signal: AbortSignal;
  /** What is being done now, and how much of it is done, 0 to 1. */
  readonly progress: (text: string, share?: number) => void;
}
/** As the command line has it, of the project of that root; where nothing is said, the only one. Throws UserError, also where a file of its plan cannot be read. */
export function operationContextOf(
  { session, signal, progress }: CommandContext,
  wanted: string | undefined,
  needsPlan: boolean,
): Promise<OperationContext> {
  return session.inOrder(() => {
    const { root, snapshot } = projectAt(session, wanted);
    if (needsPlan) requireReadable(snapshot);
    const plan = planOf(snapshot);
    const { today, english, worker: script } = session.options;
    return {
      project: { root, snapshot, plan, planHash: planHash(plan) },
      signal,
      progress,
      engines: () => enginesOf(session),
      sqlOff: () => whySqlIsOff(script),
      folder: root,
      today: today(),
      shown: (uri) => session.clientUri(uri),
      english,
    };
  });
}

function enginesOf({ worker }: Session): Workers {
  if (worker) return worker;
  throw new UserError('sql-off', 'This language server was started without an engine: nothing can be run.');
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
