// "Copy Problem Report": what we need to know about a fault, without a name from the plan or a path of the machine.
import { commands, type ExtensionContext, env, version, window, workspace } from 'vscode';
import type { Feature, Started } from '../feature.ts';

export const problemReport: Feature = {
  name: 'problem report',
  start(started) {
    started.extension.subscriptions.push(
      commands.registerCommand('trackwright.copyProblemReport', async () => {
        await env.clipboard.writeText(reportOf(started));
        window.setStatusBarMessage('Problem report copied', 5000);
      }),
    );
  },
};

function reportOf({ extension, projects, faults }: Started): string {
  const { state } = projects;
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
    `- SQL: ${state.sqlOff ?? 'on'}`,
    ...state.projects.map(
      ({ plans, events, errors, warnings, profile, dbt }, at) =>
        `- Project ${at + 1}: ${plans.length} plan files, ${events} events, ${errors} errors, ${warnings} warnings, profile ${profile}${dbt ? `, dbt ${dbt}` : ''}`,
    ),
    ...changed,
    ...faults.slice(-3).flatMap((fault) => ['', '```', fault, '```']),
    '',
    'What I did, what I expected, what happened:',
    '',
  ].join('\n');
}
const extensionVersion = ({ extension }: ExtensionContext): string => String(extension.packageJSON.version);
