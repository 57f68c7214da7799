// "Run Metric, Funnel or Retention" and "Generate SQL": what the plan asks, answered from the project's data, or shown as its statement.
import { commands } from 'vscode';
import { helpFor } from '../error-actions.ts';
import type { Feature, Services } from '../feature.ts';
import { pickQuestion, projectAt } from '../pick.ts';
import { registerCommand } from '../register-command.ts';
import { runServerCommand } from '../run-server-command.ts';
import type { Job } from '../views/results/view.ts';

/** `name` is `funnel:checkout` or a name that is clear without, `root` the uri of the project. */
type Asked = readonly [name?: string, root?: string];

export const runQuestionFeature: Feature = {
  name: 'run',
  start(services) {
    services.extension.subscriptions.push(
      registerCommand(
        'run',
        async (...asked: Asked) => {
          const question = await questionOf(asked, services, 'Run Metric, Funnel or Retention');
          return question && services.results.run(workOf(question, services));
        },
        services,
        { needsTrust: true },
      ),
      registerCommand(
        'generateSql',
        async (...asked: Asked) => {
          const question = await questionOf(asked, services, 'Generate SQL');
          return question && commands.executeCommand('trackwright.showSql', question.name, question.root);
        },
        services,
      ),
    );
  },
};

async function questionOf([name, root]: Asked, { projects }: Services, title: string) {
  const project = projectAt(projects, root);
  if (name !== undefined && project) return { name, root: project.root };
  const picked = await pickQuestion(projects, title);
  return picked && { name: picked.name, root: picked.project.root };
}

function workOf({ name, root }: { readonly name: string; readonly root: string }, services: Services): Job {
  const { results, log } = services;
  const work: Job = {
    title: titleOf(name),
    ask: async (token, step) =>
      (await runServerCommand(services, 'trackwright.run', { project: root, name }, token, step)).card,
    help: (failure) =>
      failure.code === 'no-data'
        ? [
            {
              title: 'Generate Events',
              do: async () => {
                if (await commands.executeCommand<boolean>('trackwright.generateEvents', root)) await results.run(work);
              },
            },
          ]
        : helpFor(failure, log),
  };
  return work;
}

/** `Funnel "checkout"`. */
function titleOf(name: string): string {
  const [noun = '', ...rest] = name.split(':');
  return rest.length ? `${noun.charAt(0).toUpperCase()}${noun.slice(1)} "${rest.join(':')}"` : `"${name}"`;
}
