// "Generate dbt YAML": what nobody changed by hand is written, the rest is shown before it is.
import { commands } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient/node';
import { confirm } from '../confirm.ts';
import type { Feature } from '../feature.ts';
import { tellFailure } from '../help.ts';
import { Failure, perform, withProgress } from '../perform.ts';
import { pickProject, projectAt } from '../pick.ts';

export const generateDbt: Feature = {
  name: 'generate dbt',
  start(started) {
    const { extension, server, projects, results, log } = started;
    extension.subscriptions.push(
      commands.registerCommand('trackwright.generateDbt', async (root?: string) => {
        const project = projectAt(projects, root) ?? (await pickProject(projects));
        if (!project) return;
        try {
          const { card, edit } = await withProgress('Generating dbt YAML', (token, step) =>
            perform(started, 'trackwright.generateDbt', { project: project.root }, token, step),
          );
          results.show(card);
          if (edit) await confirm(server, edit as WorkspaceEdit);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          await tellFailure(error, log);
        }
      }),
    );
  },
};
