// "Write dbt Files": what nobody changed by hand is written, the rest is shown before it is.

import { UserError } from '../../server/base/user-error.ts';
import { showCommandError } from '../error-actions.ts';
import type { Feature } from '../feature.ts';
import { pickProject, projectAt } from '../pick.ts';
import { registerCommand } from '../register-command.ts';
import { runServerCommand, withProgress } from '../run-server-command.ts';

export const generateDbtFeature: Feature = {
  name: 'generate dbt',
  start(services) {
    const { extension, projects, proposals, results, log } = services;
    extension.subscriptions.push(
      registerCommand(
        'generateDbt',
        async (root?: string) => {
          const project = projectAt(projects, root) ?? (await pickProject(projects));
          if (!project) return;
          try {
            const { card, edit, files } = await withProgress(project.name, (token, step) =>
              runServerCommand(services, 'trackwright.generateDbt', { project: project.root }, token, step),
            );
            results.show(card);
            if (!edit) return;
            const question =
              files.length === 1
                ? 'A dbt file was changed by hand since it was generated. Write over it?'
                : `${files.length} dbt files have edits of yours. Replace them?`;
            await proposals.decide({ edit, files, question, yes: 'Overwrite' });
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
            await showCommandError(error, log);
          }
        },
        services,
        { needsTrust: true },
      ),
    );
  },
};
