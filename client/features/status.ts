// The language status of plan files: which project, which profile, and what is off.
import { type LanguageStatusItem, LanguageStatusSeverity, languages, Uri, window, workspace } from 'vscode';
import type { ProjectState } from '../../server/protocol.ts';
import type { Feature } from '../feature.ts';
import { documentSelector } from '../server.ts';
import { setStatus } from '../ui.ts';

export const status: Feature = {
  name: 'status',
  start({ extension, projects }) {
    const project = languages.createLanguageStatusItem('trackwright.project', documentSelector);
    const sql = languages.createLanguageStatusItem('trackwright.sql', documentSelector);
    project.name = 'Trackwright project';
    sql.name = 'Trackwright SQL';
    const say = () => {
      const file = window.activeTextEditor?.document.uri;
      sayProject(project, file && projects.of(file));
      saySql(sql, workspace.isTrusted ? projects.state.sqlOff : 'this folder is not trusted');
    };
    say();
    extension.subscriptions.push(
      project,
      sql,
      projects.onChange(say),
      window.onDidChangeActiveTextEditor(say),
      workspace.onDidGrantWorkspaceTrust(say),
    );
  },
};

function sayProject(item: LanguageStatusItem, project: ProjectState | undefined): void {
  if (project)
    setStatus(
      item,
      project.name,
      [`profile ${project.profile}`, ...(project.dbt ? [`dbt ${project.dbt}`] : [])].join(', '),
    );
  else setStatus(item, 'No project', 'a project is a folder with trackwright.yml or a plan');
  if (project)
    item.command = {
      title: 'Open Settings File',
      command: 'vscode.open',
      arguments: [Uri.joinPath(Uri.parse(project.root), 'trackwright.yml')],
    };
}

function saySql(item: LanguageStatusItem, off: string | null): void {
  setStatus(item, off === null ? 'SQL on' : 'SQL off', off ?? 'DuckDB');
  item.severity = off === null ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
  item.command = workspace.isTrusted ? undefined : { title: 'Manage Trust', command: 'workbench.trust.manage' };
}
