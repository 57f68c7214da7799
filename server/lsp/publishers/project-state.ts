// What our own extension shows of each project without asking: name, files, counts. Said again whenever something in it changes.
import type { Connection } from 'vscode-languageserver';
import type { DbtProject } from '../../dbt/read/things.ts';
import { targetVersion } from '../../dbt/read/version.ts';
import { whySqlIsOff } from '../../engines/availability.ts';
import { sections } from '../../plan/sections.ts';
import { PROJECTS, type ProjectState, type ProjectsState } from '../../protocol.ts';
import { questionKinds } from '../../query/questions/registry.ts';
import type { Project } from '../../workspace/project.ts';
import { fireAndForget } from '../fire-and-forget.ts';
import type { Session } from '../session.ts';

const TELL_AFTER_MS = 100;

/** Tells the client after each change that it can see. */
export function publishProjectState(connection: Connection, session: Session): () => void {
  const sqlOff = whySqlIsOff(session.options.worker);
  const names = nameCounter();
  let timer: NodeJS.Timeout | undefined;
  let told = '';
  const tell = () => {
    const projects = session.projects.map((project) => stateOf(project, names(project), session));
    const state: ProjectsState = { projects, sqlOff };
    const said = JSON.stringify(state);
    if (said === told) return;
    told = said;
    void connection.sendNotification(PROJECTS, state);
  };
  return () => {
    session.projects.forEach(names);
    clearTimeout(timer);
    timer = setTimeout(() => fireAndForget(connection, session.inOrder(tell)), told ? TELL_AFTER_MS : 0);
  };
}

/** How often the names of a project changed: told by the difference of two snapshots, else taken for a change. */
function nameCounter(): (project: Project) => number {
  const seen = new WeakMap<Project, { readonly version: number; readonly names: number }>();
  // Of all projects: one that is read from the disk again does not begin where it began before.
  let changes = 0;
  return (project) => {
    const { version, difference } = project.snapshot;
    const before = seen.get(project);
    if (before?.version === version) return before.names;
    const same = before?.version === difference.from && !difference.names.size;
    const names = before && same ? before.names : ++changes;
    seen.set(project, { version, names });
    return names;
  };
}

function stateOf(project: Project, names: number, session: Session): ProjectState {
  const { snapshot, rootUri } = project;
  const dbt = snapshot.items('dbtProject')[0] as DbtProject | undefined;
  return {
    root: rootUri,
    name: snapshot.items('plan')[0]?.name.value || decodeURIComponent(rootUri.slice(rootUri.lastIndexOf('/') + 1)),
    names,
    plans: [...snapshot.files].flatMap(([uri, file]) => (file.kind === 'plan' ? [session.clientUri(uri)] : [])),
    profile: snapshot.settings.profile,
    events: snapshot.names('event').length,
    errors: project.problemCount('error'),
    warnings: project.problemCount('warning'),
    questions: questionKinds.map(({ kind, section }) => {
      const { title, icon } = sections[section];
      return { noun: kind, title, icon, names: snapshot.names(kind) };
    }),
    dbt: dbt ? targetVersion(undefined, dbt.requireDbtVersion).version : null,
  };
}
