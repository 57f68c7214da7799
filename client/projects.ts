// The projects of the open folders, as the server last told them, and the context keys that say where commands apply.
import { commands, type Disposable, EventEmitter, type TextEditor, Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { PROJECTS, type ProjectState, type ProjectsState } from '../server/protocol.ts';

export interface ProjectStates extends Disposable {
  readonly state: ProjectsState;
  /** Those with a plan. */
  readonly withPlan: readonly ProjectState[];
  /** Undefined for a file outside of them all. */
  of(file: Uri): ProjectState | undefined;
  onChange(listener: (state: ProjectsState) => void): Disposable;
}

export function followProjects(server: LanguageClient): ProjectStates {
  const changed = new EventEmitter<ProjectsState>();
  let state: ProjectsState = { projects: [], sqlOff: null };
  const withPlan = () => state.projects.filter((project) => project.plans.length > 0);
  const following = [
    changed,
    server.onNotification(PROJECTS, (next: ProjectsState) => {
      state = next;
      void setContext('hasPlan', withPlan().length > 0);
      void setContext(
        'hasQuestion',
        withPlan().some(({ questions }) => questions.some(({ names }) => names.length > 0)),
      );
      void setContext('sqlOff', state.sqlOff !== null);
      changed.fire(state);
    }),
    window.onDidChangeActiveTextEditor(sayWhetherBrief),
  ];
  sayWhetherBrief(window.activeTextEditor);
  return {
    get state() {
      return state;
    },
    get withPlan() {
      return withPlan();
    },
    of: (file) => nearest(state.projects, file),
    onChange: changed.event,
    dispose: () => following.forEach((each) => void each.dispose()),
  };
}

export const isBrief = (file: Uri): boolean => /\.brief\.ya?ml$/i.test(file.path);

const sayWhetherBrief = (editor: TextEditor | undefined): void =>
  void setContext('isBrief', editor !== undefined && isBrief(editor.document.uri));

const setContext = (key: string, value: boolean) => commands.executeCommand('setContext', `trackwright.${key}`, value);

function nearest(projects: readonly ProjectState[], file: Uri): ProjectState | undefined {
  const inside = projects.filter(({ root }) => `${file.path}/`.startsWith(`${Uri.parse(root).path}/`));
  return inside.sort((a, b) => b.root.length - a.root.length)[0];
}
