// "Copy Problem Report": what we need to know about a fault, without a name from the plan or a path of the machine.
import { homedir, tmpdir } from 'node:os';
import { type ExtensionContext, env, version, workspace } from 'vscode';
import { fence } from '../../server/results/markdown.ts';
import type { Feature, Services } from '../feature.ts';
import { redact } from '../redact.ts';
import { registerCommand } from '../register-command.ts';
import { showBriefly } from '../ui.ts';

export const problemReport: Feature = {
  name: 'problem report',
  start(services) {
    services.extension.subscriptions.push(
      registerCommand(
        'copyProblemReport',
        async () => {
          await env.clipboard.writeText(reportOf(services));
          showBriefly('Problem report copied');
        },
        services,
      ),
    );
  },
};

function reportOf({ extension, projects, faults }: Services): string {
  const { state } = projects;
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const places = [...folders, extension.extensionPath, homedir(), tmpdir()];
  const settings = Object.keys(extension.extension.packageJSON.contributes.configuration.properties as object);
  const changed = settings.flatMap((key) => {
    const { globalValue, workspaceValue } = workspace.getConfiguration().inspect(key) ?? {};
    const value = workspaceValue ?? globalValue;
    return value === undefined ? [] : [`- ${key}: ${JSON.stringify(value)}`];
  });
  return [
    '## Trackwright problem report',
    '',
    `- Trackwright ${extensionVersion(extension)}, VS Code ${version}, ${process.platform}-${process.arch}, Node ${process.versions.node}`,
    `- ${env.remoteName ? `remote: ${env.remoteName}` : 'local'}, ${workspace.isTrusted ? 'trusted' : 'not trusted'}`,
    `- SQL: ${redact(state.sqlOff ?? 'on', places)}`,
    ...state.projects.map(
      ({ plans, events, errors, warnings, profile, dbt }, at) =>
        `- Project ${at + 1}: ${plans.length} plan files, ${events} events, ${errors} errors, ${warnings} warnings, profile ${profile}${dbt ? `, dbt ${dbt}` : ''}`,
    ),
    ...changed,
    ...faults.slice(-3).flatMap((fault) => ['', fence(redact(fault, places), '')]),
    '',
    'What I did, what I expected, what happened:',
    '',
  ].join('\n');
}
const extensionVersion = ({ extension }: ExtensionContext): string => String(extension.packageJSON.version);
